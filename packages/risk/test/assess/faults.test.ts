import { runInNewContext } from "node:vm";
import { afterEach, describe, expect, test, vi } from "vitest";
import { signInAssessor } from "../../src/assess/sign-in-assessor.ts";
import { given, signIn } from "./given.ts";

afterEach(() => {
  vi.useRealTimers();
});

/** An assessor that would allow the sign-in if nothing went wrong. */
function calm(more: Parameters<typeof given>[0] = {}): ReturnType<typeof given> {
  const options = given(more);
  options.model.learn(signIn());
  return options;
}

const fail = (): never => {
  throw new Error("Jane Smith, 203.0.113.7");
};

const lookUps = [
  ["standing", "standing-unknown"],
  ["surroundings", "surroundings-unknown"],
  ["evidence", "evidence-unknown"],
  ["exceptions", "exceptions-unknown"],
] as const;

describe("a look-up that fails", () => {
  test("nothing is challenged where none does", async () => {
    expect((await signInAssessor(calm()).assess(signIn())).outcome).toBe("allow");
  });

  for (const [name, doubt] of lookUps) {
    for (const [how, look] of [
      ["throws", fail],
      ["rejects", async () => fail()],
      ["gives something else", () => 7 as never],
      ["gives null", () => null as never],
    ] as const) {
      test(`${name} that ${how} is a challenge with the reason, and is reported`, async () => {
        const options = calm({ [name]: look });
        const decision = await signInAssessor(options).assess(signIn());
        expect(decision.outcome).toBe("challenge");
        expect(decision.contributions).toContainEqual(
          expect.objectContaining({ source: doubt, strength: "demanding" }),
        );
        expect(options.faults).toEqual([name]);
        expect(JSON.stringify(decision)).not.toMatch(/Jane|203\.0/);
      });
    }

    test(`${name} that never answers is a challenge after a while`, async () => {
      vi.useFakeTimers();
      const options = calm({ [name]: () => new Promise(() => {}), lookUpWithin: 500 });
      const decision = signInAssessor(options).assess(signIn());
      await vi.advanceTimersByTimeAsync(500);
      expect((await decision).contributions.map(({ source }) => source)).toContain(doubt);
    });
  }

  test("one that answers by another library's promise is waited for, and no longer than any", async () => {
    const foreign = (code: string): never => runInNewContext(code) as never;
    const options = calm({ standing: () => foreign("Promise.resolve('left')") });
    expect((await signInAssessor(options).assess(signIn())).outcome).toBe("block");
    const silent = calm({ standing: () => foreign("new Promise(() => {})"), lookUpWithin: 20 });
    expect((await signInAssessor(silent).assess(signIn())).contributions).toContainEqual(
      expect.objectContaining({ source: "standing-unknown" }),
    );
  });

  test("a clock that cannot be read is a challenge, and is reported", async () => {
    const options = calm({ now: fail });
    expect((await signInAssessor(options).assess(signIn())).outcome).toBe("challenge");
    expect(new Set(options.faults)).toEqual(new Set(["clock"]));
  });

  test("one that fails does not hide what another one found", async () => {
    const options = calm({ standing: () => "left", evidence: fail });
    expect((await signInAssessor(options).assess(signIn())).outcome).toBe("block");
  });

  test("evidence that cannot be added up is a challenge, and not a sum that is no number", async () => {
    const evidence = () => [
      { source: "x", bits: Number.NaN, strength: "statistical" as const, reason: "", facts: {} },
    ];
    const decision = await signInAssessor(calm({ evidence })).assess(signIn());
    expect(decision.outcome).toBe("challenge");
    expect(decision.bits).toBe(-1);
  });
});

describe("other faults", () => {
  for (const method of ["past", "weigh"] as const) {
    test(`a model whose ${method} throws is a challenge, and is not learnt from as if it had spoken`, async () => {
      const options = calm();
      const model = { ...options.model, [method]: fail };
      const decision = await signInAssessor({ ...options, model }).assess(signIn());
      expect(decision.outcome).toBe("challenge");
      expect(decision.contributions.map(({ source }) => source)).toEqual(["model-failed"]);
      expect(options.faults).toEqual(["model"]);
    });
  }

  test("a model that gives more than statistics is not believed", async () => {
    const options = calm();
    const weigh = () => [
      { source: "x", bits: -9, strength: "conclusive" as const, reason: "", facts: {} },
    ];
    const model = { ...options.model, weigh };
    const decision = await signInAssessor({ ...options, model }).assess(signIn());
    expect(decision.contributions.map(({ source }) => source)).toEqual(["model-failed"]);
    expect(decision.outcome).toBe("challenge");
  });

  test("a model that cannot learn, a store that is full and a table that throws stop nobody, and are reported", async () => {
    const options = calm({ keep: async () => fail(), note: fail });
    const model = { ...options.model, learn: fail };
    const decision = await signInAssessor({ ...options, model }).assess(signIn());
    expect(decision.outcome).toBe("allow");
    expect(options.faults).toEqual(["learning", "learning", "keep"]);
  });

  test("a report that throws in its turn stops nobody", async () => {
    const decision = await signInAssessor(calm({ standing: fail, report: fail })).assess(signIn());
    expect(decision.outcome).toBe("challenge");
  });

  test("what is no sign-in is refused with its field, and never its value", async () => {
    const { assess } = signInAssessor(given());
    for (const event of [
      null,
      {},
      signIn({ at: Number.NaN }),
      signIn({ address: "Jane Smith" }),
      signIn({ id: "\ud800" }),
      signIn({ subject: "" }),
    ]) {
      await expect(assess(event as never)).rejects.toMatchObject({ code: "invalid-value" });
      await expect(assess(event as never)).rejects.not.toThrow(/Jane/);
    }
  });

  test("a device text of 1 MB is decided on as any other", async () => {
    const event = signIn({ device: { agent: "x".repeat(1_000_000) } });
    expect((await signInAssessor(calm()).assess(event)).outcome).toBe("allow");
  });
});
