import { createHash, scryptSync } from "node:crypto";
import { inspect } from "node:util";
import { secret, withSecret } from "@rollcall/core";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { PasswordHistory } from "../../src/password/history.ts";
import { passwordRules } from "../../src/password/judge/reasons.ts";
import { nhsmailPolicy, nistSingleFactorPolicy } from "../../src/password/policy/profiles.ts";
import { contextTerms } from "../../src/password/terms/context-terms.ts";
import { denyList } from "../../src/password/terms/deny-list.ts";
import { verdict } from "../../src/password/verdict.ts";
import { anything, compromisedSet, rulesAgainst, verdictOn } from "./stage.ts";

const encoder = new TextEncoder();
const good = "otter-maple-violin";
const list = denyList(["password"]);
const sha1 = (text: string): string => createHash("sha1").update(text).digest("hex");
const setOf = (...texts: readonly string[]) => {
  const hashes = new Set(texts.map(sha1));
  return compromisedSet((hash) => hashes.has(Buffer.from(hash).toString("hex")));
};

const broken = compromisedSet(() => Promise.reject(new Error(`lost ${good}`)));

describe("the compromised set", () => {
  test("refuses what is in it, whatever the policy asks for", async () => {
    const compromised = setOf(good);
    expect(await rulesAgainst(good, { compromised })).toEqual(["compromised"]);
    expect(await rulesAgainst(`${good}.`, { compromised })).toEqual([]);
  });

  test.each([
    ["answers", () => true],
    ["fails", () => Promise.reject(new Error("lost"))],
  ])(
    "is given hashes that are overwritten once it %s, and the history the same",
    async (_, has) => {
      const given: Uint8Array[] = [];
      const compromised = compromisedSet((hash) => {
        given.push(hash);
        return has();
      });
      const history: PasswordHistory = {
        previous: [{ hash: Buffer.alloc(20, 1), salt: Buffer.alloc(16, 2) }],
        derive(password) {
          given.push(password);
          return Buffer.alloc(20);
        },
      };
      const policy = { ...anything, history: 1 };
      await verdictOn(good, { policy, compromised, history });
      expect(given.length).toBeGreaterThan(1);
      expect(given.flatMap((bytes) => [...bytes]).every((byte) => byte === 0)).toBe(true);
    },
  );

  test("never has a password in it accepted", async () => {
    const policies = [
      anything,
      nhsmailPolicy,
      nistSingleFactorPolicy,
      { ...anything, guessing: "entra" } as const,
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: "binary", minLength: 1, maxLength: 40 }),
        fc.constantFrom(...policies),
        fc.constantFrom("accept", "refuse"),
        fc.boolean(),
        async (text, policy, whenUnchecked, later) => {
          const known = setOf(new TextDecoder().decode(encoder.encode(text)));
          const compromised = later ? compromisedSet(async (hash) => await known.has(hash)) : known;
          const options = { policy, compromised, whenUnchecked } as const;
          expect((await verdict(encoder.encode(text), options)).accepted).toBe(false);
        },
      ),
    );
  });

  test("that cannot be asked refuses, and the verdict says so", async () => {
    for (const compromised of [
      broken,
      compromisedSet(() => {
        throw new Error("lost");
      }),
    ]) {
      const found = await verdictOn(good, { compromised });
      expect(found.reasons.map(({ rule }) => rule)).toEqual(["compromised-unchecked"]);
      expect(found.unchecked).toContain("compromised");
    }
  });

  test("that cannot be asked lets pass where the options say so, and the verdict names it", async () => {
    const found = await verdictOn(good, { compromised: broken, whenUnchecked: "accept" });
    expect(found).toMatchObject({
      accepted: true,
      reasons: [],
      unchecked: ["deny-list", "compromised"],
    });
  });

  test("that the policy requires and nobody gave refuses too, as does the deny list", async () => {
    expect(await rulesAgainst(good, { policy: nhsmailPolicy })).toEqual([
      "deny-list-unchecked",
      "compromised-unchecked",
    ]);
    const all = { policy: nhsmailPolicy, denyList: list, compromised: setOf() };
    expect(await rulesAgainst(good, all)).toEqual([]);
  });
});

