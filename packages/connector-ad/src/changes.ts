import {
  type Account,
  assertToken,
  assertWanted,
  type ChangesPart,
  contentHash,
  type DeltaToken,
  type TokenEnvelope,
} from "@rollcall/core";
import { accountShape } from "./account-shape.ts";
import { firstCookie, rowsByDirSync } from "./changes/by-dir-sync.ts";
import { rowsByUsn } from "./changes/by-usn.ts";
import { assertYoung } from "./changes/lifetime.ts";
import { type Position, readPosition } from "./changes/position.ts";
import { changesOf } from "./changes/resolve.ts";
import type { Row } from "./changes/row.ts";
import {
  invalidToken,
  readTokenValue,
  type TokenValue,
  writeTokenValue,
} from "./changes/token-value.ts";
import type { ChangesWay } from "./changes/way.ts";
import type { DirectoryContext } from "./context.ts";
import { linkTables } from "./links.ts";

/** A way in which changes can be read. */
export type OpenWay = Exclude<ChangesWay, { readonly way: "none" }>;

/** Makes the part of a session that reads changes. */
export function changesPart(context: DirectoryContext, way: OpenWay): ChangesPart<Account> {
  const tables = linkTables(context);
  const asked = watchedAttributes(context);
  const fingerprint = fingerprintOf(context, way, asked);
  return {
    async *since(token, { signal } = {}) {
      assertWanted(signal);
      const position = await readPosition(context, signal);
      const envelope = envelopeOf(context, position, fingerprint);
      const issue = (value: TokenValue): DeltaToken => ({
        ...envelope,
        issuedAt: context.settings.now(),
        value: writeTokenValue(value),
      });
      const reading: Reading = { way, position, asked, signal };
      const from = token && (await valueOfToken(context, token, { envelope, position, signal }));
      let value = from ?? (await firstValue(context, reading));
      if (from) {
        for await (const { rows, next } of rowPages(context, from, reading)) {
          value = next;
          yield* changesOf(context, rows, { links: tables(), signal });
        }
      }
      yield { changes: [], token: issue(value), completeness: { state: "complete" } };
    },
  };
}

interface Reading {
  readonly way: OpenWay;
  readonly position: Position;
  readonly asked: readonly string[];
  readonly signal: AbortSignal | undefined;
}

async function firstValue(
  context: DirectoryContext,
  { way, position, asked, signal }: Reading,
): Promise<TokenValue> {
  const { usn, connection } = position;
  if (way.way === "usn") return { usn };
  const { objectSecurity } = way;
  const options = { objectSecurity, attributes: asked, signal, connection };
  const cookie = await firstCookie(context, options);
  return { usn, cookie };
}

interface RowsTo {
  readonly rows: readonly Row[];
  /** What the token holds once these are done. */
  readonly next: TokenValue;
}

async function* rowPages(
  context: DirectoryContext,
  from: TokenValue,
  { way, position, asked, signal }: Reading,
): AsyncIterable<RowsTo> {
  const { usn, connection } = position;
  if (way.way === "usn") {
    const call = { signal, connection };
    for await (const rows of rowsByUsn(context, from.usn, call)) yield { rows, next: { usn } };
    return;
  }
  if (!from.cookie) throw invalidToken();
  const { objectSecurity } = way;
  const options = { objectSecurity, attributes: asked, signal, connection };
  for await (const { rows, cookie } of rowsByDirSync(context, from.cookie, options)) {
    yield { rows, next: { usn, cookie } };
  }
}

/** Throws unless the token can be continued here and now. */
async function valueOfToken(
  context: DirectoryContext,
  token: DeltaToken,
  now: { envelope: TokenEnvelope; position: Position; signal: AbortSignal | undefined },
): Promise<TokenValue> {
  assertToken(token, now.envelope);
  const value = readTokenValue(token.value);
  // A controller put back by other means than a restore counts changes again under the same id.
  if (value.usn > now.position.usn) {
    throw invalidToken("the controller's database was put back to before the delta token");
  }
  await assertYoung(context, token, now.signal);
  return value;
}

function envelopeOf(
  { settings }: DirectoryContext,
  { invocationId }: Position,
  fingerprint: string,
): TokenEnvelope {
  return { connector: settings.name, scope: settings.baseDN, origin: invocationId, fingerprint };
}

function fingerprintOf(
  { settings, schema }: DirectoryContext,
  way: OpenWay,
  asked: readonly string[],
): string {
  const { bases, kinds, filter } = settings;
  return contentHash({ schema, bases, kinds, filter: written(filter), way, asked });
}

/** Bytes in a filter are written as base64, so that two filters are one text exactly when they are the same. */
function written(filter: unknown): string {
  return JSON.stringify(filter ?? null, (_, value: unknown) =>
    value instanceof Uint8Array ? { base64: Buffer.from(value).toString("base64") } : value,
  );
}

/** What members are told of comes from their groups. */
function watchedAttributes({ dialect, settings }: DirectoryContext): readonly string[] {
  const asked = settings.kinds.flatMap((kind) => accountShape(dialect, { kind }).asked);
  const unheard = new Set([dialect.membership.back, dialect.version, dialect.key.attribute]);
  return [...new Set(asked)].filter((name) => !unheard.has(name)).sort();
}
