import { type Layout, layoutOf } from "./layout.ts";
import { newValues, nextValue, openValues } from "./values.ts";

/** Where the attributes of an entry lie in an answer. */
export interface PackedParts {
  readonly layout: Layout;
  readonly bytes: Buffer;
  /** Two for each name: where in `bytes` its values begin, and where they end. Each is an OCTET STRING. */
  readonly bounds: readonly number[];
}

/**
 * The attributes of an entry, left where they lie in the answer. Read as a map, a view is made of each value that is asked
 * for; who reads thousands of entries goes through the bytes instead.
 */
export interface Packed extends PackedParts, Attributes {}

type Attributes = ReadonlyMap<string, readonly Uint8Array[]>;

/** Makes attributes of their parts. A literal with methods of its own would cost ten times as much. */
export function packedOf({ layout, bytes, bounds }: PackedParts): Packed {
  const packed = Object.create(asMap);
  packed.layout = layout;
  packed.bytes = bytes;
  packed.bounds = bounds;
  return packed;
}

/** Gives attributes as they are when they are packed, and packs others. */
export function asPacked(attributes: Attributes): Packed {
  if (isPacked(attributes)) return attributes;
  const chunks: Uint8Array[] = [];
  const bounds: number[] = [];
  let length = 0;
  for (const values of attributes.values()) {
    bounds.push(length);
    for (const value of values) {
      const header = Buffer.of(0x04, 0x84, 0, 0, 0, 0);
      header.writeUInt32BE(value.length, 2);
      chunks.push(header, value);
      length += header.length + value.length;
    }
    bounds.push(length);
  }
  const layout = layoutOf([...attributes.keys()]);
  return packedOf({ layout, bytes: Buffer.concat(chunks, length), bounds });
}

/** Tells whether attributes are packed. */
export function isPacked(attributes: Attributes): attributes is Packed {
  return "bounds" in attributes;
}

const asMap: Attributes & ThisType<Packed> = {
  get size() {
    return this.layout.names.length;
  },
  has(name) {
    return this.layout.positions.has(name);
  },
  get(name) {
    const position = this.layout.positions.get(name);
    return position === undefined ? undefined : valuesAt(this, position);
  },
  keys() {
    return this.layout.names.values();
  },
  values() {
    return this.layout.names.map((_, position) => valuesAt(this, position)).values();
  },
  entries() {
    const { names } = this.layout;
    return names.map((name, at): [string, Buffer[]] => [name, valuesAt(this, at)]).values();
  },
  [Symbol.iterator]() {
    return this.entries();
  },
  forEach(call, thisArgument) {
    for (const [name, values] of this) call.call(thisArgument, values, name, this);
  },
};

function valuesAt(packed: Packed, position: number): Buffer[] {
  const values = newValues();
  const found: Buffer[] = [];
  openValues(values, packed, position);
  while (nextValue(values)) found.push(packed.bytes.subarray(values.start, values.end));
  return found;
}
