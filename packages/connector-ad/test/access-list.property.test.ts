import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type AskedRight, grants } from "../src/directory/access-list.ts";
import { guidBytes } from "../src/guid.ts";
import { sidBytes } from "../src/sid.ts";

const right = "45ec5156-db7e-47bb-b53f-dbeb2d03c40f";
const other = "00299570-246d-11d0-a768-00aa006e0529";
const [me, mine, stranger] = ["S-1-5-21-1-2-3-1105", "S-1-5-32-545", "S-1-5-21-1-2-3-512"];
const asked: AskedRight = { right, token: new Set([me, mine]) };
const [control, everything, reading] = [0x100, 0xf01ff, 0x10];

interface Ace {
  readonly deny?: boolean;
  readonly flags?: number;
  readonly mask: number;
  readonly of?: string;
  readonly on?: string;
  readonly sid: string;
}

function aceBytes({ deny = false, flags = 0, mask, of, on, sid }: Ace): Uint8Array {
  const isObject = of !== undefined || on !== undefined;
  const head = Buffer.alloc(isObject ? 12 : 8);
  head[0] = (isObject ? 5 : 0) + (deny ? 1 : 0);
  head[1] = flags;
  head.writeUInt32LE(mask, 4);
  if (isObject) head.writeUInt32LE((of ? 1 : 0) | (on ? 2 : 0), 8);
  const guids = [of, on].flatMap((guid) => (guid === undefined ? [] : [guidBytes(guid)]));
  const bytes = Buffer.concat([head, ...guids, sidBytes(sid)]);
  bytes.writeUInt16LE(bytes.length, 2);
  return bytes;
}

function descriptor(...aces: readonly Ace[]): Uint8Array {
  const entries = Buffer.concat(aces.map(aceBytes));
  const head = Buffer.alloc(28);
  head[0] = 1;
  head.writeUInt16LE(0x8004, 2);
  head.writeUInt32LE(20, 16);
  head[20] = 4;
  head.writeUInt16LE(8 + entries.length, 22);
  head.writeUInt16LE(aces.length, 24);
  return Buffer.concat([head, entries]);
}

describe("an access list", () => {
  test.each<[string, boolean, readonly Ace[]]>([
    ["the right itself", true, [{ mask: control, of: right, sid: me }]],
    ["it to a group of the account", true, [{ mask: control, of: right, sid: mine }]],
    ["every extended right", true, [{ mask: control, sid: me }]],
    ["everything", true, [{ mask: everything, sid: mine }]],
    ["nothing", false, []],
    ["it to somebody else", false, [{ mask: control, of: right, sid: stranger }]],
    ["another right", false, [{ mask: control, of: other, sid: me }]],
    ["reading", false, [{ mask: reading, sid: me }]],
    ["it below alone", false, [{ mask: control, of: right, flags: 0x0a, sid: me }]],
    ["it here and below", true, [{ mask: control, of: right, flags: 0x02, on: other, sid: me }]],
    [
      "it after it was denied",
      false,
      [
        { deny: true, mask: control, of: right, sid: mine },
        { mask: everything, sid: me },
      ],
    ],
    [
      "it after another was denied",
      true,
      [
        { deny: true, mask: control, of: other, sid: me },
        { mask: everything, sid: me },
      ],
    ],
  ])("that grants %s: %s", (_, granted, aces) => {
    expect(grants(descriptor(...aces), asked)).toBe(granted);
  });

  test("is read wherever it lies in its buffer", () => {
    const bytes = descriptor({ mask: control, of: right, sid: me });
    expect(grants(Buffer.concat([Buffer.alloc(3), bytes]).subarray(3), asked)).toBe(true);
  });

  test("that is not there, or is cut, grants nothing and breaks nothing", () => {
    const bytes = descriptor({ mask: control, of: right, sid: me });
    expect(grants(new Uint8Array(0), asked)).toBeUndefined();
    for (let end = 0; end < bytes.length; end++) {
      expect(grants(bytes.subarray(0, end), asked)).not.toBe(true);
    }
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (any) => {
        expect([true, false, undefined]).toContain(grants(any, asked));
      }),
    );
  });
});