describe("earlier passwords", () => {
  const salt = Buffer.from("salt");
  const derive: PasswordHistory["derive"] = (password, previous) =>
    scryptSync(password, previous.salt, 16, { N: 2 });
  const of = (...texts: readonly string[]) =>
    texts.map((text) => ({ salt, hash: scryptSync(text.normalize("NFKC"), salt, 16, { N: 2 }) }));
  const policy = { history: 2 };

  test("are refused as far back as the policy says, in any normalisation form", async () => {
    const history = { derive, previous: of("violin-é-1", "violin-2", "violin-3") };
    expect(await rulesAgainst("violin-é-1".normalize("NFD"), { policy, history })).toEqual([
      "previous",
    ]);
    expect(await rulesAgainst("violin-2", { policy, history })).toEqual(["previous"]);
    expect(await rulesAgainst("violin-3", { policy, history })).toEqual([]);
  });

  test("are left as they are, also when the function hands them back", async () => {
    const hash = Uint8Array.of(1, 2, 3);
    const history: PasswordHistory = { previous: [{ salt, hash }], derive: (_, { hash }) => hash };
    expect(await rulesAgainst(good, { policy, history })).toEqual(["previous"]);
    expect([...hash]).toEqual([1, 2, 3]);
  });

  test("of another length are different, not an error", async () => {
    const previous = [{ salt, hash: new Uint8Array(7) }];
    expect(await rulesAgainst(good, { policy, history: { derive, previous } })).toEqual([]);
  });

  test("that cannot be compared refuse, and without any the verdict says so alone", async () => {
    const failing = {
      derive: () => {
        throw new Error("no");
      },
      previous: of("a"),
    };
    expect(await rulesAgainst(good, { policy, history: failing })).toEqual(["history-unchecked"]);
    const found = await verdictOn(good, { policy });
    expect(found).toMatchObject({
      accepted: true,
      unchecked: ["deny-list", "compromised", "history"],
    });
  });
});

describe("a verdict", () => {
  test("takes the same steps whatever refuses the password", async () => {
    const steps = async (text: string) => {
      const asked: string[] = [];
      const compromised = compromisedSet((hash) => {
        asked.push(`set ${hash.length}`);
        return text.startsWith("bad");
      });
      const history: PasswordHistory = {
        previous: Array.from({ length: 4 }, () => ({
          salt: new Uint8Array(1),
          hash: new Uint8Array(4),
        })),
        derive: () => {
          asked.push("history");
          return new Uint8Array(4).fill(text.startsWith("bad") ? 0 : 1);
        },
      };
      await verdictOn(text, { policy: { ...nhsmailPolicy }, denyList: list, compromised, history });
      return asked;
    };
    const expected = await steps(good);
    expect(expected).toEqual(["set 20", "history", "history", "history", "history"]);
    for (const text of ["", "bad", "bad password 1", "x".repeat(10_000), "password"]) {
      expect(await steps(text)).toEqual(expected);
    }
  });

  test("asks for every spelling, also after one was found", async () => {
    const asked = async (answer: boolean): Promise<number> => {
      let count = 0;
      const compromised = compromisedSet(() => {
        count += 1;
        return answer;
      });
      await verdictOn("thimble-ﬁné", { compromised });
      return count;
    };
    expect(await asked(false)).toBe(4);
    expect(await asked(true)).toBe(4);
  });

  test("asks for the spelling that keyboards write first, and for the others as variants", async () => {
    const text = "thimble-ﬁné";
    const asked: (readonly [string, boolean | undefined])[] = [];
    const compromised = compromisedSet((hash, query) => {
      asked.push([Buffer.from(hash).toString("hex"), query?.variant]);
      return false;
    });
    for (const form of ["NFC", "NFD"]) await verdictOn(text.normalize(form), { compromised });
    const first = createHash("sha1").update(text.normalize("NFC")).digest("hex");
    expect([asked[0], asked[4]]).toEqual([
      [first, false],
      [first, false],
    ]);
    expect(asked.filter(([, variant]) => variant)).toHaveLength(6);
  });

  test("says which compromised set was asked, and of none that could not be", async () => {
    expect(await verdictOn(good, { compromised: setOf() })).toHaveProperty(
      "compromisedSet",
      "test",
    );
    expect(await verdictOn(good)).not.toHaveProperty("compromisedSet");
    const options = { compromised: broken, whenUnchecked: "accept" } as const;
    expect(await verdictOn(good, options)).not.toHaveProperty("compromisedSet");
  });

  test("gives its reasons in the order of the rules", async () => {
    const context = contextTerms({ names: ["Ada"] });
    const compromised = setOf("Ada \u0000");
    const found = await rulesAgainst("Ada \u0000", {
      policy: { ...nhsmailPolicy, classes: true },
      context,
      compromised,
      denyList: list,
    });
    expect(found).toEqual([...passwordRules].filter((rule) => found.includes(rule)));
    expect(found).toEqual(
      [
        "too-short",
        "control-character",
        "space",
        "classes",
        "name",
        "guessable",
        "compromised",
      ].filter((rule) => found.includes(rule)),
    );
    expect(found.length).toBeGreaterThan(4);
  });

  test("offers another password to whom it refuses, which does not print", async () => {
    const suggest = () => secret(encoder.encode("thimble-walrus-cornet"));
    const refused = await verdictOn("", { suggest });
    const { suggestion } = refused;
    expect(suggestion && withSecret(suggestion, (bytes) => Buffer.from(bytes).toString())).toBe(
      "thimble-walrus-cornet",
    );
    expect(JSON.stringify(refused)).not.toContain("walrus");
    expect(await verdictOn(good, { suggest })).not.toHaveProperty("suggestion");
  });

  test("stands without a suggestion where none can be made", async () => {
    const suggest = () => {
      throw new Error("no words are left");
    };
    const refused = await verdictOn("", { suggest });
    expect(refused.reasons.map(({ rule }) => rule)).toEqual(["too-short"]);
    expect(refused).not.toHaveProperty("suggestion");
  });
});

