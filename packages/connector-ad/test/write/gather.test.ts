import { setImmediate as turn } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { answerAlone, gathering, settleInTurn } from "../../src/write/gather.ts";

describe("answers that are told in turn", () => {
  test("what the first one sends is on its way before the second is told", async () => {
    const happened: string[] = [];
    const ask = gathering<string, void>((all) => settleInTurn(all, ({ resolve }) => resolve()), 10);
    const work = async (name: string): Promise<void> => {
      await ask(name);
      happened.push(`${name} told`);
      // A request is written to its socket in a later microtask of the same turn.
      for (let later = 0; later < 20; later++) await Promise.resolve();
      happened.push(`${name} sends`);
    };
    await Promise.all([work("one"), work("two")]);
    expect(happened).toEqual(["one told", "one sends", "two told", "two sends"]);
  });

  test("the next search waits for those that are answered alone", async () => {
    const found = Promise.withResolvers<string>();
    let searches = 0;
    const ask = gathering<string, string>((all) => {
      searches++;
      return settleInTurn(all, (one) => answerAlone(one, () => found.promise));
    }, 1);
    const both = Promise.all([ask("one"), ask("two")]);
    for (let later = 0; later < 5; later++) await turn();
    expect(searches).toBe(1);
    found.resolve("found");
    await expect(both).resolves.toEqual(["found", "found"]);
    expect(searches).toBe(2);
  });

  test("one that is refused does not keep the others from their answers", async () => {
    const ask = gathering<string, string>(
      (all) =>
        settleInTurn(all, (one) =>
          answerAlone(one, async (asked) => {
            if (asked === "bad") throw new Error("refused");
            return `${asked} found`;
          }),
        ),
      10,
    );
    const answers = await Promise.allSettled([ask("bad"), ask("good")]);
    expect(answers).toMatchObject([
      { status: "rejected", reason: { message: "refused" } },
      { status: "fulfilled", value: "good found" },
    ]);
  });
});
