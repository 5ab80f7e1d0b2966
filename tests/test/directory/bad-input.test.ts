import { activeDirectory, groupsByName } from "@rollcall/connector-ad";
import {
  type AccountRef,
  type AppliedReceipt,
  memoryStore,
  owned,
  type Person,
  type Plan,
  type Policy,
  secret,
  type TargetConnector,
  type UpdateOperation,
} from "@rollcall/core";
import { lendLease, memorySource } from "@rollcall/testkit";
import {
  type Login,
  leastRights,
  type Samba,
  serverAvailability,
  serviceAccount,
  startSamba,
} from "@rollcall/testkit/servers";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { storeContents } from "../stage/contents.ts";
import { opening } from "../stage/hospital.ts";
import { carryOut, live, planFor } from "../stage/run.ts";
import { patience } from "../stage/runs.ts";
import type { Systems } from "../stage/stage.ts";
import { directoryPolicy } from "./stage/policy.ts";
import { containers, emptyTrustSteps, groupNames } from "./stage/tree.ts";

const { samba } = await serverAvailability();
const { staff, leavers, groups } = containers;
const base = "DC=trust,DC=nhs,DC=example";
const outreach = `OU=Outreach,${base}`;
const service = serviceAccount({ accounts: [staff, leavers], groups: [groups] });
const names = [
  ["Ann", "Abell"],
  ["Ben", 'O\'Neill, ("Bo") <b+c>'],
  ["Zoë", "#Łukasz\\ Żółć; = /*"],
  ["Dee", "Out Reach"],
  ["Eve", "Moved"],
  ["Fay", "Deleted"],
  ["Gus", "Changed"],
  ["Hal", "Too Long"],
] as const;

function person(at: number, post: { title?: string; department?: string } = {}): Person {
  const [given, family] = names[at] ?? ["Nobody", "Else"];
  const { title = "Nurse", department = "Ward 1" } = post;
  return {
    id: `p${at}`,
    identifiers: [
      { system: "esr-person:431", value: `${100 + at}` },
      { system: "esr-employee:431", value: `${20_000 + at}` },
    ],
    names: { legal: { given, family } },
    assignments: [
      {
        id: `a${at}`,
        organisation: { vpd: "431", department },
        position: { title },
        start: "2020-01-06",
        status: "active",
        primary: true,
      },
    ],
  };
}

/** Who works in the outreach team has an account in a container of its own. */
function withOutreach(policy: Policy): Policy {
  const { directory } = policy.targets;
  if (!directory) throw new Error("the policy has no directory");
  const container = owned((_, { primary }) =>
    primary?.organisation.department === "Outreach" ? outreach : staff,
  );
  const attributes = { ...directory.attributes, container };
  return { ...policy, targets: { directory: { ...directory, attributes } } };
}

/** Says what became of a plan, by person: the status, and the code of the error. */
function outcomes(receipts: readonly AppliedReceipt[]): Record<string, string> {
  const said = receipts.map(({ personId = "", status, error }): [string, string] => [
    personId,
    error ? `${status}: ${error.code}` : status,
  ]);
  return Object.fromEntries(said.sort());
}

function connectorAs({ url, ca, baseDN }: Samba, { name, password }: Login): TargetConnector {
  const credentials = { name, password: secret(Buffer.from(password)) };
  const accounts = { bases: [staff, leavers, outreach] };
  return activeDirectory({ url, baseDN, credentials, tls: { ca }, accounts });
}

function peopleOf({ operations }: Plan): readonly string[] {
  return operations.map(({ personId = "" }) => personId).sort();
}

