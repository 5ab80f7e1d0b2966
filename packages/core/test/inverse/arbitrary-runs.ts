import fc from "fast-check";
import { entitlementKey } from "../../src/model/entitlement.ts";
import type { Operation, Receipt } from "../../src/model/operation.ts";
import { carryOut, type SmallAccount, type SmallTarget, smallTarget } from "./small-target.ts";

/** A target before and after some operations that it let through. */
export interface SmallRun {
  readonly before: SmallTarget;
  readonly after: SmallTarget;
  readonly operations: readonly Operation[];
  readonly receipts: readonly Receipt[];
}

const groups = ["g1", "g2"].map((id) => ({ kind: "group", id }));
const keys = ["k1", "k2", "k3", "new:n1", "new:n2"];
const mails = ["a@example.nhs.uk", "b@example.nhs.uk", "c@example.nhs.uk", "d@example.nhs.uk"];

const account: fc.Arbitrary<SmallAccount> = fc.record({
  attributes: fc.record(
    {
      title: fc.constantFrom("Nurse", "Porter"),
      proxies: fc.uniqueArray(fc.constantFrom("p1", "p2", "p3"), { minLength: 1 }),
    },
    { requiredKeys: [] },
  ),
  enabled: fc.boolean(),
  entitlements: fc.subarray(groups),
});

/** What to try: which of it can be done is for the target to say. */
const attempt = fc.record({
  key: fc.constantFrom(...keys),
  other: fc.constantFrom(...keys),
  what: fc.constantFrom(
    "create",
    "mail",
    "clear",
    "supervisor",
    "proxies",
    "state",
    "groups",
    "members",
    "delete",
  ),
  mail: fc.constantFrom(...mails),
  values: fc.uniqueArray(fc.constantFrom("p1", "p2", "p3"), { minLength: 1 }),
  groups: fc.subarray(groups),
});

type Attempt = typeof attempt extends fc.Arbitrary<infer T> ? T : never;

/** Makes runs of up to a dozen operations that depend on one another in any way that the target lets pass. */
export const runs: fc.Arbitrary<SmallRun> = fc
  .record({
    accounts: fc.record({ k1: account, k2: account, k3: account }),
    attempts: fc.array(attempt, { maxLength: 16 }),
  })
  .map(({ accounts, attempts }) => {
    const before = smallTarget(accounts);
    const after = smallTarget(accounts);
    const operations: Operation[] = [];
    const receipts: Receipt[] = [];
    for (const [index, one] of attempts.entries()) {
      const operation = operationOf(one, { after, id: `o${index}`, earlier: operations });
      if (!operation) continue;
      try {
        receipts.push(carryOut(after, operation));
        operations.push(operation);
      } catch {
        // The target refused it, as it refuses an address that is taken: it is not part of the run.
      }
    }
    return { before, after, operations, receipts };
  });

interface Circumstances {
  readonly after: SmallTarget;
  readonly id: string;
  readonly earlier: readonly Operation[];
}

function operationOf(one: Attempt, { after, id, earlier }: Circumstances): Operation | undefined {
  const stableOf = (key: string): string => after.made.get(key) ?? key;
  const found = after.accounts.get(stableOf(one.key));
  const waits = earlier.at(-1);
  const base = {
    id,
    target: "directory",
    account: "account",
    label: one.key,
    classes: [],
    urgency: "routine" as const,
    reasons: [],
    after: waits && one.values.length > 1 ? [waits.id] : [],
  };
  if (one.what === "create") {
    if (!one.key.startsWith("new:") || after.made.has(one.key)) return undefined;
    return {
      ...base,
      kind: "create",
      handle: one.key.slice(4),
      attributes: { mail: one.mail, proxies: one.values, title: null },
      enabled: one.groups.length > 0,
      entitlements: one.groups,
      expects: { exists: false },
    };
  }
  if (!found) return undefined;
  const ref = { kind: "account", stable: one.key };
  const held = (name: string) => ({
    exists: true,
    attributes: { [name]: found.attributes[name] ?? null },
  });
  const update = { ...base, kind: "update" as const, ref };
  const replace = (attribute: string, value: string): Operation => ({
    ...update,
    deltas: [{ attribute, change: "replace", value }],
    expects: held(attribute),
  });
  switch (one.what) {
    case "mail":
      return replace("mail", one.mail);
    case "supervisor":
      return replace("supervisor", one.other);
    case "clear":
      return {
        ...update,
        deltas: [{ attribute: "title", change: "clear" }],
        expects: held("title"),
      };
    case "proxies":
      return {
        ...update,
        deltas: [
          { attribute: "proxies", change: "remove", values: one.values.slice(1) },
          { attribute: "proxies", change: "add", values: one.values.slice(0, 1) },
        ],
        expects: held("proxies"),
      };
    case "state":
      return {
        ...update,
        deltas: [],
        enabled: !found.enabled,
        expects: { exists: true, enabled: found.enabled },
      };
    case "groups": {
      const holds = new Set(found.entitlements.map(entitlementKey));
      const grant = one.groups.filter((each) => !holds.has(entitlementKey(each)));
      const revoke = groups.filter(
        (each) => !grant.includes(each) && holds.has(entitlementKey(each)),
      );
      return {
        ...update,
        deltas: [],
        grant,
        revoke,
        expects: { exists: true, lacks: grant, holds: revoke },
      };
    }
    case "members": {
      const entitlement = groups[0] ?? { kind: "group", id: "g1" };
      const isHeld = found.entitlements.some((each) => each.id === entitlement.id);
      const [grant, revoke] = isHeld ? [[], [ref]] : [[ref], []];
      return { ...base, kind: "membership", entitlement, grant, revoke, expects: { exists: true } };
    }
    case "delete":
      return { ...base, kind: "delete", ref, expects: { exists: true } };
  }
}
