import { createHash } from "node:crypto";

/**
 * Writes a value as JSON with the keys of every object in order (by UTF-16 code unit) and no white space.
 * Keys whose value is `undefined` are left out. The same value always gives the same text.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) {
    return `[${value.map((item) => canonicalJson(item === undefined ? null : item)).join(",")}]`;
  }
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const parts: string[] = [];
  for (const key of Object.keys(value).sort()) {
    const member = (value as Record<string, unknown>)[key];
    if (member !== undefined) parts.push(`${JSON.stringify(key)}:${canonicalJson(member)}`);
  }
  return `{${parts.join(",")}}`;
}

/** Hashes the canonical JSON of a value with SHA-256, as hex. The text of a large value is never there as a whole. */
export function contentHash(value: unknown): string {
  const hash = createHash("sha256");
  eachPiece(value, deepestCut, (piece) => hash.update(piece));
  return hash.digest("hex");
}

/** Members so deep down are taken as one piece each: those of a plan's operations and of what the store learns. */
const deepestCut = 3;

/** Gives the pieces of which the canonical JSON of a value is made, in their order. */
function eachPiece(value: unknown, cuts: number, take: (piece: string) => void): void {
  if (cuts === 0 || typeof value !== "object" || value === null) {
    take(canonicalJson(value));
    return;
  }
  const isArray = Array.isArray(value);
  const members = value as Readonly<Record<string, unknown>>;
  const keys = Object.keys(value).filter((key) => members[key] !== undefined);
  let before = isArray ? "[" : "{";
  for (const key of isArray ? value.keys() : keys.sort()) {
    take(isArray ? before : `${before}${JSON.stringify(key)}:`);
    const member = members[key];
    eachPiece(isArray && member === undefined ? null : member, cuts - 1, take);
    before = ",";
  }
  const isEmpty = before !== ",";
  take(`${isEmpty ? before : ""}${isArray ? "]" : "}"}`);
}
