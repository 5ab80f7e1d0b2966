import type { Wire } from "../../src/wire.ts";

/** Adds an entry of text values. Throws when the server refuses it. */
export async function addEntry(
  wire: Wire,
  dn: string,
  attributes: Readonly<Record<string, string>>,
): Promise<void> {
  const written = Object.entries(attributes).map(([type, value]) => ({ type, values: [value] }));
  const { code, diagnostic } = await wire.add(dn, written);
  if (code !== 0) throw new Error(`an entry of the test was refused: ${code} ${diagnostic}`);
}
