import type { SignInModel } from "../../src/model/sign-in-model.ts";
import type { SignIn } from "../../src/sign-in/sign-in.ts";
import { contribution } from "../decision/contributions.ts";

/** A model that knows networks by heart, and what it was taught. */
export interface SmallModel extends SignInModel {
  readonly learnt: SignIn[];
  readonly noted: SignIn[];
}

/** Makes a model for tests: a network that the person was never seen in is worth 5 bits, a known one takes 1 away. */
export function smallModel(): SmallModel {
  const learnt: SignIn[] = [];
  const noted: SignIn[] = [];
  const of = ({ subject }: SignIn) => learnt.filter((each) => each.subject === subject);
  const knows = (event: SignIn) =>
    of(event).some(({ network }) => network?.number === event.network?.number);
  return {
    version: "small@1",
    learnt,
    noted,
    past(event) {
      const own = of(event);
      const last = own.at(-1);
      return {
        firstSeen: own[0]?.at,
        learnt: own.length,
        last: last && {
          at: last.at,
          place: last.place,
          network: last.network?.number,
          session: undefined,
        },
        failures: noted.filter(({ subject }) => subject === event.subject).length,
        denied: 0,
        passwordReset: undefined,
        known: { country: undefined, network: knows(event), device: undefined },
      };
    },
    weigh: (event) => [contribution({ bits: knows(event) ? -1 : 5 })],
    learn: (event) => void learnt.push(event),
    note: (event) => void noted.push(event),
  };
}
