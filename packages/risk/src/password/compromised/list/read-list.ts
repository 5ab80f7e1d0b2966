import { ConnectorError } from "@rollcall/core";
import { type LineTaker, longestLine, type ParsedLines, parseLines } from "./parse-lines.ts";

/** How a list is read. */
export interface ReadListOptions {
  /** Hashes that were seen less often are left out; at least 1. */
  readonly leastCount: number;
  readonly taker: LineTaker;
  /** Called after each piece with what was read so far. */
  readonly onPiece?: ((bytes: number, lines: number) => void) | undefined;
  /** What the list is called in an error. */
  readonly name: string;
}

/** What was read of a list. */
export interface ReadLines extends Readonly<ParsedLines> {
  readonly bytes: number;
}

const newLine = 0x0a;
const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf]);

/**
 * Reads a list of `SHA1` or `SHA1:count` lines in pieces, in any order, in upper or lower case, with either kind of
 * line end. Keeps no more than a piece and a line. Throws ConnectorError `invalid-value` when it is not a list of bytes
 * for letters (UTF-16).
 */
export async function readList(
  pieces: AsyncIterable<Uint8Array>,
  { leastCount, taker, onPiece, name }: ReadListOptions,
): Promise<ReadLines> {
  const parsed: ParsedLines = { lines: 0, leftOut: 0 };
  let bytes = 0;
  let rest: Uint8Array = new Uint8Array(0);
  let isAtStart = true;
  let isSkipping = false;
  for await (const piece of pieces) {
    let whole = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
    bytes += piece.length;
    if (isAtStart && whole.length >= byteOrderMark.length) {
      whole = withoutMark(whole, name);
      isAtStart = false;
    }
    if (isSkipping) {
      const end = whole.indexOf(newLine);
      if (end < 0) continue;
      whole = whole.subarray(end + 1);
      isSkipping = false;
    }
    const lines = whole.subarray(0, whole.lastIndexOf(newLine) + 1);
    if (!isAtStart) parseLines(lines, { leastCount, parsed, taker });
    rest = Buffer.from(isAtStart ? whole : whole.subarray(lines.length));
    if (rest.length > longestLine) {
      taker.refuse(++parsed.lines, "long");
      isSkipping = true;
      rest = new Uint8Array(0);
    }
    onPiece?.(bytes, parsed.lines);
  }
  parseLines(rest, { leastCount, parsed, taker });
  return { ...parsed, bytes };
}

/** Takes the mark of UTF-8 off the beginning, and refuses that of UTF-16. */
function withoutMark(bytes: Uint8Array, file: string): Uint8Array {
  if (byteOrderMark.equals(bytes.subarray(0, 3))) return bytes.subarray(3);
  const isWide =
    (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (!isWide) return bytes;
  throw new ConnectorError({
    code: "invalid-value",
    scope: "system",
    message: "the list is in UTF-16",
    advice:
      "Save it as UTF-8 or ASCII. In Windows PowerShell, write files with Out-File -Encoding ascii.",
    where: { file, line: 1, rule: "encoding" },
  });
}
