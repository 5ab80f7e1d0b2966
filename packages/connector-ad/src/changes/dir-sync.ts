import { assertWanted } from "@rollcall/core";
import { berSequence, readBerSequence } from "../ber.ts";
import type { DirectoryContext } from "../context.ts";
import { controlOid, extendedDNControl } from "../controls.ts";
import { type SearchAnswer, searchOnce } from "../search-once.ts";
import type { WireFilter, WireResult } from "../wire.ts";

/** What DirSync is asked for (MS-ADTS section 3.1.1.3.4.1.3). */
export interface DirSyncQuery {
  readonly filter: WireFilter;
  readonly attributes: readonly string[];
  /** Where to go on from; empty for everything there is. */
  readonly cookie: Uint8Array;
  /** Gives what the account may read, and asks for no right to replicate. */
  readonly objectSecurity: boolean;
  readonly signal?: AbortSignal | undefined;
  /** Where the first page is asked for, too. */
  readonly connection?: number | undefined;
}

/** One page of DirSync. */
export interface DirSyncPage extends SearchAnswer {
  /** Where to go on from; `undefined` when the server did not say. */
  readonly cookie: Uint8Array | undefined;
}

const objectSecurityFlag = 0x1;
// Of long attributes such as `member` only the values that came or went.
const incrementalValuesFlag = 0x8000_0000;
const maxBytes = 1_048_576;

/** Asks for changes page by page until the server has no more. Gives a page of any result code as the last one. */
export async function* dirSync(
  { wire, root }: Pick<DirectoryContext, "wire" | "root">,
  query: DirSyncQuery,
): AsyncIterable<DirSyncPage> {
  const { filter, attributes, signal } = query;
  const base = root.defaultNamingContext;
  const flags = (query.objectSecurity ? objectSecurityFlag : 0) | incrementalValuesFlag;
  const search = { base, scope: "subtree", filter, attributes } as const;
  let { cookie, connection } = query;
  for (;;) {
    assertWanted(signal);
    const value = berSequence([flags, maxBytes, cookie]);
    const answer = await searchOnce(wire, search, {
      controls: [{ oid: controlOid.dirSync, critical: true, value }, extendedDNControl],
      signal,
      ...(connection !== undefined && { connection }),
    });
    connection = answer.result.connection;
    const { more, next } = answerOf(answer.result);
    yield { ...answer, cookie: next };
    if (!more || next === undefined || answer.result.code !== 0) return;
    cookie = next;
  }
}

function answerOf({ controls }: WireResult): {
  readonly more: boolean;
  readonly next?: Uint8Array;
} {
  const value = controls.find(({ oid }) => oid === controlOid.dirSync)?.value;
  const [more, , next] = (value && readBerSequence(value)) ?? [];
  return { more: more !== 0, ...(typeof next === "object" && { next }) };
}
