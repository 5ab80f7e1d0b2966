import {
  type Approval,
  approve,
  type Breach,
  type DeltaToken,
  type Finding,
  type Plan,
  type SnapshotSummary,
  sealPlan,
} from "@rollcall/core";
import fc, { type Arbitrary } from "fast-check";
import { observedAt } from "./account.ts";
import { completeness } from "./link.ts";
import { type OperationOptions, operation } from "./operation.ts";

/** Makes what was read of one system. */
export function snapshot(): Arbitrary<SnapshotSummary> {
  return fc.record(
    {
      system: fc.constantFrom("esr", "directory"),
      completeness: completeness(),
      count: fc.nat(60_000),
      missingCanaries: fc.uniqueArray(fc.constantFrom("k1", "k2"), { maxLength: 2 }),
      refused: fc.nat(5),
    },
    { requiredKeys: ["system", "completeness", "count", "missingCanaries"] },
  );
}

/** Makes the bookmarks of connectors. */
export function deltaToken(): Arbitrary<DeltaToken> {
  return fc.record({
    connector: fc.constantFrom("esr", "directory"),
    scope: fc.constantFrom("extracts", "OU=Staff,DC=trust,DC=nhs,DC=uk"),
    issuedAt: fc.constant(observedAt),
    origin: fc.uuid(),
    fingerprint: fc.constantFrom("1", "2"),
    value: fc.string(),
  });
}

/** Makes sealed plans of a few operations, some of which the guard stops. */
export function plan(options: OperationOptions): Arbitrary<Plan> {
  const operations = fc.uniqueArray(operation(options), {
    maxLength: 4,
    selector: ({ id }) => id,
  });
  const parts = fc.record({
    store: fc.uuid(),
    revision: fc.nat(9),
    mode: fc.constantFrom("full" as const, "changes" as const),
    snapshots: fc.uniqueArray(snapshot(), { maxLength: 2, selector: ({ system }) => system }),
    operations,
    findings: fc.array(finding, { maxLength: 2 }),
    breaches: fc.uniqueArray(breach, { maxLength: 2, selector: ({ code }) => code }),
    token: fc.option(deltaToken(), { nil: undefined }),
  });
  return parts.map(({ breaches, token, ...rest }) =>
    sealPlan({
      ...rest,
      spec: "rollcall/plan@1",
      asOf: observedAt,
      policy: "trust",
      verdict: { decision: breaches.length > 0 ? "stop" : "allow", breaches, counts: [] },
      checkpoint: {
        byOperation: Object.fromEntries(
          rest.operations.map(({ id }) => [id, [{ space: "links", key: id, value: { id } }]]),
        ),
        atEnd: token ? [{ space: "tokens", key: token.connector, value: { ...token } }] : [],
      },
    }),
  );
}

/** Makes approvals of a plan, with all its breaches, that hold for an hour or a day from when it was made. */
export function approval(of: Plan): Arbitrary<Approval> {
  const expires = fc.constantFrom("2026-11-21T08:00:00Z", "2026-11-22T07:00:00Z");
  return fc.record({ by: fc.constantFrom("A. Okafor", "B. Hughes"), expires }).map((given) =>
    approve(of, {
      ...given,
      at: observedAt,
      accepts: of.verdict.breaches.map(({ code }) => code),
    }),
  );
}

const finding: Arbitrary<Finding> = fc.record(
  {
    finding: fc.constantFrom<Finding["finding"]>("unmatched", "disputed", "absent", "suggestion"),
    target: fc.constant("directory"),
    personId: fc.constantFrom("p1", "p2"),
    about: fc.constantFrom("ada.okafor", "ben.hughes"),
    because: fc.constant("two accounts could be theirs"),
    advice: fc.constant("Look at both."),
  },
  { requiredKeys: ["finding", "about", "because"] },
);

const breach: Arbitrary<Breach> = fc.record({
  code: fc.constantFrom("directory/disable/percent", "directory/canaries", "esr/drop"),
  target: fc.constantFrom("directory", "esr"),
  because: fc.constant("300 of 900 accounts would be disabled; up to 50 pass"),
});
