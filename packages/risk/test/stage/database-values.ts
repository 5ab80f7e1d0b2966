/** The data of a database, as it grows. */
export interface DatabaseValues {
  /** Writes a value and gives its position. */
  add(value: unknown): number;
  bytes(): Buffer;
}

/**
 * Writes values in the MaxMind DB format: a text that was written before is pointed to, as MaxMind's own files do.
 * Whole numbers are uint32, others and those named as coordinates double, big integers uint64.
 */
export function databaseValues(): DatabaseValues {
  const parts: Buffer[] = [];
  const known = new Map<string, number>();
  let length = 0;
  const put = (bytes: Buffer): void => {
    parts.push(bytes);
    length += bytes.length;
  };
  const write = (value: unknown): void => {
    if (typeof value === "string" && known.has(value)) put(pointer(known.get(value) ?? 0));
    else if (typeof value === "string") {
      known.set(value, length);
      put(Buffer.concat([control(2, Buffer.byteLength(value)), Buffer.from(value)]));
    } else if (typeof value === "boolean") put(control(14, value ? 1 : 0));
    else if (typeof value === "bigint") put(whole(9, value));
    else if (typeof value === "number") {
      put(Number.isInteger(value) ? whole(6, value) : double(value));
    } else if (Array.isArray(value)) {
      put(control(11, value.length));
      for (const item of value) write(item);
    } else writeMap(Object.entries(value as object));
  };
  const writeMap = (entries: readonly (readonly [string, unknown])[]): void => {
    put(control(7, entries.length));
    for (const [key, item] of entries) {
      write(key);
      if (/^l.*itude$/.test(key)) put(double(item));
      else write(item);
    }
  };
  const add = (value: unknown): number => {
    const at = length;
    write(value);
    return at;
  };
  return { add, bytes: () => Buffer.concat(parts) };
}

function control(type: number, size: number): Buffer {
  const head = type > 7 ? [0, type - 7] : [type << 5];
  const [small, more] = smallSize(size);
  head[0] = (head[0] ?? 0) | small;
  return Buffer.from([...head, ...more]);
}

function smallSize(size: number): readonly [number, readonly number[]] {
  if (size < 29) return [size, []];
  if (size < 285) return [29, [size - 29]];
  if (size < 65_821) return [30, [(size - 285) >> 8, (size - 285) & 255]];
  const rest = size - 65_821;
  return [31, [rest >> 16, (rest >> 8) & 255, rest & 255]];
}

function pointer(at: number): Buffer {
  if (at < 2048) return Buffer.from([0x20 | (at >> 8), at & 255]);
  if (at < 526_336) {
    const rest = at - 2048;
    return Buffer.from([0x28 | (rest >> 16), (rest >> 8) & 255, rest & 255]);
  }
  const rest = at - 526_336;
  return Buffer.from([0x30 | (rest >> 24), (rest >> 16) & 255, (rest >> 8) & 255, rest & 255]);
}

function whole(type: number, value: number | bigint): Buffer {
  const hex = value.toString(16);
  const bytes = value.toString() === "0" ? "" : hex.padStart(hex.length + (hex.length % 2), "0");
  return Buffer.concat([control(type, bytes.length / 2), Buffer.from(bytes, "hex")]);
}

function double(value: unknown): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleBE(Number(value));
  return Buffer.concat([control(3, 8), bytes]);
}
