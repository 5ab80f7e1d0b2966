import {
  handleOf,
  newReference,
  type ResolvedAccount,
  type ResolvedAttribute,
} from "../diff/resolved-account.ts";
import { isOpen, isReference } from "../policy/open-value.ts";
import type { Owner } from "./owners.ts";

/** What the rules of one person come to. */
export interface Resolved {
  readonly owner: Owner;
  readonly desired: ResolvedAccount;
  /** By attribute, what the allotted names are made from, to be remembered with the link. */
  readonly stems: Readonly<Record<string, string>>;
  /** By attribute, the allotted names, to be remembered with their stems. */
  readonly names: Readonly<Record<string, string>>;
  /** People whose accounts are referred to and who have none. */
  readonly missing: readonly string[];
  /** Attributes for which every name that may be given is somebody else's. */
  readonly unnamed: readonly string[];
}

/** Answers what a rule leaves open. */
export interface Answers {
  /** The stable key of a person's account, or `new:<handle>`. */
  readonly accountOf: (personId: string) => string | undefined;
  /** The name that was allotted; `null` when none is free, `undefined` when the attribute stays as it is. */
  readonly nameOf: (personId: string, attribute: string) => string | null | undefined;
}

/** Puts values in the place of references and allotments. What has no answer is left out, and changes nothing. */
export function resolve(owner: Owner, answers: Answers): Resolved {
  const attributes: Record<string, ResolvedAttribute> = {};
  const stems: Record<string, string> = { ...owner.link?.stems };
  const names: Record<string, string> = { ...owner.link?.names };
  const missing: string[] = [];
  const unnamed: string[] = [];
  for (const [name, attribute] of Object.entries(owner.desired.attributes)) {
    const { mode, value } = attribute;
    if (!isOpen(value)) attributes[name] = attribute as ResolvedAttribute;
    else if (isReference(value)) {
      const key = answers.accountOf(value.referenceTo);
      if (key === undefined) missing.push(value.referenceTo);
      else attributes[name] = { mode, value: key };
    } else {
      const given = answers.nameOf(owner.person.id, name);
      if (given === null) unnamed.push(name);
      if (typeof given !== "string") continue;
      attributes[name] = { mode, value: given };
      stems[name] = value.stem;
      names[name] = given;
    }
  }
  return { owner, desired: { ...owner.desired, attributes }, stems, names, missing, unnamed };
}

/** Gives the key of an account that is still to be made for a person. */
export function keyToCome(personId: string): string {
  return newReference(handleOf(personId));
}
