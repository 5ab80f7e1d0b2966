import type { DirectoryContext } from "../context.ts";
import { controlOid, showDeletedControl } from "../controls.ts";
import { readEntry } from "../read-entry.ts";
import { dirSync } from "./dir-sync.ts";

/** How changes are read, by what the connector's account may do; `none` with the reason. */
export type ChangesWay =
  | { readonly way: "dirsync"; readonly objectSecurity: boolean }
  | { readonly way: "usn" }
  | { readonly way: "none"; readonly because: string };

/**
 * Finds out how changes can be read: DirSync with the right to replicate; DirSync of what the account may read; or the
 * numbers that the controller gives to changes. All but the first need sight of deleted objects, since a deletion that is
 * not seen would be none.
 */
export async function chooseWay(
  context: Pick<DirectoryContext, "wire" | "root">,
  signal?: AbortSignal,
): Promise<ChangesWay> {
  const { root } = context;
  if (root.dialect !== "active-directory") return { way: "none", because: notTold };
  if (root.invocationId === undefined) return { way: "none", because: databaseHidden };
  const syncs = root.controls.has(controlOid.dirSync);
  if (syncs && (await answersDirSync(context, false, signal))) {
    return { way: "dirsync", objectSecurity: false };
  }
  if (!(await seesDeleted(context, signal))) return { way: "none", because: deletedHidden };
  if (syncs && (await answersDirSync(context, true, signal))) {
    return { way: "dirsync", objectSecurity: true };
  }
  return { way: "usn" };
}

const notTold = "this kind of server does not tell what has changed";
const databaseHidden =
  "the connector's account may not read the NTDS settings of the controller, without which no bookmark can be trusted";
const deletedHidden =
  "the connector's account may neither replicate (Replicating Directory Changes) nor list deleted objects";

/** Asks for the head of the domain alone: a server that accepts the request and keeps everything back is of no use. */
async function answersDirSync(
  context: Pick<DirectoryContext, "wire" | "root">,
  objectSecurity: boolean,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  const query = {
    filter: { equal: "objectClass", value: "domainDNS" },
    // Samba gives an object only when an attribute that was asked for has changed.
    attributes: ["name"],
    cookie: new Uint8Array(0),
    objectSecurity,
    signal,
  } as const;
  for await (const { result, entries } of dirSync(context, query)) {
    if (result.code !== 0) return false;
    if (entries.length > 0) return true;
  }
  return false;
}

async function seesDeleted(
  { wire, root }: Pick<DirectoryContext, "wire" | "root">,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  const base = `CN=Deleted Objects,${root.defaultNamingContext}`;
  const controls = [showDeletedControl];
  const entry = await readEntry(wire, { base, attributes: ["objectClass"], controls, signal });
  // Samba shows the container to everybody, and nothing of it.
  return entry?.attributes.has("objectclass") ?? false;
}
