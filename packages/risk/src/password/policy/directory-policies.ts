import type { Instant } from "@rollcall/core";

/**
 * The password policies of a directory domain, as plain values: what `readPasswordPolicies` of `@rollcall/connector-ad`
 * gives.
 */
export interface DirectoryPolicies {
  /** When they were read. */
  readonly readAt?: Instant | undefined;
  /** What holds for everybody whom no fine-grained policy applies to. */
  readonly domain: DirectoryPasswordSettings;
  readonly fineGrained: readonly FineGrainedSettings[];
}

/** What a domain, or a fine-grained policy of it, asks of passwords. */
export interface DirectoryPasswordSettings {
  readonly minimumLength: number;
  readonly historyLength: number;
  /** Three of five classes of characters, and neither the account's name nor a part of the display name. */
  readonly complexity: boolean;
  /** In milliseconds. `undefined`: for ever. */
  readonly maximumAge: number | undefined;
}

/** A fine-grained policy (`msDS-PasswordSettings`), and whom it is for. */
export interface FineGrainedSettings extends DirectoryPasswordSettings {
  /** Its `objectGUID`. */
  readonly id: string;
  /** From 1; the lowest wins. */
  readonly precedence: number;
  /** The `objectGUID`s of the accounts and groups that it applies to. */
  readonly appliesTo: readonly string[];
}

/** An account, and the global groups that it is in, also through other groups, by `objectGUID`. */
export interface DirectorySubject {
  readonly id: string;
  readonly groups?: readonly string[] | undefined;
  /**
   * The `objectGUID` of the policy that the directory itself says applies (`msDS-ResultantPSO`); `null` where it says
   * that none does. Where it is given, it decides, and `groups` are not needed.
   */
  readonly resultant?: string | null | undefined;
}
