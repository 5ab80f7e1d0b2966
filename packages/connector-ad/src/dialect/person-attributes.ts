import type { DialectAttribute } from "./dialect.ts";

/** Makes a text attribute of one value. */
export function text(maxLength: number, more: Partial<DialectAttribute> = {}): DialectAttribute {
  return { type: "string", syntax: "text", maxLength, ...more };
}

/** Makes an attribute that the server writes by itself. */
export function told(
  type: DialectAttribute["type"],
  syntax: DialectAttribute["syntax"],
  more: Partial<DialectAttribute> = {},
): DialectAttribute {
  return { type, syntax, readOnly: true, ...more };
}

/** A moment that is compared as one. */
export const instant = { type: "instant", compare: "instant" } as const;

/** The DN of what holds an entry. A change of it moves the entry. */
export const container: DialectAttribute = {
  type: "string",
  syntax: "parent",
  compare: "dn",
  role: "container",
  required: true,
};

/** Another account, by its stable key. */
export const reference: DialectAttribute = { type: "string", syntax: "reference", reference: true };

/** Told apart without regard to letter case. */
export const anyCase = { compare: "ignore-case" } as const;

/** A telephone number, however it is spelt. */
export const telephone = { compare: "e164" } as const;

/** The address of a mailbox. Mail to a temporary one would reach nobody. */
export const mail: DialectAttribute = text(256, { ...anyCase, unique: true, noTemporary: true });

/** Makes the attribute that names an entry among those of its container. */
export function nameWithin(maxLength: number): DialectAttribute {
  return text(maxLength, {
    ...anyCase,
    role: "name",
    required: true,
    unique: { within: "container" },
  });
}
