import fc, { type Arbitrary } from "fast-check";
import type { Fault, ScheduledFault } from "../faults/fault.ts";
import { callKinds } from "../memory/calls.ts";

/** What schedules are made of. */
export interface FaultScheduleOptions {
  /** Kinds of fault; those that an honest system may show when missing: not the ones that lie or last. */
  readonly kinds?: readonly Fault["kind"][] | undefined;
  /** The latest call to be struck. Defaults to 20. */
  readonly calls?: number | undefined;
  /** Defaults to 4. */
  readonly most?: number | undefined;
}

const honest: readonly Fault["kind"][] = [
  "throttle",
  "timeout",
  "lost-response",
  "repeat",
  "empty-pages",
];

/** Makes schedules of faults, which shrink to fewer and earlier ones. */
export function faultSchedule(
  options: FaultScheduleOptions = {},
): Arbitrary<readonly ScheduledFault[]> {
  const { kinds = honest, calls = 20, most = 4 } = options;
  const one = fc.record({
    on: fc.constantFrom("any" as const, ...callKinds),
    call: fc.integer({ min: 1, max: calls }),
    fault: fc.constantFrom(...kinds).chain((kind) => faultOf(kind)),
  });
  return fc.array(one, { maxLength: most });
}

const effect = fc.constantFrom("before" as const, "after" as const);
const page = fc.nat(3);

function faultOf(kind: Fault["kind"]): Arbitrary<Fault> {
  const makers: Readonly<Record<Fault["kind"], Arbitrary<Fault>>> = {
    throttle: fc.record(
      { kind: fc.constant("throttle" as const), after: fc.nat(5) },
      { requiredKeys: ["kind"] },
    ),
    timeout: fc.record({ kind: fc.constant("timeout" as const), effect }),
    "lost-response": fc.constant({ kind: "lost-response" }),
    repeat: fc.constant({ kind: "repeat" }),
    death: fc.record({ kind: fc.constant("death" as const), effect }),
    fail: fc.constant({ kind: "fail", code: "unavailable" }),
    "duplicate-page": fc.record({ kind: fc.constant("duplicate-page" as const), page }),
    "empty-pages": fc.record({
      kind: fc.constant("empty-pages" as const),
      page,
      count: fc.integer({ min: 1, max: 3 }),
    }),
    truncate: fc.record({ kind: fc.constant("truncate" as const), pages: page }),
    lie: fc.record({ kind: fc.constant("lie" as const), every: fc.integer({ min: 1, max: 4 }) }),
    "lost-rights": fc.record({
      kind: fc.constant("lost-rights" as const),
      attribute: fc.constant("userName"),
      prefix: fc.constantFrom("a", "b", ""),
    }),
    "schema-drift": fc.record({
      kind: fc.constant("schema-drift" as const),
      account: fc.constant("account"),
      attribute: fc.constantFrom("title", "department"),
      becomes: fc.constant(null),
    }),
    "clock-jump": fc.record({
      kind: fc.constant("clock-jump" as const),
      by: fc.integer({ min: -7_200_000, max: 7_200_000 }),
    }),
  };
  return makers[kind];
}
