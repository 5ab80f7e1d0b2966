import { parseDn, type Rdn } from "./dn.ts";

/** Gives the form of a part by which two of them are the same. */
export function rdnKey({ type, value }: Rdn): string {
  return `${type.toLowerCase()}=${value.toLowerCase()}`;
}

/** Gives the form of a distinguished name by which two of them are the same; `undefined` when it is none. */
export function dnKey(text: string): string | undefined {
  return parseDn(text)?.map(rdnKey).join("\n");
}
