import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonicalPassword } from "../../src/password/canonical-password.ts";
import { nhsmailPolicy } from "../../src/password/policy/profiles.ts";
import { denyList } from "../../src/password/terms/deny-list.ts";
import { verdict } from "../../src/password/verdict.ts";
import { anything, compromisedSet, rulesAgainst } from "./stage.ts";

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);
const rulesOf = async (password: Uint8Array): Promise<readonly string[]> =>
  (await verdict(password, { policy: anything })).reasons.map(({ rule }) => rule);

describe("the bytes of a password", () => {
  test("that are empty are too short", async () => {
    expect(await rulesOf(bytes())).toEqual(["too-short"]);
  });

  test.each([
    ["a lone continuation byte", bytes(0x61, 0x80)],
    ["a cut sequence", bytes(0x61, 0xe2, 0x82)],
    ["an overlong slash", bytes(0xc0, 0xaf)],
    ["an unpaired surrogate", bytes(0xed, 0xa0, 0x80)],
    ["a pair of surrogates, as CESU-8 writes it", bytes(0xed, 0xa0, 0xbd, 0xed, 0xb8, 0x80)],
    ["a code point beyond Unicode", bytes(0xf4, 0x90, 0x80, 0x80)],
    ["UTF-16", bytes(0xff, 0xfe, 0x61, 0x00)],
    ["what an encoder made of half a surrogate", new TextEncoder().encode("otter-\ud800-maple")],
  ])("that are %s are not text", async (_, password) => {
    expect(await rulesOf(password)).toEqual(["not-text"]);
  });

  test.each([
    ["NUL", bytes(0x61, 0, 0x62)],
    ["DEL", bytes(0x61, 0x7f)],
    ["a line break", bytes(0x61, 0x0a)],
    ["a C1 control", bytes(0x61, 0xc2, 0x85)],
  ])("that hold %s are refused for it", async (_, password) => {
    expect(await rulesOf(password)).toEqual(["control-character"]);
  });

  test("are refused beyond 1,024 characters, of any alphabet, and judged up to there", async () => {
    expect(await rulesAgainst("x".repeat(10_000))).toEqual(["too-long"]);
    expect(await rulesAgainst("é".repeat(10_000))).toEqual(["too-long"]);
    expect(await rulesAgainst("ﷺ".repeat(5_000))).toEqual(["too-long"]);
    expect(await rulesOf(new Uint8Array(5_000_000).fill(0x78))).toEqual(["too-long"]);
    expect(await rulesAgainst("é".repeat(1_024))).toEqual([]);
    expect(await rulesAgainst("é".repeat(1_025))).toEqual(["too-long"]);
  });

  test("are looked for among compromised ones as a whole, however long they are", async () => {
    const asked: string[] = [];
    const compromised = compromisedSet((hash) => {
      asked.push(Buffer.from(hash).toString("hex"));
      return false;
    });
    const text = "x".repeat(16_385);
    await rulesAgainst(text, { compromised });
    expect(asked).toEqual([createHash("sha1").update(text).digest("hex")]);
  });

  test("count as code points, so that an emoji is one character", async () => {
    expect(await rulesAgainst("🦦🦦🦦", { policy: { minimumLength: 4 } })).toEqual(["too-short"]);
    expect(await rulesAgainst("🦦🦦🦦🦦", { policy: { minimumLength: 4 } })).toEqual([]);
  });

  test("keep a byte order mark, which is not there for nothing", async () => {
    expect(canonicalPassword(bytes(0xef, 0xbb, 0xbf, 0x61))).toHaveLength(4);
  });

  test("that are not bytes are an error without their content", async () => {
    await expect(verdict("Correct" as never, { policy: anything })).rejects.toMatchObject({
      code: "invalid-value",
      message: expect.not.stringContaining("Correct"),
    });
  });
});

describe("any bytes at all", () => {
  test("get a verdict, and twice the same", async () => {
    const options = { policy: nhsmailPolicy, denyList: denyList(["password"]) };
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.uint8Array({ maxLength: 60 }),
          fc.string({ unit: "binary" }).map((text) => new TextEncoder().encode(text)),
        ),
        async (password) => {
          const first = await verdict(password, options);
          expect(await verdict(password, options)).toEqual(first);
        },
      ),
    );
  });
});

describe("one password in any normalisation form", () => {
  const text = fc.string({
    unit: fc.oneof(
      fc.constantFrom("é", "e\u0301", "ﬁ", "①", "Å", "ñ", "ệ", "각", "ǆ", "ß", "½", "Ａ", "p"),
      fc.string({ unit: "grapheme", minLength: 1, maxLength: 1 }),
    ),
    minLength: 1,
    maxLength: 30,
  });
  const forms = ["NFC", "NFD", "NFKC", "NFKD"] as const;
  const encoder = new TextEncoder();

  test("gets one verdict", async () => {
    const policy = {
      ...nhsmailPolicy,
      classes: true,
      required: { denyList: false, compromised: false },
    };
    await fc.assert(
      fc.asyncProperty(text, async (each) => {
        const verdicts = await Promise.all(
          forms.map((form) => verdict(encoder.encode(each.normalize(form)), { policy })),
        );
        for (const other of verdicts) expect(other).toEqual(verdicts[0]);
      }),
    );
  });

  test("is stored as the same bytes", () => {
    fc.assert(
      fc.property(text, (each) => {
        const stored = forms.map((form) => canonicalPassword(encoder.encode(each.normalize(form))));
        for (const other of stored) expect(other).toEqual(stored[0]);
      }),
    );
  });

  test("is found among the compromised, in whichever form it was leaked", async () => {
    await fc.assert(
      fc.asyncProperty(text, fc.constantFrom(...forms), async (each, leaked) => {
        const known = createHash("sha1").update(each.normalize(leaked)).digest("hex");
        const compromised = compromisedSet((sha1) => Buffer.from(sha1).toString("hex") === known);
        // NFC and NFD are the same text; NFKC and NFKD are what every form comes to.
        const alike = leaked === "NFC" || leaked === "NFD" ? (["NFC", "NFD"] as const) : forms;
        for (const form of alike) {
          const password = encoder.encode(each.normalize(form));
          const { accepted } = await verdict(password, { policy: anything, compromised });
          expect(accepted).toBe(false);
        }
      }),
    );
  });
});
