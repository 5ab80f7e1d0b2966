import { type CompactModel, compactModel } from "../../../src/model/compact/compact-model.ts";
import type { SignInModel } from "../../../src/model/sign-in-model.ts";
import type { SignIn } from "../../../src/sign-in/sign-in.ts";

export const dayLength = 86_400_000;

/** Nine in the morning of a Monday. */
export const monday: number = Date.UTC(2026, 7, 3, 8);

const people = 40;

/** A sign-in of a person on a day from {@link monday}, at a desk of the trust, with whatever is to be different. */
export function attempt(subject: string, day: number, different: Partial<SignIn> = {}): SignIn {
  return {
    id: `${subject}-${day}`,
    at: monday + day * dayLength,
    subject,
    organisation: "RZZ",
    role: "nurse",
    result: "succeeded",
    address: "192.0.2.17",
    network: { number: 64_500 },
    place: { country: "GB", latitude: 51.5, longitude: -0.1, accuracy: 20 },
    device: { id: `device-${subject}`, browser: "Edge 141", system: "Windows 11" },
    method: "password",
    application: "portal",
    session: "session-1",
    ...different,
  };
}

/** Lets forty people sign in once a day, half of the days at the trust and the others from a home of their own. */
export function learnDays(model: SignInModel, from: number, to: number): void {
  for (let day = from; day < to; day++) {
    for (let person = 0; person < people; person++) {
      const home = { address: `198.18.${person}.5`, network: { number: 64_600 + (person % 5) } };
      const isHome = (person + day) % 2 === 1;
      model.learn(attempt(`person-${person}`, day, isHome ? home : {}));
    }
  }
}

/** A model that has watched them for thirty days. */
export function trust(): CompactModel {
  const model = compactModel({ sketchWidth: 4_096 });
  learnDays(model, 0, 30);
  return model;
}

/** Adds up what a model says of a sign-in. */
export function total(model: SignInModel, event: SignIn): number {
  return model.weigh(event).reduce((sum, { bits }) => sum + bits, 0);
}

/** What one feature of a sign-in adds. */
export function bitsOf(model: SignInModel, event: SignIn, source: string): number {
  return model.weigh(event).find((found) => found.source === source)?.bits as number;
}
