import { createHash } from "node:crypto";

/**
 * Writes a value as JSON with the keys of every object in order (by UTF-16 code unit) and no white space.
 * Keys whose value is `undefined` are left out. The same value always gives the same text.
 */
export function canonicalJson(value: unknown): string {
  const writing: Writing = { text: "" };
  write(value, writing);
  return writing.text;
}

/** Hashes the canonical JSON of a value with SHA-256, as hex. The text of a large value is never there as a whole. */
export function contentHash(value: unknown): string {
  const hash = createHash("sha256");
  const writing: Writing = { text: "", take: (piece) => hash.update(piece) };
  write(value, writing);
  return hash.update(writing.text).digest("hex");
}

/** A text that grows, and what takes it whenever it is long enough. */
interface Writing {
  text: string;
  readonly take?: (piece: string) => void;
}

const longestPiece = 16_384;

function write(value: unknown, writing: Writing): void {
  if (Array.isArray(value)) {
    let before = "[";
    for (const item of value) {
      writing.text += before;
      write(item === undefined ? null : item, writing);
      before = ",";
    }
    writing.text += before === "[" ? "[]" : "]";
  } else if (typeof value === "object" && value !== null) {
    writeMembers(value as Readonly<Record<string, unknown>>, writing);
  } else {
    writing.text += JSON.stringify(value);
  }
  if (!writing.take || writing.text.length < longestPiece) return;
  writing.take(writing.text);
  writing.text = "";
}

function writeMembers(members: Readonly<Record<string, unknown>>, writing: Writing): void {
  let before = "{";
  for (const key of Object.keys(members).sort()) {
    const member = members[key];
    if (member === undefined) continue;
    writing.text += `${before}${JSON.stringify(key)}:`;
    write(member, writing);
    before = ",";
  }
  writing.text += before === "{" ? "{}" : "}";
}
