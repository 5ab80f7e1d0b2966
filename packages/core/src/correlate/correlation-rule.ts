import type { Person } from "../model/person.ts";

/** Finds the owner of an account by keys that both sides must share exactly. */
export interface CorrelationRule {
  readonly name: string;
  /** The account attribute that the rule reads; it is searched in a change run. */
  readonly attribute: string;
  readonly person: (person: Person) => readonly string[];
  /** Normalises an account's value to the person's form; as it stands when missing. */
  readonly normalise?: ((value: string) => string) | undefined;
}
