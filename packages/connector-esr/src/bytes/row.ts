/** One row, split: where its fields begin, and nothing decoded. Used again for the next row. */
export interface Row {
  buffer: Buffer;
  start: number;
  /** One past the last byte, the line end left out. */
  end: number;
  /** How many fields there are; the places of those after the 63rd are not kept. */
  count: number;
  /** Whether every byte is ASCII, so that decoding is a copy. */
  ascii: boolean;
  /** Where each field begins; the entry after the last is one past the row's end, plus one. */
  readonly starts: Int32Array;
}

const separator = 0x7e;
const newline = 0x0a;
const carriageReturn = 0x0d;
const space = 0x20;
const kept = 63;

/** Makes an empty row to split into. */
export function emptyRow(): Row {
  return {
    buffer: Buffer.alloc(0),
    start: 0,
    end: 0,
    count: 0,
    ascii: true,
    starts: new Int32Array(kept + 1),
  };
}

/**
 * Splits the line that begins at `start` at `~`, and gives where the next line begins.
 * A carriage return at the end belongs to the line end. `limit` is one past the last byte that may be looked at.
 */
export function splitRow(row: Row, buffer: Buffer, start: number, limit: number): number {
  const { starts } = row;
  let count = 1;
  let seen = 0;
  let at = start;
  starts[0] = start;
  for (; at < limit; at++) {
    const byte = buffer[at] as number;
    if (byte === newline) break;
    seen |= byte;
    if (byte === separator) {
      if (count < kept) starts[count] = at + 1;
      count++;
    }
  }
  const end = at > start && buffer[at - 1] === carriageReturn ? at - 1 : at;
  starts[Math.min(count, kept)] = end + 1;
  row.buffer = buffer;
  row.start = start;
  row.end = end;
  row.count = count;
  row.ascii = seen < 0x80;
  return at + 1;
}

/** Tells whether a field is empty. */
export function isEmpty(row: Row, column: number): boolean {
  return fieldEnd(row, column) === (row.starts[column] as number);
}

/** Tells where a field ends: one past its last byte. */
export function fieldEnd(row: Row, column: number): number {
  return (row.starts[column + 1] as number) - 1;
}

/** Packs three bytes into one number, so that types of row can be told apart without a string. */
export function packType(buffer: Uint8Array, at: number): number {
  return (
    ((buffer[at] as number) << 16) | ((buffer[at + 1] as number) << 8) | (buffer[at + 2] as number)
  );
}

/** Packs the three characters of a record type as {@link packType} does. */
export function packedType(type: string): number {
  return packType(Buffer.from(type, "latin1"), 0);
}

/** Tells whether a row is blank: nothing but spaces, which no count includes. */
export function isBlank(row: Row): boolean {
  for (let at = row.start; at < row.end; at++) {
    if ((row.buffer[at] as number) !== space) return false;
  }
  return true;
}
