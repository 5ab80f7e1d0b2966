import { unsupportedQuery } from "../wire/refusals.ts";

/** A word, a sign or a literal of a filter. */
export type Token =
  | { readonly kind: "word" | "sign"; readonly text: string }
  | { readonly kind: "literal"; readonly value: Literal };

/** A value that a filter compares with. */
export type Literal = string | number | boolean | null;

const pattern =
  /\s*(?:(?<quoted>'(?:[^']|'')*')|(?<instant>\d{4}-\d{2}-\d{2}(?:T[\d:.]+(?:Z|[+-]\d{2}:\d{2}))?(?![\w-]))|(?<guid>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})|(?<number>-?\d+(?:\.\d+)?(?![\w-]))|(?<word>[A-Za-z_$][\w$]*)|(?<sign>[(),/:]))/giy;

/** Cuts a filter into its tokens. Refuses what is not one. */
export function tokensOf(filter: string): readonly Token[] {
  const tokens: Token[] = [];
  const text = filter.trim();
  pattern.lastIndex = 0;
  while (pattern.lastIndex < text.length) {
    const groups = pattern.exec(text)?.groups;
    if (!groups) throw unsupportedQuery("Invalid filter clause.");
    tokens.push(tokenOf(groups));
  }
  return tokens;
}

function tokenOf(groups: Readonly<Record<string, string | undefined>>): Token {
  const { quoted, instant, guid, number, word, sign } = groups;
  if (quoted !== undefined) {
    return { kind: "literal", value: quoted.slice(1, -1).replaceAll("''", "'") };
  }
  if (instant !== undefined) return { kind: "literal", value: instant };
  if (guid !== undefined) return { kind: "literal", value: guid };
  if (number !== undefined) return { kind: "literal", value: Number(number) };
  if (word === "true" || word === "false") return { kind: "literal", value: word === "true" };
  if (word === "null") return { kind: "literal", value: null };
  if (word !== undefined) return { kind: "word", text: word };
  return { kind: "sign", text: sign ?? "" };
}
