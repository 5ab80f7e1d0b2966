import { ConnectorError } from "@rollcall/core";

/** One part of a DN (RFC 4514): an attribute type and its value, unescaped. */
export interface Rdn {
  readonly type: string;
  readonly value: string;
}

const special = /[\\",+;<>=]/g;
// Of all white space, only spaces may stand around a value; a name may begin with one of another kind.
const rdnStart = /^ *([A-Za-z][\w.-]*|\d+(?:\.\d+)*) *= */;
const leadingSpaces = /^ +/;
const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/**
 * Cuts a DN into its parts, the entry's own first. Throws `invalid-value` when it is none; a part of several values
 * (`cn=a+uid=b`) or of encoded ones (`1.2=#0401`) is kept as one value as it stands, which {@link formatDN} cannot write.
 */
export function parseDN(text: string): readonly Rdn[] {
  if (text.trim() === "") return [];
  return split(text).map((part) => {
    const [start, type] = rdnStart.exec(part) ?? [];
    if (start === undefined || type === undefined) throw notADN();
    return { type, value: unescaped(trimmed(part.slice(start.length))) };
  });
}

/** Writes parts as a DN. */
export function formatDN(parts: readonly Rdn[]): string {
  return parts.map(({ type, value }) => `${type}=${escapeDN(value)}`).join(",");
}

/** Escapes a value for use in a DN: every special character, spaces at the ends, `#` at the start, and controls. */
export function escapeDN(value: string): string {
  return value
    .replace(special, "\\$&")
    .replace(/^[ #]/, "\\$&")
    .replace(/ $/, (space, at: number) => (at === 1 && value === " " ? space : "\\ "))
    .replace(/\p{Cc}/gu, (one) => Buffer.from(one).toString("hex").replace(/../g, "\\$&"));
}

/** Gives the DN of what holds an entry, spelt as in the entry's own; the empty DN holds the first ones. */
export function parentDN(text: string): string {
  for (let at = 0; at < text.length; at++) {
    if (text[at] === "\\") at++;
    else if (text[at] === ",") return text.slice(at + 1).replace(leadingSpaces, "");
  }
  return "";
}

// Cuts at the commas that are not escaped.
function split(text: string): string[] {
  const parts: string[] = [];
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === "\\") at++;
    else if (text[at] === ",") {
      parts.push(text.slice(from, at));
      from = at + 1;
    }
  }
  parts.push(text.slice(from));
  return parts;
}

// Takes the spaces off the end, but for one that is escaped.
function trimmed(value: string): string {
  const cut = value.replace(/ +$/, "");
  const backslashes = /\\*$/.exec(cut)?.[0].length ?? 0;
  return backslashes % 2 === 1 && cut.length < value.length ? `${cut} ` : cut;
}

function unescaped(value: string): string {
  if (!value.includes("\\")) return value;
  return value.replace(/(?:\\[0-9a-fA-F]{2})+|\\([\s\S])?/g, (written, character?: string) => {
    if (character !== undefined) return character;
    const pairs = written.slice(1).split("\\");
    if (pairs.some((pair) => pair.length !== 2)) throw notADN();
    return decode(Uint8Array.from(pairs, (pair) => Number.parseInt(pair, 16)));
  });
}

function decode(bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes);
  } catch (cause) {
    throw notADN(cause);
  }
}

function notADN(cause?: unknown): ConnectorError {
  return new ConnectorError({
    code: "invalid-value",
    message: "a text is not a distinguished name",
    advice: "Write it as in RFC 4514, such as OU=Staff,DC=trust,DC=nhs,DC=example.",
    cause,
  });
}
