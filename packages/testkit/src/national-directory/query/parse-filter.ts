import { unsupportedQuery } from "../wire/refusals.ts";
import type { Comparison, Condition } from "./condition.ts";
import { type Literal, type Token, tokensOf } from "./tokens.ts";

interface Cursor {
  readonly tokens: readonly Token[];
  at: number;
  /** The variable of the `any` that is being read. */
  variable?: string | undefined;
}

const comparisons: readonly string[] = ["eq", "ne", "ge", "le", "gt", "lt"];

/** Reads a filter (OData 4.01, 5.1.1.1, as far as directory objects know it). Refuses what cannot be read. */
export function parseFilter(filter: string): Condition {
  const cursor: Cursor = { tokens: tokensOf(filter), at: 0 };
  const condition = joined(cursor, "or");
  if (cursor.at < cursor.tokens.length) throw invalid();
  return condition;
}

function joined(cursor: Cursor, by: "or" | "and"): Condition {
  const part = (): Condition => (by === "or" ? joined(cursor, "and") : negated(cursor));
  const parts = [part()];
  while (takeWord(cursor, by)) parts.push(part());
  const [first] = parts;
  return parts.length === 1 && first ? first : { kind: by, parts };
}

function negated(cursor: Cursor): Condition {
  if (takeWord(cursor, "not")) return { kind: "not", part: negated(cursor) };
  if (!takeSign(cursor, "(")) return primary(cursor);
  const inner = joined(cursor, "or");
  mustSign(cursor, ")");
  return inner;
}

function primary(cursor: Cursor): Condition {
  const word = mustWord(cursor);
  const edge = /^(starts|ends)with$/i.exec(word)?.[1]?.toLowerCase();
  if (edge !== undefined && takeSign(cursor, "(")) {
    return edgeCondition(cursor, edge === "starts" ? "startsWith" : "endsWith");
  }
  return afterPath(cursor, pathFrom(cursor, word));
}

function edgeCondition(cursor: Cursor, kind: "startsWith" | "endsWith"): Condition {
  const path = pathFrom(cursor, mustWord(cursor));
  mustSign(cursor, ",");
  const value = mustLiteral(cursor);
  mustSign(cursor, ")");
  if (typeof value !== "string") throw invalid();
  return { kind, path: path.filter((name) => name !== "$it"), value };
}

function afterPath(cursor: Cursor, path: readonly string[]): Condition {
  const last = path.at(-1);
  const before = path.slice(0, -1);
  if (last === "any" && takeSign(cursor, "(")) return anyOf(cursor, before);
  if (takeWord(cursor, "in")) return { kind: "in", path, values: literals(cursor) };
  const by = mustWord(cursor);
  if (!comparisons.includes(by)) throw invalid();
  const value = mustLiteral(cursor);
  const compared = { by: by as Comparison, value };
  if (last === "$count") return { kind: "count", path: before, ...compared };
  return { kind: "compare", path, ...compared };
}

function anyOf(cursor: Cursor, path: readonly string[]): Condition {
  if (takeSign(cursor, ")")) return { kind: "any", path };
  cursor.variable = mustWord(cursor);
  mustSign(cursor, ":");
  const part = joined(cursor, "or");
  cursor.variable = undefined;
  mustSign(cursor, ")");
  return { kind: "any", path, part };
}

// The variable of an `any` stands for the element itself, so that its path is what comes after.
function pathFrom(cursor: Cursor, first: string): readonly string[] {
  const path = [first];
  while (takeSign(cursor, "/")) path.push(mustWord(cursor));
  return path[0] === cursor.variable ? path.slice(1) : path;
}

function literals(cursor: Cursor): readonly Literal[] {
  mustSign(cursor, "(");
  const values = [mustLiteral(cursor)];
  while (takeSign(cursor, ",")) values.push(mustLiteral(cursor));
  mustSign(cursor, ")");
  return values;
}

function take(cursor: Cursor, kind: "word" | "sign", text?: string): string | undefined {
  const token = cursor.tokens[cursor.at];
  if (token?.kind !== kind || (text !== undefined && token.text !== text)) return;
  cursor.at += 1;
  return token.text;
}

function takeWord(cursor: Cursor, text: string): boolean {
  return take(cursor, "word", text) !== undefined;
}

function takeSign(cursor: Cursor, text: string): boolean {
  return take(cursor, "sign", text) !== undefined;
}

function mustWord(cursor: Cursor): string {
  const word = take(cursor, "word");
  if (word === undefined) throw invalid();
  return word;
}

function mustSign(cursor: Cursor, text: string): void {
  if (!takeSign(cursor, text)) throw invalid();
}

function mustLiteral(cursor: Cursor): Literal {
  const token = cursor.tokens[cursor.at];
  if (token?.kind !== "literal") throw invalid();
  cursor.at += 1;
  return token.value;
}

function invalid(): Error {
  return unsupportedQuery("Invalid filter clause.");
}