describe.skipIf(!samba.available)("what goes wrong with some accounts of a directory", () => {
  let server: Samba;
  let systems: Systems & { readonly source: ReturnType<typeof memorySource> };

  beforeAll(async () => {
    const unit = `dn: ${outreach}\nobjectClass: organizationalUnit\n`;
    server = await startSamba({
      prepare: [...emptyTrustSteps, { kind: "ldif", text: unit }, ...service.steps],
      settings: ["dsdb:schema update allowed = true"],
    });
    const directory = connectorAs(server, service.login);
    const people = names.map((_, at) => {
      const department = at === 3 ? "Outreach" : at === 7 ? "x".repeat(65) : "Ward 1";
      return person(at, { department });
    });
    systems = {
      source: memorySource({ name: "staff", people, clock: () => opening }),
      targets: [directory],
      policy: withOutreach(directoryPolicy(await groupsByName(directory, groupNames))),
      store: memoryStore(),
    };
  });
  afterAll(async () => {
    await server?.stop();
  });

  /** Changes, moves or deletes the account of one person as an administrator does. */
  const byHand = async (
    at: number,
    deltas: UpdateOperation["deltas"] | "delete",
  ): Promise<void> => {
    await using session = await connectorAs(server, server.administrator).open();
    const where = { attribute: "employeeNumber", anyOf: [`${100 + at}`] };
    const pages = await Array.fromAsync(session.read.scan({ where }));
    const ref = pages.flatMap(({ items }) => items)[0]?.ref as AccountRef;
    const change =
      deltas === "delete" ? ({ kind: "delete" } as const) : ({ kind: "update", deltas } as const);
    const by = { target: "directory", account: "account", label: "by hand", classes: [] } as const;
    const rest = { urgency: "routine", reasons: [], after: [], expects: { exists: true } } as const;
    const operation = { ...by, ...rest, ...change, id: `by hand ${at}`, ref };
    await lendLease(async (lease) => session.write?.execute(operation, lease));
  };
  const left = async (): Promise<readonly Plan["operations"][]> => [
    (await planFor(systems, { asOf: opening, mode: "changes" })).operations,
    (await planFor(systems, { asOf: opening, mode: "full" })).operations,
  ];

  test("a right that is missing on one container, names with every awkward character, and a value that is too long", {
    timeout: patience,
  }, async () => {
    const { plan, receipts } = await live(systems, { asOf: opening });
    expect(outcomes(receipts)).toEqual({
      ...Object.fromEntries([0, 1, 2, 4, 5, 6].map((at) => [`p${at}`, "done"])),
      p3: "failed: permission-denied",
    });
    const refused = receipts.find(({ status }) => status === "failed");
    expect(refused?.error).toMatchObject({
      effect: "none",
      advice: expect.stringContaining("Delegate"),
    });
    expect(plan.findings.filter(({ personId }) => personId === "p7")).toEqual([
      expect.objectContaining({
        finding: "refused",
        because: expect.stringContaining("attributes.department"),
        advice: expect.stringMatching(/^Correct/),
      }),
    ]);
    for (const mode of ["changes", "full"] as const) {
      expect(peopleOf(await planFor(systems, { asOf: opening, mode }))).toEqual(["p3"]);
    }
    const { dn: trustee } = service;
    await server.administer(leastRights({ trustee, baseDN: base, accounts: [outreach] }));
    expect(outcomes((await live(systems, { asOf: opening })).receipts)).toEqual({ p3: "done" });
    expect(await left()).toEqual([[], []]);
  });

  test("accounts that somebody else moves, deletes or changes between plan and apply", {
    timeout: patience,
  }, async () => {
    for (const at of [0, 4, 5, 6]) systems.source.staff.put(person(at, { title: "Sister" }));
    const plan = await planFor(systems, { asOf: opening });
    expect(peopleOf(plan)).toEqual(["p0", "p4", "p5", "p6"]);
    const to = (attribute: string, value: string) =>
      ({ attribute, change: "replace", value }) as const;
    await byHand(4, [to("cn", "Elsewhere"), to("container", leavers)]);
    await byHand(5, "delete");
    await byHand(6, [to("title", "Porter")]);
    const receipts = await carryOut(plan, systems);
    expect(outcomes(receipts)).toEqual({ p0: "done", p4: "done", p5: "skipped", p6: "skipped" });
    for (const { status, reason } of receipts) {
      expect(reason).toEqual(status === "skipped" ? expect.stringMatching(/./) : undefined);
    }
    const next = await live(systems, { asOf: opening, mode: "changes" });
    expect(peopleOf(next.plan)).toEqual(["p4", "p5", "p6"]);
    expect(outcomes(next.receipts)).toEqual({ p4: "done", p5: "done", p6: "done" });
    expect(await left()).toEqual([[], []]);
  });

  test("a password of the service account that is good no longer, until it is set again", async () => {
    const { store } = systems;
    const kept = await storeContents(store);
    const set = (attribute: string, value: string): Promise<void> => {
      const change = `changetype: modify\nreplace: ${attribute}\n${attribute}: ${value}\n`;
      return server.administer([{ kind: "ldif", text: `dn: ${service.dn}\n${change}` }]);
    };
    // Until now it was one that never expires.
    await set("userAccountControl", "512");
    await set("pwdLastSet", "0");
    await expect(planFor(systems, { asOf: opening })).rejects.toMatchObject({
      code: "auth-failed",
      scope: "system",
      message: expect.stringMatching(/must be changed/),
      advice: expect.stringMatching(/password/),
    });
    await set("pwdLastSet", "-1");
    expect(await left()).toEqual([[], []]);
    expect(await storeContents(store)).toEqual(kept);
  });
});
