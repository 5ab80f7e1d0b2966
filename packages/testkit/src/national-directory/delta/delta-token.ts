import { readToken, writeToken } from "../operations/written-token.ts";
import type { ObjectKind } from "../store/change.ts";

/** One round of a feed: what it reports, and from where to where in the journal. */
export interface Round {
  readonly kind: ObjectKind;
  /** The properties that were selected; `undefined` for the usual ones. */
  readonly select?: string | undefined;
  /** The only objects that are reported. */
  readonly ids?: readonly string[] | undefined;
  /** `undefined` for a round that reports everything there is. */
  readonly after?: number | undefined;
  readonly upTo: number;
  /** Objects that the round before kept back. */
  readonly late: readonly string[];
  /** From where the round before reported: what is late is reported from there. */
  readonly before?: number | undefined;
}

/** Where in a round a link goes on, or, when `done`, from where the next round starts. */
export interface DeltaToken {
  readonly round: Round;
  readonly page: number;
  readonly done: boolean;
  /** When it was given, in milliseconds since 1970. */
  readonly at: number;
}

/** Writes a token. */
export function writeDeltaToken(token: DeltaToken): string {
  return writeToken(token);
}

/** Reads a token; `undefined` for what is none. */
export function readDeltaToken(text: string): DeltaToken | undefined {
  const token = readToken<DeltaToken>(text);
  return token && typeof token.round === "object" && typeof token.page === "number"
    ? token
    : undefined;
}
