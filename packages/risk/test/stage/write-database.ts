import { parsePrefix } from "../../src/sign-in/prefix.ts";
import { databaseValues } from "./database-values.ts";

/** What is to be written: records by network in CIDR notation, a larger network before those in it. */
export interface DatabaseContents {
  readonly type: string;
  readonly networks: Readonly<Record<string, unknown>>;
  /** Defaults to 6. */
  readonly version?: 4 | 6;
  /** Defaults to 28. */
  readonly recordSize?: 24 | 28 | 32;
}

/**
 * Writes a database in the MaxMind DB format, version 2, after its public specification, so that tests have real files
 * that hold nobody's data. `mmdb-lib`, which others wrote, reads them.
 */
export function writeDatabase(contents: DatabaseContents): Buffer {
  const { version = 6, recordSize = 28 } = contents;
  const values = databaseValues();
  const nodes: Node[] = [[undefined, undefined]];
  for (const [text, record] of Object.entries(contents.networks)) {
    insert(nodes, bitsOf(text, version), { value: values.add(record) });
  }
  const tree = Buffer.concat(nodes.map((node) => nodeBytes(node, nodes.length, recordSize)));
  const description = databaseValues();
  description.add({
    binary_format_major_version: 2,
    binary_format_minor_version: 0,
    build_epoch: BigInt(Date.UTC(2026, 10, 21) / 1000),
    database_type: contents.type,
    description: { en: "made for tests" },
    ip_version: version,
    languages: ["en"],
    node_count: nodes.length,
    record_size: recordSize,
  });
  const marker = Buffer.from("\xab\xcd\xefMaxMind.com", "latin1");
  return Buffer.concat([tree, Buffer.alloc(16), values.bytes(), marker, description.bytes()]);
}

/** The index of a node, or the position of a value within the data. */
type TreeRecord = { readonly node: number } | { readonly value: number } | undefined;
type Node = [left: TreeRecord, right: TreeRecord];

function bitsOf(text: string, version: 4 | 6): readonly number[] {
  const prefix = parsePrefix(text);
  if (!prefix || (version === 4 && prefix.address.version === 6)) throw new Error(`no ${text}`);
  const bits = prefix.address.words.flatMap((word) =>
    [...word.toString(2).padStart(32, "0")].map(Number),
  );
  const padding = version === 6 && prefix.address.version === 4 ? 96 : 0;
  return [...new Array<number>(padding).fill(0), ...bits.slice(0, prefix.length)];
}

function insert(nodes: Node[], bits: readonly number[], record: TreeRecord): void {
  let at = 0;
  for (const bit of bits.slice(0, -1)) {
    const node = nodes[at] as Node;
    const next = node[bit];
    if (next && "node" in next) at = next.node;
    else {
      // A larger network's record goes on to hold for the rest of it.
      nodes.push([next, next]);
      at = nodes.length - 1;
      node[bit] = { node: at };
    }
  }
  (nodes[at] as Node)[bits.at(-1) ?? 0] = record;
}

function nodeBytes([left, right]: Node, count: number, size: number): Buffer {
  const number = (record: TreeRecord): number => {
    if (!record) return count;
    return "node" in record ? record.node : record.value + count + 16;
  };
  const [a, b] = [number(left), number(right)];
  const bytes = Buffer.alloc(size / 4);
  if (size === 32) {
    bytes.writeUInt32BE(a, 0);
    bytes.writeUInt32BE(b, 4);
    return bytes;
  }
  bytes.writeUIntBE(a % 0x100_0000, 0, 3);
  bytes.writeUIntBE(b % 0x100_0000, size / 4 - 3, 3);
  if (size === 28) bytes[3] = (a >>> 24) * 16 + (b >>> 24);
  return bytes;
}
