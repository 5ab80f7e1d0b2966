import { type Attributes, ConnectorError, type SideEffect } from "@rollcall/core";
import type { NhsmailSettings } from "../settings.ts";

/** So many numbers are tried before a person must look. */
const mostNumbers = 30;

/**
 * Makes an account under the name that was planned, and under the next number behind it for as long as somebody of another
 * organisation has it: no plan knows those names, since nobody's but our own accounts are read. Gives what was done, with
 * the attributes that it was done with. Names of our own accounts are the plan's business: for them it throws.
 */
export async function underFreeAddress<T>(
  settings: NhsmailSettings,
  planned: Attributes,
  make: (attributes: Attributes) => Promise<T>,
): Promise<{ readonly made: T; readonly sideEffects: readonly SideEffect[] }> {
  let attributes = planned;
  for (let number = 1; ; number++) {
    try {
      const made = await make(attributes);
      return { made, sideEffects: number === 1 ? [] : [wasNumbered(attributes)] };
    } catch (error) {
      if (number === mostNumbers || !isTheirs(error, settings, attributes)) throw error;
      attributes = numbered(attributes);
    }
  }
}

function isTheirs(
  error: unknown,
  { organisationAttribute }: NhsmailSettings,
  { userPrincipalName, mail }: Attributes,
): boolean {
  if (organisationAttribute === undefined || !ConnectorError.is(error)) return false;
  if (error.code !== "not-unique" || error.effect !== "none") return false;
  // An address that somebody has had before is kept as a further one, and shows in no principal name.
  const isAlias = error.where?.field === "proxyAddresses" && mail === userPrincipalName;
  return isAlias || error.where?.rule === "unique-elsewhere";
}

/** Gives the address the next number behind the last name, and with it whatever is the same. */
function numbered(attributes: Attributes): Attributes {
  const { userPrincipalName, mail, mailNickname } = attributes;
  const [local = "", domain = ""] = String(userPrincipalName).split("@");
  const [, stem = local, digits = "1"] = /^(.*?)(\d+)?$/.exec(local) ?? [];
  const next = `${stem}${Number(digits) + 1}`;
  const address = `${next}@${domain}`;
  return {
    ...attributes,
    userPrincipalName: address,
    ...(mail === userPrincipalName && { mail: address }),
    ...(mailNickname === local && { mailNickname: next }),
  };
}

function wasNumbered({ userPrincipalName = null, mail = null }: Attributes): SideEffect {
  return {
    what: "somebody of another organisation has the name that was planned: the next free number was given",
    attributes: { userPrincipalName, mail },
  };
}
