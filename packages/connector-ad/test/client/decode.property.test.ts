import { ConnectorError } from "@rollcall/core";
import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { decoder, type Result } from "../../src/client/decode.ts";
import { type Frames, frames } from "../../src/client/frames.ts";
import { asPacked } from "../../src/packed/packed.ts";
import type { Entry } from "../../src/wire.ts";
import { ber } from "./ber.ts";
import { entry, reference, responses, result } from "./messages.ts";

/** Everything that a stream tells, in order. */
function readStream(chunks: readonly Buffer[]): unknown[] {
  const told: unknown[] = [];
  const cutter = frames(
    decoder({
      entry: (id, each) => told.push({ id, ...plain(each) }),
      references: (id, urls) => told.push({ id, urls }),
      result: (id, tag, each) => told.push({ id, tag, ...plainResult(each) }),
    }),
  );
  for (const chunk of chunks) cutter.push(chunk);
  return told;
}

function plain({ dn, attributes }: Entry): object {
  const all = [...attributes].map(([name, values]) => [name, values.map(hex)]);
  return { dn, attributes: Object.fromEntries(all) };
}

function plainResult({ controls, ...rest }: Result): object {
  return { ...rest, controls: controls.map(({ oid, value }) => [oid, value && hex(value)]) };
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");

const id = fc.integer({ min: 0, max: 0x7fffffff });
const text = fc.string({ unit: "binary", maxLength: 40 });
const value = fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes));
const attributes = fc.dictionary(
  fc.stringMatching(/^[A-Za-z][A-Za-z0-9-]{0,9}(;range=[0-9]-\*)?$/),
  fc.array(value, { maxLength: 4 }),
  { maxKeys: 6 },
);

interface Sent {
  readonly bytes: Buffer;
  readonly told: object;
}

const entries: fc.Arbitrary<Sent> = fc.tuple(id, text, attributes).map(([number, dn, all]) => {
  const names = new Map<string, string[]>();
  for (const [name, values] of Object.entries(all)) {
    const lower = name.toLowerCase();
    if (values.length > 0) names.set(lower, [...(names.get(lower) ?? []), ...values.map(hex)]);
  }
  const told = { id: number, dn, attributes: Object.fromEntries(names) };
  return { bytes: entry(number, dn, all), told };
});
const references: fc.Arbitrary<Sent> = fc
  .tuple(id, fc.array(text, { minLength: 1, maxLength: 3 }))
  .map(([number, urls]) => ({
    bytes: reference(number, ...urls),
    told: { id: number, urls },
  }));
const results: fc.Arbitrary<Sent> = fc
  .record({
    id,
    tag: fc.constantFrom(0x61, 0x65, 0x67, 0x69, 0x6b, 0x6d),
    code: fc.integer({ min: 0, max: 300 }),
    matchedDN: text,
    diagnostic: text,
    referrals: fc.array(text, { maxLength: 3 }),
    controls: fc.array(fc.record({ oid: fc.constant("1.2.840"), value }), { maxLength: 2 }),
  })
  .map(({ id: number, tag, ...options }) => {
    const controls = options.controls.map((each) => [each.oid, hex(each.value)]);
    return { bytes: result(number, tag, options), told: { id: number, tag, ...options, controls } };
  });
const streams = fc.array(fc.oneof(entries, references, results), { maxLength: 12 });
const cuts = fc.array(fc.nat({ max: 400 }), { maxLength: 60 });

/** Cuts bytes into pieces of the given lengths and the rest. */
function cutAt(bytes: Buffer, lengths: readonly number[]): Buffer[] {
  const pieces: Buffer[] = [];
  let at = 0;
  for (const length of lengths) {
    pieces.push(bytes.subarray(at, at + length));
    at += length;
  }
  return [...pieces, bytes.subarray(at)];
}

describe("a stream of messages", () => {
  test("tells what was put into it, however it is cut", () => {
    fc.assert(
      fc.property(streams, cuts, (sent, lengths) => {
        const bytes = Buffer.concat(sent.map((each) => each.bytes));
        expect(readStream(cutAt(bytes, lengths))).toEqual(sent.map((each) => each.told));
      }),
    );
  });

  test("tells the same byte by byte as all at once", () => {
    fc.assert(
      fc.property(streams, (sent) => {
        const bytes = Buffer.concat(sent.map((each) => each.bytes));
        expect(readStream(cutAt(bytes, Array(bytes.length).fill(1)))).toEqual(readStream([bytes]));
      }),
      { numRuns: 30 },
    );
  });

  test("with some bytes changed is read, waited for, or refused: nothing else", () => {
    const changes = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(streams, changes, (sent, all) => {
        const bytes = Buffer.concat([...sent.map((each) => each.bytes), result(1, 0x65)]);
        for (const [at, byte] of all) bytes[at % bytes.length] = byte;
        try {
          readStream([bytes]);
        } catch (error) {
          expect(ConnectorError.is(error) && error.code).toBe("protocol");
        }
      }),
      { numRuns: 500 },
    );
  });

  test("may write its lengths in four bytes, as Active Directory does", () => {
    const wide = (message: Buffer): Buffer => {
      const content = message.subarray(2);
      return Buffer.concat([Buffer.from([0x30, 0x84, 0, 0, 0, content.length]), content]);
    };
    expect(readStream([wide(result(7, responses.search))])).toEqual(
      readStream([result(7, responses.search)]),
    );
  });

  test("is refused when it holds anything but a response", () => {
    const request = ber(0x30, ber(0x02, Buffer.from([1])), ber(0x63));
    expect(() => readStream([request])).toThrowError(expect.objectContaining({ code: "protocol" }));
    for (const bytes of ["16030100", "3080", "308500", "3084ffffffff"]) {
      expect(() => readStream([Buffer.from(bytes, "hex")])).toThrowError(
        expect.objectContaining({ code: "protocol" }),
      );
    }
  });

  test("is refused where a part is longer than what it stands in, whatever follows", () => {
    const whole = entry(1, "CN=a", { cn: ["a"] });
    const next = entry(1, "CN=b", { cn: ["b"] });
    const lengths = [6, 8, 14, 16, 18, 22, 24].filter((at) => (whole[at] ?? 0) < 0x70);
    expect(lengths.length).toBeGreaterThan(4);
    for (const at of lengths) {
      const broken = Buffer.concat([whole, next]);
      broken[at] = (broken[at] ?? 0) + 1;
      expect(() => readStream([broken])).toThrowError(
        expect.objectContaining({ code: "protocol" }),
      );
    }
  });

  test("is passed over where it tells that a request is still under way", () => {
    const intermediate = ber(0x30, ber(0x02, Buffer.from([1])), ber(0x79));
    expect(readStream([intermediate, result(1, 0x65)])).toHaveLength(1);
  });
});

