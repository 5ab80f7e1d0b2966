import type { SignInAssessorOptions } from "../../src/assess/options.ts";
import type { Decision } from "../../src/decision/decision.ts";
import type { DecisionInputs } from "../../src/decision/decision-inputs.ts";
import type { SignIn } from "../../src/sign-in/sign-in.ts";
import { afterLeaving, morning } from "../decision/inputs.ts";
import { type SmallModel, smallModel } from "./small-model.ts";

/** Options of an assessor, with what was kept and reported through them. */
export interface Given extends SignInAssessorOptions {
  readonly model: SmallModel;
  readonly kept: { readonly decision: Decision; readonly inputs: DecisionInputs }[];
  readonly faults: string[];
}

/** Gives options under which somebody at a known network is allowed, and at another one challenged. */
export function given(more: Partial<SignInAssessorOptions> = {}): Given {
  const kept: Given["kept"] = [];
  const faults: string[] = [];
  return {
    rules: [afterLeaving],
    thresholds: {
      version: "t-1",
      challengeAt: 4,
      target: undefined,
      expected: undefined,
      model: "small@1",
      sample: 0,
    },
    standing: () => "in-post",
    now: () => morning,
    keep: (decision, inputs) => void kept.push({ decision, inputs }),
    report: (fault) => void faults.push(fault),
    ...more,
    model: smallModel(),
    kept,
    faults,
  };
}

let events = 0;

/** A sign-in of one person, at an ordinary network, with an id of its own. */
export function signIn(more: Partial<SignIn> = {}): SignIn {
  events++;
  return {
    id: `event-${events}`,
    at: morning - 1000,
    subject: "person-1",
    result: "succeeded",
    address: "203.0.113.7",
    network: { number: 64_500 },
    device: { id: "device-1", agent: "Mozilla/5.0 (a ward workstation)", browser: "Edge 141" },
    session: "session-1",
    ...more,
  };
}
