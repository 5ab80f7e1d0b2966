import type { PolicyFault } from "./policy.ts";

/** Where a fault happened. */
export type FaultPlace = Pick<PolicyFault, "personId" | "target" | "rule" | "attribute">;

/** Describes what a rule threw, by the kind of error alone: its message may hold what it was about. */
export function threw(error: unknown, place: FaultPlace): PolicyFault {
  const kind = error instanceof Error ? error.name : "value that is no error";
  return { fault: "rule-threw", ...place, because: `the rule ${place.rule} threw: ${kind}` };
}

/** Describes a value that does not fit its attribute. */
export function wrongValue(problem: string, place: FaultPlace): PolicyFault {
  return {
    fault: "wrong-value",
    ...place,
    because: `the rule ${place.rule} gave a wrong value: ${problem}`,
  };
}
