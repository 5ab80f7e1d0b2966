import type { SignIn } from "../sign-in/sign-in.ts";
import type { ListedNetwork } from "../sign-in/surroundings.ts";
import type { Lesson } from "./lesson.ts";
import type { SignInAssessorOptions } from "./options.ts";
import { presentOf } from "./present.ts";
import { tell } from "./tell.ts";

/** A sign-in that was decided on, and what a list says of its address. */
export interface Taught {
  readonly event: SignIn;
  readonly listed: ListedNetwork | undefined;
}

/**
 * Teaches the model what may be learnt of a sign-in, and lets the tables behind the surroundings take note of it. A
 * model that throws has not learnt it, which is reported and stops nobody.
 */
export function teach(options: SignInAssessorOptions, taught: Taught, lesson: Lesson): void {
  const { model, note } = options;
  const present = presentOf(options);
  const now = Number.isFinite(present) ? present : taught.event.at;
  const noted = (event: SignIn): void => note?.(event, now);
  if (lesson === "learn") {
    const own = withoutPosition(taught);
    inform(options, () => model.learn(own, now), own);
    inform(options, noted, taught.event);
  }
  if (lesson === "note") {
    // The password was right; what the decision stopped did not succeed.
    const attempt = refused(taught.event);
    inform(options, () => model.note(attempt, now), attempt);
    inform(options, noted, attempt);
  }
}

/** Tells somebody of a sign-in: who throws has not taken note, which is reported and stops nobody. */
export function inform(
  options: SignInAssessorOptions,
  told: ((event: SignIn) => void) | undefined,
  event: SignIn,
): void {
  try {
    told?.(event);
  } catch (cause) {
    tell(options, "learning", cause);
  }
}

function refused(event: SignIn): SignIn {
  return event.result === "succeeded" ? { ...event, result: "refused" } : event;
}

/**
 * Where an organisation's traffic or a VPN comes out is not where the person was: the next journey must not begin
 * there.
 */
function withoutPosition({ event, listed }: Taught): SignIn {
  const { place, ...rest } = event;
  if (!place || (listed !== "egress" && listed !== "vpn")) return event;
  return place.country === undefined ? rest : { ...rest, place: { country: place.country } };
}
