import type {
  ChangeClass,
  Operation,
  OperationBase,
  UpdateOperation,
} from "../../src/model/operation.ts";
import type { Finding, Plan } from "../../src/plan/plan.ts";
import { sealPlan } from "../../src/plan/seal-plan.ts";

const file = "GO_431_EXP_GOC_20261120_00000042.DAT";

function base(id: string, label: string, facts: Partial<OperationBase> = {}): OperationBase {
  return {
    id,
    target: "directory",
    account: "account",
    personId: `431:${id}`,
    label,
    expects: { exists: true },
    classes: ["update"],
    urgency: "routine",
    reasons: [],
    after: [],
    ...facts,
  };
}

function update(id: string, label: string, facts: Partial<UpdateOperation>): Operation {
  const ref = { kind: "account", stable: `key-of-${label}`, lookup: label.toLowerCase() };
  return { ...base(id, label), kind: "update", ref, deltas: [], ...facts };
}

const because = (text: string, rule: string, line: number): OperationBase["reasons"] => [
  { rule, because: text, origin: { source: "staff", record: `${file} line ${line}` } },
];

const swapping = { rule: "mail", because: "Alex Reid married and took the name of Robin Hale" };

const operations: readonly Operation[] = [
  update("o1", "Sam Patel", {
    enabled: false,
    expects: { exists: true, enabled: true },
    classes: ["disable"],
    urgency: "closing",
    reasons: because("the last working day was 20 Nov 2026", "lifecycle: leaver", 17),
  }),
  {
    ...base("o2", "Ward 5 drug charts", {
      target: "mail",
      classes: ["revoke"],
      urgency: "closing",
      reasons: because("the last working day was 20 Nov 2026", "entitlements", 17),
      after: ["o1"],
    }),
    kind: "membership",
    entitlement: { kind: "group", id: "ward-5-charts" },
    grant: [],
    revoke: [
      { kind: "account", stable: "m1", lookup: "sam.patel@example.nhs.uk" },
      { kind: "account", stable: "m2", lookup: "dana.fox@example.nhs.uk" },
    ],
  },
  update("o3", "Alex Reid", {
    deltas: [{ attribute: "mail", change: "replace", value: "tmp-9c1e@example.nhs.uk" }],
    expects: { exists: true, attributes: { mail: "alex.reid@example.nhs.uk" } },
    reasons: [swapping],
  }),
  update("o4", "Robin Hale", {
    deltas: [{ attribute: "mail", change: "replace", value: "alex.reid@example.nhs.uk" }],
    expects: { exists: true, attributes: { mail: "robin.hale@example.nhs.uk" } },
    reasons: [swapping],
    after: ["o3"],
  }),
  update("o5", "Alex Reid", {
    deltas: [{ attribute: "mail", change: "replace", value: "robin.hale@example.nhs.uk" }],
    expects: { exists: true, attributes: { mail: "tmp-9c1e@example.nhs.uk" } },
    reasons: [swapping],
    after: ["o4"],
  }),
  {
    ...base("o6", "Jane Okafor", {
      expects: { exists: false },
      classes: ["create", "grant"],
      urgency: "opening",
      due: "2026-11-23",
      reasons: because("starts on 23 Nov 2026", "lifecycle: joiner", 88),
    }),
    kind: "create",
    handle: "h-jane",
    attributes: { displayName: "Jane Okafor", title: "Ward Manager", telephone: null },
    enabled: false,
    entitlements: [{ kind: "group", id: "staff" }],
  },
  update("o7", "Zoë 李", {
    deltas: [
      { attribute: "department", change: "replace", value: "Ward 5" },
      { attribute: "telephone", change: "clear" },
      { attribute: "proxies", change: "add", values: ["smtp:zoe.li@example.nhs.uk"] },
      { attribute: "supervisor", change: "replace", value: "new:h-jane" },
    ],
    grant: [{ kind: "group", id: "ward-5" }],
    revoke: [{ kind: "group", id: "theatres" }],
    expects: {
      exists: true,
      attributes: {
        department: "Theatres",
        telephone: "01632 960123",
        proxies: ["smtp:zoe@example.nhs.uk"],
        supervisor: null,
      },
    },
    classes: ["update", "grant", "revoke"],
    reasons: [
      ...because("the primary assignment is now Staff Nurse, Ward 5", "department", 102),
      ...because("the primary assignment is now Staff Nurse, Ward 5", "supervisor", 102),
      { rule: "telephone", because: "the source says that there is none" },
    ],
    after: ["o6"],
  }),
  {
    ...base("o8", "Kim Shaw", {
      target: "mail",
      classes: ["delete"],
      reasons: [
        { rule: "lifecycle: expired", because: "was closed on 21 Aug 2026 and kept 90 days" },
      ],
    }),
    kind: "delete",
    ref: { kind: "account", stable: "m9", lookup: "kim.shaw@example.nhs.uk" },
  },
];

const unmatched = (about: string): Finding => ({
  finding: "unmatched",
  target: "directory",
  about,
  because: "no person has its keys",
});

const findings: readonly Finding[] = [
  unmatched("svc-backup"),
  unmatched("scanner-3"),
  unmatched("training-1"),
  {
    finding: "disputed",
    target: "mail",
    about: "j.smith4@example.nhs.uk",
    because: "two people have this staff number",
    advice: "Say whose it is with decide()",
  },
  { finding: "refused", about: `${file} line 231`, because: "the birth date is not a date" },
];

const count = (target: string, changeClass: ChangeClass, many: number, population: number) => ({
  target,
  changeClass,
  count: many,
  population,
});

/** A small night at a trust: a leaver, a joiner, a mover, two people who swap an address, and a source that shrank. */
export const smallNight: Plan = sealPlan({
  spec: "rollcall/plan@1",
  store: "store-1",
  revision: 41,
  asOf: "2026-11-21T07:00:00Z",
  mode: "full",
  policy: "Northern Dales",
  snapshots: [
    {
      system: "staff",
      completeness: { state: "complete" },
      count: 19_402,
      missingCanaries: [],
      refused: 1,
    },
    {
      system: "directory",
      completeness: { state: "complete" },
      count: 20_113,
      missingCanaries: [],
    },
    {
      system: "mail",
      completeness: { state: "partial", reasons: ["page 12 of 20 timed out"] },
      count: 11_870,
      missingCanaries: ["canary-2"],
    },
  ],
  operations,
  findings,
  verdict: {
    decision: "stop",
    breaches: [
      {
        code: "staff/drop",
        target: "staff",
        because:
          "19,402 records were read, and 20,090 when last accepted (3.42% fewer); up to 401 fewer pass (2%)",
      },
      {
        code: "mail/read-partial",
        target: "mail",
        because: "the read was cut short; page 12 of 20 timed out",
      },
    ],
    counts: [
      count("directory", "disable", 1, 20_113),
      count("directory", "revoke", 1, 20_113),
      count("directory", "create", 1, 20_113),
      count("directory", "grant", 2, 20_113),
      count("directory", "update", 3, 20_113),
      count("directory", "rename", 0, 20_113),
      count("mail", "delete", 1, 11_870),
      count("mail", "revoke", 2, 11_870),
    ],
  },
  checkpoint: { byOperation: {}, atEnd: [] },
});
