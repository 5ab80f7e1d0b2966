/** One row, split: where its fields begin, and nothing decoded. Used again for the next row. */
export interface Row {
  buffer: Buffer;
  start: number;
  /** One past the last byte, the line end left out. */
  end: number;
  /** How many fields there are; of a row that was read alone, up to 63: more than any layout has. */
  count: number;
  /** Whether every byte is ASCII, so that decoding is a copy. */
  ascii: boolean;
  /** From `base` on, where each field begins, and then one past the byte that ends the last one. */
  starts: Int32Array;
  base: number;
}

const separator = 0x7e;
const newline = 0x0a;
const carriageReturn = 0x0d;
const space = 0x20;
/** More than any layout has; a row with more is counted as this many. */
const mostFields = 63;
const mostDigits = 15;

/** Makes an empty row to split into. */
export function emptyRow(): Row {
  return {
    buffer: Buffer.alloc(0),
    start: 0,
    end: 0,
    count: 0,
    ascii: true,
    starts: new Int32Array(mostFields + 1),
    base: 0,
  };
}

/**
 * Splits the line that begins at `start` at `~`, and gives where the next line begins.
 * A carriage return at the end belongs to the line end. `limit` is one past the last byte that may be looked at.
 */
export function splitRow(row: Row, buffer: Buffer, start: number, limit: number): number {
  const { starts } = row;
  const found = buffer.indexOf(newline, start);
  const stop = found === -1 || found >= limit ? limit : found;
  const end = stop > start && buffer[stop - 1] === carriageReturn ? stop - 1 : stop;
  let count = 1;
  let seen = 0;
  starts[0] = start;
  for (let at = start; at < end; at++) {
    const byte = buffer[at] as number;
    seen |= byte;
    if (byte === separator) {
      starts[count] = at + 1;
      count = count < mostFields ? count + 1 : mostFields;
    }
  }
  starts[count] = end + 1;
  row.buffer = buffer;
  row.start = start;
  row.end = end;
  row.count = count;
  row.ascii = seen < 0x80;
  return stop + 1;
}

/** Tells whether a field is empty. */
export function isEmpty(row: Row, column: number): boolean {
  return fieldEnd(row, column) === fieldStart(row, column);
}

/** Tells where a field begins. */
export function fieldStart({ starts, base }: Row, column: number): number {
  return starts[base + column] as number;
}

/** Tells where a field ends: one past its last byte. */
export function fieldEnd({ starts, base, end }: Row, column: number): number {
  const last = (starts[base + column + 1] as number) - 1;
  return last < end ? last : end;
}

/** Tells whether a field holds 1 to 15 digits. */
export function isDigits(row: Row, column: number): boolean {
  const start = fieldStart(row, column);
  const end = fieldEnd(row, column);
  if (end === start || end - start > mostDigits) return false;
  for (let at = start; at < end; at++) {
    const byte = row.buffer[at] as number;
    if (byte < 0x30 || byte > 0x39) return false;
  }
  return true;
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
