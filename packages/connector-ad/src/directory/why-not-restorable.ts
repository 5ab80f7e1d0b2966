import { berSequence } from "../ber.ts";
import { controlOid } from "../controls.ts";
import { readEntry } from "../read-entry.ts";
import { sidText } from "../sid.ts";
import type { Wire, WireCall } from "../wire.ts";
import { grants } from "./access-list.ts";
import type { Root } from "./root.ts";

// The extended right Reanimate-Tombstones (MS-ADTS section 5.1.3.2.1), of which the head of the domain is asked.
const reanimate = "45ec5156-db7e-47bb-b53f-dbeb2d03c40f";
const accessListAlone = 4;

/**
 * Finds out why deleted accounts cannot be brought back whole; `undefined` when they can. Costs two cheap searches where
 * the forest has a recycle bin, none elsewhere. Writes nothing.
 */
export async function whyNotRestorable(
  wire: Wire,
  root: Pick<Root, "dialect" | "recycleBin" | "vendor" | "defaultNamingContext">,
  call: WireCall = {},
): Promise<string | undefined> {
  if (root.dialect !== "active-directory") return "this kind of server keeps nothing of them";
  if (!root.recycleBin) return "the forest has no recycle bin, and keeps little of them";
  // Samba 4.17 refuses to restore what its recycle bin holds, whoever asks.
  if (root.vendor?.startsWith("Samba")) return "Samba brings nothing back from its recycle bin";
  const token = await readToken(wire, call);
  // Only a server that does not say who is asking is left to answer for itself, at the time.
  if (token.size === 0) return undefined;
  if (await mayReanimate(wire, { head: root.defaultNamingContext, token }, call)) return undefined;
  return "the connector's account lacks the right to (Reanimate Tombstones)";
}

/** Reads the SIDs under which the server knows who asks. */
export async function readToken(wire: Wire, call: WireCall = {}): Promise<ReadonlySet<string>> {
  const entry = await readEntry(wire, { ...call, base: "", attributes: ["tokenGroups"] });
  const sids = (entry?.attributes.get("tokengroups") ?? []).map(sidText);
  return new Set(sids.filter((sid) => sid !== undefined));
}

/** Tells whether whoever has these SIDs may bring back what was deleted; not, when the access list cannot be read. */
export async function mayReanimate(
  wire: Wire,
  { head, token }: { readonly head: string; readonly token: ReadonlySet<string> },
  call: WireCall = {},
): Promise<boolean> {
  const attributes = ["nTSecurityDescriptor"];
  const flags = { oid: controlOid.descriptorParts, critical: true } as const;
  const controls = [{ ...flags, value: berSequence([accessListAlone]) }];
  const entry = await readEntry(wire, { ...call, base: head, attributes, controls });
  const [descriptor] = entry?.attributes.get("ntsecuritydescriptor") ?? [];
  return (descriptor && grants(descriptor, { right: reanimate, token })) ?? false;
}
