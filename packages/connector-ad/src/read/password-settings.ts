import { ConnectorError } from "@rollcall/core";
import { parseLink } from "../extended-dn.ts";
import { guidText } from "../guid.ts";
import { millisecondsOfInterval } from "../interval.ts";
import { textsOf } from "../texts-of.ts";
import type { Entry } from "../wire.ts";

/** What a domain, or a fine-grained policy of it, asks of passwords. Times are in milliseconds. */
export interface PasswordSettings {
  /** In UTF-16 units, as the directory counts. */
  readonly minimumLength: number;
  readonly historyLength: number;
  readonly complexity: boolean;
  /** Whether passwords are kept so that they can be read again. */
  readonly reversible: boolean;
  readonly minimumAge: number;
  /** `undefined`: for ever. */
  readonly maximumAge: number | undefined;
  /** `undefined`: accounts are never locked. */
  readonly lockout: PasswordLockout | undefined;
}

/** When an account is locked after wrong passwords. */
export interface PasswordLockout {
  readonly threshold: number;
  /** How long wrong ones count. */
  readonly window: number;
  /** `undefined`: until an administrator unlocks it. */
  readonly duration: number | undefined;
}

/** A fine-grained policy, and whom it is for. */
export interface FineGrainedPasswordSettings extends PasswordSettings {
  /** Its `objectGUID`. */
  readonly id: string;
  /** The lowest wins. */
  readonly precedence: number;
  /** The `objectGUID`s of the accounts and groups that it is linked to. */
  readonly appliesTo: readonly string[];
}

/** The names of the attributes: they differ between the head of a domain and `msDS-PasswordSettings`. */
interface SettingsNames {
  readonly minimumLength: string;
  readonly historyLength: string;
  readonly minimumAge: string;
  readonly maximumAge: string;
  readonly threshold: string;
  readonly window: string;
  readonly duration: string;
}

const onDomain: SettingsNames = {
  minimumLength: "minPwdLength",
  historyLength: "pwdHistoryLength",
  minimumAge: "minPwdAge",
  maximumAge: "maxPwdAge",
  threshold: "lockoutThreshold",
  window: "lockOutObservationWindow",
  duration: "lockoutDuration",
};
const onPolicy: SettingsNames = {
  minimumLength: "msDS-MinimumPasswordLength",
  historyLength: "msDS-PasswordHistoryLength",
  minimumAge: "msDS-MinimumPasswordAge",
  maximumAge: "msDS-MaximumPasswordAge",
  threshold: "msDS-LockoutThreshold",
  window: "msDS-LockoutObservationWindow",
  duration: "msDS-LockoutDuration",
};
// DOMAIN_PASSWORD_COMPLEX and DOMAIN_PASSWORD_STORE_CLEARTEXT (MS-SAMR section 2.2.1.4).
const complexBit = 1;
const clearTextBit = 16;

/** What must be read of the head of a domain. */
export const domainAttributes: readonly string[] = ["pwdProperties", ...Object.values(onDomain)];

/** What must be read of a fine-grained policy. */
export const fineGrainedAttributes: readonly string[] = [
  "objectGUID",
  "msDS-PasswordSettingsPrecedence",
  "msDS-PasswordComplexityEnabled",
  "msDS-PasswordReversibleEncryptionEnabled",
  "msDS-PSOAppliesTo",
  ...Object.values(onPolicy),
];

/** Reads the policy of a domain off its head. Throws `permission-denied` when that cannot be seen. */
export function domainSettings(entry: Entry | undefined): PasswordSettings {
  const properties = numberOf(entry, "pwdProperties");
  return {
    ...common(entry, onDomain),
    complexity: (properties & complexBit) !== 0,
    reversible: (properties & clearTextBit) !== 0,
  };
}

/**
 * Reads a fine-grained policy; its links with their GUIDs. Throws `permission-denied` when a part of it cannot be seen.
 */
export function fineGrainedSettings(entry: Entry): FineGrainedPasswordSettings {
  const guid = entry.attributes.get("objectguid")?.[0];
  const links = textsOf(entry, "msDS-PSOAppliesTo").map((value) => parseLink(value).guid);
  return {
    id: (guid && guidText(guid)) ?? "",
    precedence: numberOf(entry, "msDS-PasswordSettingsPrecedence"),
    appliesTo: links.filter((link) => link !== undefined).sort(),
    ...common(entry, onPolicy),
    complexity: textOf(entry, "msDS-PasswordComplexityEnabled") === "TRUE",
    reversible: textOf(entry, "msDS-PasswordReversibleEncryptionEnabled") === "TRUE",
  };
}

function common(
  entry: Entry | undefined,
  names: SettingsNames,
): Omit<PasswordSettings, "complexity" | "reversible"> {
  const threshold = numberOf(entry, names.threshold);
  const duration = spanOf(entry, names.duration);
  return {
    minimumLength: numberOf(entry, names.minimumLength),
    historyLength: numberOf(entry, names.historyLength),
    minimumAge: spanOf(entry, names.minimumAge) ?? 0,
    // None at all means never, too.
    maximumAge: spanOf(entry, names.maximumAge) || undefined,
    lockout:
      threshold === 0
        ? undefined
        : { threshold, window: spanOf(entry, names.window) ?? 0, duration: duration || undefined },
  };
}

function numberOf(entry: Entry | undefined, attribute: string): number {
  return Number(textOf(entry, attribute));
}

function spanOf(entry: Entry | undefined, attribute: string): number | undefined {
  return millisecondsOfInterval(textOf(entry, attribute));
}

function textOf(entry: Entry | undefined, attribute: string): string {
  const [text] = textsOf(entry, attribute);
  if (text !== undefined) return text;
  throw new ConnectorError({
    code: "permission-denied",
    scope: "session",
    message: "a part of a password policy cannot be read",
    advice: "Grant the connector's account the right to read it.",
    where: { field: attribute },
  });
}