describe("a secret", () => {
  // Long enough not to stand in a sentence by chance.
  const password = fc
    .string({ unit: "binary", minLength: 8, maxLength: 40 })
    .filter((text) => text.trim().length >= 8);
  const options = { policy: { ...nhsmailPolicy, classes: true }, denyList: list };

  test("is in no verdict and no error, in any encoding", async () => {
    await fc.assert(
      fc.asyncProperty(password, fc.nat(3), async (text, way) => {
        const name = text.slice(0, 4);
        const compromised = compromisedSet((hash) => {
          if (way === 0) throw new Error(`${text} ${Buffer.from(hash).toString("hex")}`);
          return way === 1;
        });
        const context = contextTerms({ names: [name, text], accounts: [text] });
        const said = await verdict(encoder.encode(text), { ...options, context, compromised });
        const wrong = await verdict(text as never, options).catch((error: unknown) => error);
        const everything = [
          JSON.stringify(said),
          inspect(said, { depth: 9, showHidden: true }),
          inspect(wrong),
          JSON.stringify(wrong),
          String((wrong as Error).stack),
        ].map((each) => Buffer.from(each));
        for (const trace of tracesOf(text)) {
          for (const each of everything) expect(each.includes(trace)).toBe(false);
        }
      }),
    );
  });

  test("leads to sentences that depend on the policy alone", async () => {
    await fc.assert(
      fc.asyncProperty(password, password, async (a, b) => {
        const [first, second] = await Promise.all([a, b].map((text) => verdictOn(text, options)));
        const sentences = new Map(first?.reasons.map(({ rule, sentence }) => [rule, sentence]));
        for (const { rule, sentence } of second?.reasons ?? []) {
          expect(sentences.get(rule) ?? sentence).toBe(sentence);
        }
      }),
    );
  });

  test("leaves nothing behind for the next password to be judged by", async () => {
    const before = await verdictOn(good, options);
    await verdictOn("password".repeat(100), options);
    await verdictOn("ﬁ".repeat(500), options);
    expect(await verdictOn(good, options)).toEqual(before);
  });
});

function tracesOf(text: string): readonly Buffer[] {
  const forms = ["NFC", "NFD", "NFKC", "NFKD"].map((form) => text.normalize(form));
  return [text, text.toLowerCase(), ...forms].flatMap((each) => {
    const utf8 = Buffer.from(each);
    const [hex, base64] = [utf8.toString("hex"), utf8.toString("base64").replace(/=+$/, "")];
    return [
      utf8,
      Buffer.from(each, "utf16le"),
      Buffer.from(hex),
      Buffer.from(hex.toUpperCase()),
      Buffer.from(base64),
      Buffer.from(sha1(each)),
      createHash("sha1").update(each).digest(),
    ];
  });
}
