import fc from "fast-check";
import { expect, test } from "vitest";
import { bannedTerms } from "../../src/password/terms/banned-terms.ts";
import { contextTerms } from "../../src/password/terms/context-terms.ts";
import { denyList } from "../../src/password/terms/deny-list.ts";
import { rulesAgainst } from "./stage.ts";

const word = fc.string({ unit: fc.constantFrom(..."abil1!"), minLength: 3, maxLength: 9 });
const words = fc.array(word, { maxLength: 4 });
const policies = (["whole", "entra", "strict"] as const).map(
  (guessing) => ({ guessing, names: { least: 3, spelling: "folded" } }) as const,
);

test("more words, names or listed passwords never let pass what fewer refuse", async () => {
  const few = fc.record({ terms: words, names: words, places: words, listed: words });
  await fc.assert(
    fc.asyncProperty(
      fc.string({ unit: fc.constantFrom(..."abil1!x7"), maxLength: 12 }),
      few,
      few,
      fc.constantFrom(...policies),
      async (text, some, more, policy) => {
        const against = async (known: typeof some): Promise<readonly string[]> =>
          await rulesAgainst(text, {
            policy,
            terms: bannedTerms({ terms: known.terms, own: false }),
            context: contextTerms(known),
            denyList: denyList(known.listed),
          });
        const all = {
          terms: [...some.terms, ...more.terms],
          names: [...some.names, ...more.names],
          places: [...some.places, ...more.places],
          listed: [...some.listed, ...more.listed],
        };
        if ((await against(some)).length > 0) expect(await against(all)).not.toEqual([]);
      },
    ),
    { numRuns: 300 },
  );
});
