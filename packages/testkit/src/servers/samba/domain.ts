/** The domain that every Samba of the tests serves. */
export const domain = {
  realm: "TRUST.NHS.EXAMPLE",
  /** The short name, as in `TRUST\name`. */
  name: "TRUST",
  baseDN: "DC=trust,DC=nhs,DC=example",
  password: "Adm1n-Passw0rd!",
} as const;
