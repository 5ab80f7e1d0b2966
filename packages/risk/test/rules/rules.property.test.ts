import fc from "fast-check";
import { expect, test } from "vitest";
import { allRules, describedRules } from "../../src/rules/all-rules.ts";
import type { Sighting } from "../../src/rules/rule.ts";
import { sightings } from "./arbitraries.ts";
import { sum } from "./sighting.ts";

const described = describedRules();
const rules = allRules();

test("no rule throws, lowers the score, exceeds its bits or its strength, or gives a number that is not finite", () => {
  fc.assert(
    fc.property(sightings, (seen) => {
      for (const { about, rule } of described) {
        const found = rule(seen);
        if (found === undefined) continue;
        expect(found.source).toBe(about.name);
        expect(found.strength).toBe(about.strength);
        expect(found.bits).toBeGreaterThan(0);
        expect(found.bits).toBeLessThanOrEqual(about.bits);
        for (const fact of Object.values(found.facts)) {
          if (typeof fact === "number") expect(Number.isFinite(fact)).toBe(true);
        }
      }
    }),
    { numRuns: 2000 },
  );
});

test("a rule says the same of the same sign-in", () => {
  fc.assert(
    fc.property(sightings, (seen) => {
      const again = allRules();
      rules.forEach((rule, index) => {
        expect(again[index]?.(seen)).toEqual(rule(seen));
      });
    }),
  );
});

test("a reason never shows who signed in, from where, or with which session", () => {
  fc.assert(
    fc.property(sightings, (seen) => {
      const event = { ...seen.event, subject: "Quill-7731", address: "203.0.113.99" };
      const shown = JSON.stringify(rules.map((rule) => rule({ ...seen, event })));
      expect(shown).not.toContain("Quill-7731");
      expect(shown).not.toContain("203.0.113.99");
    }),
  );
});

type Worse = (seen: Sighting) => Sighting;

const pastWith =
  (change: (past: Sighting["past"]) => Partial<Sighting["past"]>): Worse =>
  (seen) => ({ ...seen, past: { ...seen.past, ...change(seen.past) } });

const around =
  (change: (around: Sighting["surroundings"]) => Partial<Sighting["surroundings"]>): Worse =>
  (seen) => ({ ...seen, surroundings: { ...seen.surroundings, ...change(seen.surroundings) } });

const moreEvidence: Readonly<Record<string, Worse>> = {
  "more failures": pastWith(({ failures }) => ({ failures: failures + 5 })),
  "more denied prompts": pastWith(({ denied }) => ({ denied: denied + 2 })),
  "more failing people": around(({ failingPeople }) => ({ failingPeople: failingPeople + 7 })),
  "a new device": pastWith(({ known }) => ({ known: { ...known, device: false } })),
  "a new network": pastWith(({ known }) => ({ known: { ...known, network: false } })),
  "a new country": pastWith(({ known }) => ({ known: { ...known, country: false } })),
  "fewer colleagues": around(({ colleagues }) => ({ colleagues: colleagues / 2 })),
  "having left": around(() => ({ standing: "left" })),
  "a suspension": around(() => ({ standing: "suspended" })),
  "a listed threat": around(() => ({ listed: "threat" })),
  "an anonymiser": around(({ listed }) => ({
    listed: listed === "threat" ? listed : "anonymiser",
  })),
  "a legacy protocol": (seen) => ({ ...seen, event: { ...seen.event, protocol: "legacy" } }),
};

test.each(Object.entries(moreEvidence))("%s never lowers the sum", (_name, worse) => {
  fc.assert(
    fc.property(sightings, (seen) => {
      expect(sum(rules, worse(seen))).toBeGreaterThanOrEqual(sum(rules, seen) - 1e-9);
    }),
    { numRuns: 300 },
  );
});
