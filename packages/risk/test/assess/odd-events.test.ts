import { describe, expect, test } from "vitest";
import { signInAssessor } from "../../src/assess/sign-in-assessor.ts";
import { morning } from "../decision/inputs.ts";
import { given, signIn } from "./given.ts";

const day = 86_400_000;

describe("events that come twice, late or too early", () => {
  test("the same event again gives the same decision, and teaches nothing", async () => {
    const options = given();
    const { assess, settle } = signInAssessor(options);
    const event = signIn();
    const [first, second] = await Promise.all([assess(event), assess({ ...event })]);
    await settle(event, "passed");
    const third = await assess({ ...event });
    expect(second).toBe(first);
    expect(third).toBe(first);
    expect(options.model.learnt).toHaveLength(1);
    expect(options.kept).toHaveLength(1);
  });

  test("another event under the same id is challenged, and teaches nothing", async () => {
    const options = given();
    const { assess, settle } = signInAssessor(options);
    const event = signIn();
    await assess(event);
    await settle(event, "passed");
    const other = { ...event, at: event.at + 1 };
    const decision = await assess(other);
    expect(decision.outcome).toBe("challenge");
    expect(decision.contributions).toContainEqual(
      expect.objectContaining({ source: "id-used-before", strength: "demanding" }),
    );
    await settle(other, "passed");
    expect(options.model.learnt).toHaveLength(1);
  });

  test("only so many events are remembered, the last ones", async () => {
    const options = given({ remembered: 2 });
    const { assess } = signInAssessor(options);
    const [first, second, third] = [signIn(), signIn(), signIn()];
    for (const event of [first, second, third]) await assess(event);
    await assess(third);
    await assess(second);
    expect(options.kept).toHaveLength(3);
    await assess(first);
    expect(options.kept).toHaveLength(4);
  });

  test("an event from the future is challenged with the reason, and teaches nothing", async () => {
    const options = given();
    const { assess, settle } = signInAssessor(options);
    for (const result of ["succeeded", "wrong-password"] as const) {
      const event = signIn({ at: morning + day, result });
      const decision = await assess(event);
      expect(decision.outcome).toBe("challenge");
      expect(decision.contributions.map(({ source }) => source)).toContain("from-the-future");
      await settle(event, "passed");
    }
    expect(options.model.learnt).toEqual([]);
    expect(options.model.noted).toEqual([]);
  });

  test("a clock that is a few minutes ahead is no future", async () => {
    const options = given();
    const { assess } = signInAssessor(options);
    const { contributions } = await assess(signIn({ at: morning + 4 * 60_000 }));
    expect(contributions.map(({ source }) => source)).not.toContain("from-the-future");
  });

  test("an assessor whose clock gives no number challenges", async () => {
    const options = given({ now: () => Number.NaN });
    options.model.learn(signIn());
    expect((await signInAssessor(options).assess(signIn())).outcome).toBe("challenge");
  });

  test("an event older than the last one learnt is decided on and not learnt", async () => {
    const options = given();
    options.model.learn(signIn());
    const { assess } = signInAssessor(options);
    expect((await assess(signIn({ at: morning - day }))).outcome).toBe("allow");
    expect(options.model.learnt).toHaveLength(1);
  });
});

describe("exceptions", () => {
  const exception = {
    id: "x-1",
    kind: "break-glass",
    until: morning + day,
    atMost: "allow" as const,
    lifts: ["after-leaving"],
  };

  test("an exception lets off what would have been blocked, is on record, and teaches nothing", async () => {
    const options = given({ standing: () => "left", exceptions: () => exception });
    options.model.learn(signIn());
    const decision = await signInAssessor(options).assess(signIn());
    expect(decision).toMatchObject({ outcome: "allow", exception });
    expect(options.model.learnt).toHaveLength(1);
  });

  test("an exception that has ended lets nothing off", async () => {
    const options = given({
      standing: () => "left",
      exceptions: () => ({ ...exception, until: morning }),
    });
    const decision = await signInAssessor(options).assess(signIn());
    expect(decision.outcome).toBe("block");
    expect(decision.exception).toBeUndefined();
  });

  test("what needs no exception is learnt although one held", async () => {
    const options = given({ exceptions: () => exception });
    options.model.learn(signIn());
    await signInAssessor(options).assess(signIn());
    expect(options.model.learnt).toHaveLength(2);
  });
});
