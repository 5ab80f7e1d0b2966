import { describe, expect, test } from "vitest";
import { answerAlone, gathering, type Settle } from "../../src/write/gather.ts";

const resolved: Settle<string, void> = ({ resolve }) => resolve();

describe("answers that are told in turn", () => {
  test("what the first one sends is on its way before the second is told", async () => {
    const happened: string[] = [];
    const ask = gathering<string, void>(async () => resolved, 10);
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

  test("what was asked meanwhile is searched for before the last of them is told", async () => {
    const happened: string[] = [];
    const ask = gathering<string, void>(async (all) => {
      happened.push(`search for ${all.map(({ asked }) => asked).join(", ")}`);
      return resolved;
    }, 4);
    const work = async (name: string): Promise<void> => {
      await ask(name);
      happened.push(`${name} told`);
    };
    await Promise.all(["one", "two", "three", "four", "five"].map(work));
    expect(happened[0]).toBe("search for one, two, three, four");
    expect(happened.indexOf("search for five")).toBeLessThan(happened.indexOf("four told"));
  });

  test("one that is answered alone keeps no other waiting", async () => {
    const never = new Promise<string>(() => {});
    const ask = gathering<string, string>(
      async () => (one) =>
        answerAlone(one, async (asked) => (asked === "slow" ? await never : `${asked} found`)),
      2,
    );
    void ask("slow");
    await expect(Promise.all([ask("two"), ask("three")])).resolves.toEqual([
      "two found",
      "three found",
    ]);
  });

  test("one that is refused does not keep the others from their answers", async () => {
    const ask = gathering<string, string>(
      async () => (one) =>
        answerAlone(one, async (asked) => {
          if (asked === "bad") throw new Error("refused");
          return `${asked} found`;
        }),
      10,
    );
    const answers = await Promise.allSettled([ask("bad"), ask("good")]);
    expect(answers).toMatchObject([
      { status: "rejected", reason: { message: "refused" } },
      { status: "fulfilled", value: "good found" },
    ]);
  });
});
