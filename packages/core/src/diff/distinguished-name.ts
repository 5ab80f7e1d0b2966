const plain = /^[A-Za-z0-9][\w.-]*=[^\\"+;#<>,=\0]*(?:,[A-Za-z0-9][\w.-]*=[^\\"+;#<>,=\0]*)*$/;
const spaced = / [,=]|[,=] |^ | $/;
const hexPair = /^[0-9a-fA-F]{2}$/;
const special = /[\\",+;<>\0]/g;
const decoder = new TextDecoder("utf-8", { fatal: true });

/**
 * Writes a distinguished name (RFC 4514) so that two spellings of one name give one text: letter case, spaces around
 * separators, `\,` against `\2C`, and the order within a multi-valued part mean nothing.
 * What is not a distinguished name comes back as it stands, in lower case.
 */
export function canonicalName(text: string): string {
  if (!spaced.test(text) && plain.test(text)) return foldCase(text);
  const parts = splitUnescaped(text, ",;").map(canonicalPart);
  return parts.includes(undefined) ? foldCase(text) : parts.join(",");
}

/** Folds letter case so that texts that differ in nothing else become the same. */
export function foldCase(text: string): string {
  const lower = text.toLowerCase();
  // The last sigma of a Greek word has a form of its own, which no upper-case letter leads back to.
  return lower.includes("ς") ? lower.replaceAll("ς", "σ") : lower;
}

function canonicalPart(part: string): string | undefined {
  const pairs: string[] = [];
  for (const pair of splitUnescaped(part, "+")) {
    const at = pair.indexOf("=");
    const type = pair.slice(0, Math.max(at, 0)).trim();
    const value = type === "" ? undefined : canonicalValue(pair.slice(at + 1));
    if (value === undefined) return undefined;
    pairs.push(`${foldCase(type)}=${value}`);
  }
  return pairs.sort().join("+");
}

function canonicalValue(raw: string): string | undefined {
  const trimmed = trimUnescaped(raw);
  if (trimmed.startsWith("#")) return foldCase(trimmed);
  const value = unescaped(trimmed);
  if (value === undefined) return undefined;
  return foldCase(value)
    .replace(special, (character) => (character === "\0" ? "\\00" : `\\${character}`))
    .replace(/^[ #]| $/g, "\\$&");
}

function splitUnescaped(text: string, separators: string): string[] {
  const parts: string[] = [];
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === "\\") at++;
    else if (separators.includes(text[at] as string)) {
      parts.push(text.slice(from, at));
      from = at + 1;
    }
  }
  parts.push(text.slice(from));
  return parts;
}

function trimUnescaped(text: string): string {
  const start = text.replace(/^ +/, "");
  const end = start.replace(/ +$/, "");
  const backslashes = /\\*$/.exec(end)?.[0].length ?? 0;
  return backslashes % 2 === 1 && end.length < start.length ? `${end} ` : end;
}

function unescaped(text: string): string | undefined {
  if (!text.includes("\\")) return text;
  let value = "";
  for (let at = 0; at < text.length; ) {
    if (text[at] !== "\\") {
      value += text[at++];
      continue;
    }
    const bytes = hexBytes(text, at);
    const decoded = bytes.length > 0 ? decode(bytes) : text[at + 1];
    if (decoded === undefined) return undefined;
    value += decoded;
    at += bytes.length > 0 ? bytes.length * 3 : 2;
  }
  return value;
}

function hexBytes(text: string, from: number): number[] {
  const bytes: number[] = [];
  for (let at = from; text[at] === "\\" && hexPair.test(text.slice(at + 1, at + 3)); at += 3) {
    bytes.push(Number.parseInt(text.slice(at + 1, at + 3), 16));
  }
  return bytes;
}

function decode(bytes: readonly number[]): string | undefined {
  try {
    return decoder.decode(Uint8Array.from(bytes));
  } catch {
    return undefined;
  }
}
