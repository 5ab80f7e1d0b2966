import type { DirectoryContext } from "../context.ts";
import { wholeEntry } from "../range.ts";
import { readEntry } from "../read-entry.ts";
import { textOf } from "../value.ts";
import { findKeysOfDNs } from "./keys-of-dns.ts";

const metadata = "msDS-ReplValueMetaData";
const field = (name: string): RegExp => new RegExp(`<${name}>([^<]*)</${name}>`);
const fields = {
  attribute: field("pszAttributeName"),
  dn: field("pszObjectDn"),
  usn: field("usnLocalChange"),
} as const;

/**
 * Tells which members came into a group or left it after a number of the controller, by the metadata of its values
 * (MS-ADTS section 3.1.1.3.2.29 and following); `undefined` when the server does not give them.
 */
export async function changedMembers(
  context: DirectoryContext,
  guid: string,
  { after, signal }: { readonly after: bigint; readonly signal?: AbortSignal | undefined },
): Promise<readonly string[] | undefined> {
  const address = `<GUID=${guid}>`;
  const entry = await readEntry(context.wire, { base: address, attributes: [metadata], signal });
  const whole = entry && (await wholeEntry(context.wire, entry, { address, controls: [], signal }));
  const values = whole?.attributes.get(metadata.toLowerCase());
  if (!values) return undefined;
  const names = values.flatMap((value) => changedName(textOf(value), after) ?? []);
  return findKeysOfDNs(context, names, signal);
}

function changedName(xml: string, after: bigint): string | undefined {
  const read = (one: keyof typeof fields): string => fields[one].exec(xml)?.[1] ?? "";
  const usn = read("usn");
  if (read("attribute").toLowerCase() !== "member" || !/^\d+$/.test(usn)) return undefined;
  return BigInt(usn) > after ? plain(read("dn")) : undefined;
}

function plain(xml: string): string {
  return xml
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&apos;", "'")
    .replaceAll("&amp;", "&");
}
