import type { PasswordPolicy } from "./policy.ts";

const ours = "how words are looked for is our choice";

/** The policy of NHSmail for people. */
export const nhsmailPolicy: PasswordPolicy = {
  name: "NHSmail",
  source: `NHSmail password policy, support.nhs.net; ${ours}, and that names count from three letters`,
  dated: "2023-07-27",
  minimumLength: 10,
  spaces: "refused",
  classes: false,
  names: { least: 3, spelling: "folded" },
  guessing: "strict",
  required: { denyList: true, compromised: true },
  history: 4,
  validDays: 365,
};

/** The policy of NHSmail for application accounts. */
export const nhsmailApplicationPolicy: PasswordPolicy = {
  ...nhsmailPolicy,
  name: "NHSmail, application account",
  minimumLength: 20,
};

/**
 * The advice of the National Cyber Security Centre: a list of common passwords, no classes, no expiry. It names no
 * length.
 */
export const ncscPolicy: PasswordPolicy = {
  name: "NCSC",
  source: `NCSC, Password policy: updating your approach, and its list of 100,000 passwords; the length is that of Cyber Essentials; ${ours}`,
  dated: "2019-04-21",
  minimumLength: 8,
  spaces: "allowed",
  classes: false,
  names: { least: 4, spelling: "folded" },
  guessing: "strict",
  required: { denyList: true, compromised: false },
  history: 0,
  validDays: undefined,
};

/**
 * NIST SP 800-63B-4 for a password that is the only factor. It compares the whole password with its lists, and asks for
 * no classes.
 */
export const nistSingleFactorPolicy: PasswordPolicy = {
  name: "NIST SP 800-63B-4, single factor",
  source: "NIST SP 800-63B-4, section 3.1.1.2",
  dated: "2025",
  minimumLength: 15,
  spaces: "allowed",
  classes: false,
  names: undefined,
  guessing: "whole",
  required: { denyList: true, compromised: true },
  history: 0,
  validDays: undefined,
};

/** NIST SP 800-63B-4 for a password that is only ever used together with a second factor. */
export const nistWithSecondFactorPolicy: PasswordPolicy = {
  ...nistSingleFactorPolicy,
  name: "NIST SP 800-63B-4, with a second factor",
  minimumLength: 8,
};

/** Cyber Essentials by length alone. */
export const cyberEssentialsPolicy: PasswordPolicy = {
  name: "Cyber Essentials, by length",
  source: "Cyber Essentials: Requirements for IT Infrastructure, password-based authentication",
  dated: "2022-01-24",
  minimumLength: 12,
  spaces: "allowed",
  classes: false,
  names: undefined,
  guessing: "whole",
  required: { denyList: false, compromised: false },
  history: 0,
  validDays: undefined,
};

/** Cyber Essentials with automatic blocking of common passwords. */
export const cyberEssentialsWithDenyListPolicy: PasswordPolicy = {
  ...cyberEssentialsPolicy,
  name: "Cyber Essentials, with a deny list",
  minimumLength: 8,
  required: { denyList: true, compromised: false },
};
