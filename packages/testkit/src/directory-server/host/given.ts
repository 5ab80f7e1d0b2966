import type { SeedEntry } from "../options.ts";

type Values = SeedEntry["attributes"][string];

/** Writes a password as unicodePwd wants it. */
export function quotedPassword(password: string): Buffer {
  return Buffer.from(`"${password}"`, "utf16le");
}

/** Gives values as they would come over the wire. */
export function bytesOf(values: Values): readonly Uint8Array[] {
  const all = typeof values === "string" || values instanceof Uint8Array ? [values] : values;
  return all.map((value) => (typeof value === "string" ? Buffer.from(value, "utf8") : value));
}
