/** One part of a distinguished name, without escapes. */
export interface Rdn {
  readonly type: string;
  readonly value: string;
}

/** Reads a distinguished name, first part first; `undefined` when it is none (RFC 4514, and semicolons). */
export function parseDn(text: string): readonly Rdn[] | undefined {
  if (text.trim() === "") return [];
  const parts: Rdn[] = [];
  let rest = text;
  for (;;) {
    const match = /^ *([A-Za-z][\w-]*|(?:OID\.)?\d+(?:\.\d+)*) *= */.exec(rest);
    const value = match && readValue(rest.slice(match[0].length));
    if (!match || !value) return;
    parts.push({ type: match[1] ?? "", value: value.text });
    rest = value.rest;
    if (rest === "") return parts;
    rest = rest.slice(1);
  }
}

interface ReadValue {
  readonly text: string;
  /** Starts with the separator, or is empty. */
  readonly rest: string;
}

function readValue(text: string): ReadValue | undefined {
  if (text.startsWith('"')) return readQuoted(text);
  const match = /^(?:\\[0-9A-Fa-f]{2}|\\[ "#+,;<=>\\]|[^\\,;+"<>])*/.exec(text);
  const raw = trimmed(match?.[0] ?? "");
  const rest = text.slice(match?.[0].length ?? 0);
  if (raw === "" || (rest !== "" && !/^[,;]/.test(rest))) return;
  const value = unescaped(raw);
  return value === undefined ? undefined : { text: value, rest };
}

function readQuoted(text: string): ReadValue | undefined {
  const match = /^"((?:\\.|[^"\\])*)" *(?=[,;]|$)/s.exec(text);
  const value = match && unescaped(match[1] ?? "");
  return value ? { text: value, rest: text.slice(match[0].length) } : undefined;
}

// A space at the end belongs to the value only when it is escaped; other white space always does.
function trimmed(raw: string): string {
  const end = raw.replace(/ +$/, "");
  return /(?<!\\)(?:\\\\)*\\$/.test(end) ? `${end} ` : end;
}

function unescaped(raw: string): string | undefined {
  if (!raw.includes("\\")) return raw;
  const bytes: Buffer[] = [];
  for (const [piece] of raw.matchAll(/\\[0-9A-Fa-f]{2}|\\.|[^\\]+/gs)) {
    const hex = /^\\([0-9A-Fa-f]{2})$/.exec(piece)?.[1];
    bytes.push(
      hex === undefined ? Buffer.from(piece.replace(/^\\/, ""), "utf8") : Buffer.from(hex, "hex"),
    );
  }
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(Buffer.concat(bytes));
  } catch {
    return;
  }
}