test("an entry of 16 MB costs what its length alone asks for, in however many pieces it comes", () => {
  const large = entry(1, "CN=large", { thumbnailPhoto: [Buffer.alloc(16 * 1024 * 1024)] });
  const rooms = vi.spyOn(Buffer, "allocUnsafeSlow");
  try {
    const told = readStream(cutAt(large, Array(1024).fill(16 * 1024)));
    const made = rooms.mock.results.reduce((sum, { value }) => sum + (value as Buffer).length, 0);
    expect(told).toHaveLength(1);
    expect(made).toBeGreaterThan(large.length);
    expect(made).toBeLessThan(large.length * 4);
  } finally {
    rooms.mockRestore();
  }
});

/** Reads the entries of a stream without looking at their values. */
function readEntries(push: (cutter: Frames) => void): Entry[] {
  const found: Entry[] = [];
  const cutter = frames(
    decoder({
      entry: (_, each) => found.push(each),
      references: () => undefined,
      result: () => undefined,
    }),
  );
  push(cutter);
  return found;
}

test("what has been read stays as it was when the same buffer brings what comes next", () => {
  const small = fc.array(fc.uint8Array({ maxLength: 40 }), { minLength: 1, maxLength: 3 });
  fc.assert(
    fc.property(
      fc.array(small, { maxLength: 20 }),
      fc.integer({ min: 1, max: 99 }),
      (all, size) => {
        const bytes = Buffer.concat(
          all.map((values, at) =>
            entry(1, `CN=${at}`, { cn: values.map((one) => Buffer.from(one)) }),
          ),
        );
        const chunk = Buffer.alloc(size);
        const found = readEntries((cutter) => {
          for (let at = 0; at < bytes.length; at += size) {
            cutter.push(chunk, bytes.copy(chunk, 0, at, at + size));
          }
          chunk.fill(0xff);
        });
        expect(found.map((one) => one.attributes.get("cn")?.map(hex))).toEqual(
          all.map((values) => values.map(hex)),
        );
      },
    ),
  );
});

test("values of many entries are views of one room, and cost no copy each", () => {
  const [one, other] = readEntries((cutter) => {
    cutter.push(entry(1, "CN=a", { cn: ["a value"] }));
    cutter.push(entry(1, "CN=b", { cn: ["a value"] }));
  });
  const bufferOf = (each: Entry | undefined) => each?.attributes.get("cn")?.[0]?.buffer;
  expect(bufferOf(one)).toBeDefined();
  expect(bufferOf(one)).toBe(bufferOf(other));
});

describe("the names of an entry's attributes", () => {
  const few = fc.uniqueArray(fc.constantFrom("cn", "CN", "sn", "mail", "member;range=0-1"));
  test("are its own, whichever came before in whatever order, and a name that comes twice has all its values", () => {
    fc.assert(
      fc.property(fc.array(few, { maxLength: 12 }), (all) => {
        const found = readEntries((cutter) => {
          for (const names of all) {
            const attributes = Object.fromEntries(names.map((name) => [name, [`of ${name}`]]));
            cutter.push(entry(1, "CN=a", attributes));
          }
        });
        const told = found.map(({ attributes }) =>
          [...attributes].map(([name, values]) => [name, values.map(String)]),
        );
        const expected = all.map((names) => {
          const lower = [...new Set(names.map((name) => name.toLowerCase()))];
          const of = (name: string) => names.filter((one) => one.toLowerCase() === name);
          return lower.map((name) => [name, of(name).map((one) => `of ${one}`)]);
        });
        expect(told).toEqual(expected);
      }),
    );
  });

  test("are shared by entries that came with the same ones, however many others came between", () => {
    const found = readEntries((cutter) => {
      cutter.push(entry(1, "CN=a", { cn: ["a"], sn: ["b"] }));
      cutter.push(entry(1, "CN=a", { cn: ["c"], sn: ["d"] }));
      for (let at = 0; at < 10_000; at++) cutter.push(entry(1, "CN=a", { [`a${at}`]: ["x"] }));
      cutter.push(entry(1, "CN=a", { cn: ["e"], sn: ["f"] }));
    });
    const layoutOf = (at: number) => asPacked(found.at(at)?.attributes ?? new Map()).layout;
    expect(layoutOf(0)).toBe(layoutOf(1));
    expect(layoutOf(-1)).not.toBe(layoutOf(0));
    expect(found.slice(2, -1).every(({ attributes }, at) => attributes.has(`a${at}`))).toBe(true);
    expect([...(found.at(-1)?.attributes.keys() ?? [])]).toEqual(["cn", "sn"]);
  });
});
