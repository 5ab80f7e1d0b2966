/**
 * What a password must be, as data: {@link verdict} reads it, and nobody has to trust our reading of a source, since it
 * says which one and of when.
 */
export interface PasswordPolicy {
  /** Names the policy in verdicts and records. */
  readonly name: string;
  /** Who asks for it and where that is written; our own additions are named too. */
  readonly source: string;
  /** Of when the source is, as it says itself: a year, a month or a day. */
  readonly dated: string;
  /** In code points after normalisation (NFKC). */
  readonly minimumLength: number;
  readonly spaces: "allowed" | "refused";
  /** Whether it takes characters of three of the five classes of Windows. */
  readonly classes: boolean;
  /**
   * Refuses the account's name and each part of the person's names as a part of the password. `undefined`: does not
   * look.
   */
  readonly names: NamesRule | undefined;
  /** How words that are easy to guess are looked for. */
  readonly guessing: Guessing;
  /**
   * Whether the list of common passwords, and the set of compromised ones, must have been asked; what is given is
   * always asked.
   */
  readonly required: { readonly denyList: boolean; readonly compromised: boolean };
  /** How many earlier passwords it must differ from. */
  readonly history: number;
  /** After how many days it must be changed, which may be less than one. `undefined`: when it is known to be compromised, and not before. */
  readonly validDays: number | undefined;
}

/** How short a name may be and still be looked for, and in which spelling. */
export interface NamesRule {
  /** In characters; shorter ones are left alone. */
  readonly least: number;
  /** `exact`: in any letter case. `folded`: also in the spellings that {@link Guessing} sees through. */
  readonly spelling: "exact" | "folded";
}

/**
 * How words are looked for. `whole`: the whole password against the lists. `entra`: as Microsoft Entra documents it,
 * with points, and with no name of four letters or more in it. `strict`: with points, and seeing through more: every common way to write letters as digits and signs,
 * words reversed or with one slip, repeats, rows of the keyboard, years.
 */
export type Guessing = "whole" | "entra" | "strict";
