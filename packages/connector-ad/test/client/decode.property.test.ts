import { ConnectorError } from "@rollcall/core";
import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { decoder, type Result } from "../../src/client/decode.ts";
import { frames } from "../../src/client/frames.ts";
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

test("an entry of 16 MB is put together once, so that its cost grows with its length alone", () => {
  const large = entry(1, "CN=large", { thumbnailPhoto: [Buffer.alloc(16 * 1024 * 1024)] });
  const concat = vi.spyOn(Buffer, "concat");
  try {
    const told = readStream(cutAt(large, Array(1024).fill(16 * 1024)));
    const copied = concat.mock.results.reduce(
      (sum, { value }) => sum + (value as Buffer).length,
      0,
    );
    expect(told).toHaveLength(1);
    expect(copied).toBeLessThan(large.length * 1.1);
  } finally {
    concat.mockRestore();
  }
});

test("values are views of the bytes that came, and cost no copy", () => {
  const bytes = entry(1, "CN=a", { cn: ["a value"] });
  let found: Uint8Array | undefined;
  const cutter = frames(
    decoder({
      entry: (_, each) => {
        found = each.attributes.get("cn")?.[0];
      },
      references: () => undefined,
      result: () => undefined,
    }),
  );
  cutter.push(bytes);
  expect(found?.buffer).toBe(bytes.buffer);
});
