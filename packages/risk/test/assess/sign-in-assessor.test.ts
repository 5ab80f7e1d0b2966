import { describe, expect, test } from "vitest";
import { signInAssessor } from "../../src/assess/sign-in-assessor.ts";
import { given, signIn } from "./given.ts";

describe("what is learnt of a sign-in", () => {
  test("one that is allowed is learnt at once", async () => {
    const options = given();
    const { assess } = signInAssessor({
      ...options,
      thresholds: { ...options.thresholds, challengeAt: 6 },
    });
    const event = signIn();
    expect((await assess(event)).outcome).toBe("allow");
    expect(options.model.learnt).toEqual([event]);
  });

  test("one that is challenged is learnt only when the second factor was passed", async () => {
    const options = given();
    const { assess, settle } = signInAssessor(options);
    const event = signIn();
    expect((await assess(event)).outcome).toBe("challenge");
    expect(options.model.learnt).toEqual([]);
    expect((await settle(event, "passed")).lesson).toBe("learnt");
    expect(options.model.learnt).toEqual([{ ...event, stepUp: "passed" }]);
    expect((await assess(signIn())).outcome).toBe("allow");
  });

  test("whoever holds something against the person is told of a second factor that was passed, and of no other", async () => {
    const answered: string[] = [];
    const options = given({ answered: ({ id }) => void answered.push(id) });
    const { assess, settle } = signInAssessor(options);
    const [passed, denied] = [signIn(), signIn({ network: { number: 64_666 } })];
    await assess(passed);
    await assess(denied);
    await settle(denied, "denied");
    await settle(passed, "passed");
    await settle(passed, "passed");
    expect(answered).toEqual([passed.id]);
  });

  test("a challenge is settled once", async () => {
    const options = given();
    const { assess, settle } = signInAssessor(options);
    const event = signIn();
    await assess(event);
    await settle(event, "denied");
    expect((await settle(event, "passed")).lesson).toBe("nothing");
    expect(options.model.learnt).toEqual([]);
  });

  test("a challenge that was not passed is noted, and decided on again with that knowledge", async () => {
    const options = given({
      rules: [
        ({ event }) =>
          event.stepUp === "denied"
            ? { source: "denied", bits: 9, strength: "conclusive", reason: "Denied.", facts: {} }
            : undefined,
      ],
    });
    const { assess, settle } = signInAssessor(options);
    const event = signIn();
    await assess(event);
    const { decision, lesson } = await settle(event, "denied");
    expect(lesson).toBe("noted");
    expect(decision?.outcome).toBe("block");
    expect(options.model.noted).toEqual([{ ...event, stepUp: "denied", result: "refused" }]);
    expect(options.kept.map((each) => each.decision.outcome)).toEqual(["challenge", "block"]);
  });

  test("nothing is learnt of an event that was never assessed, or that is not the one that was", async () => {
    const options = given();
    const { assess, settle } = signInAssessor(options);
    const event = signIn();
    await assess(event);
    expect(await settle(signIn(), "passed")).toEqual({ decision: undefined, lesson: "nothing" });
    const other = { ...event, network: { number: 64_666 } };
    expect((await settle(other, "passed")).lesson).toBe("nothing");
    expect(options.model.learnt).toEqual([]);
  });

  for (const result of ["wrong-password", "failed", "refused"] as const) {
    test(`one that ended as ${result} is noted and never learnt`, async () => {
      const options = given();
      const { assess, settle } = signInAssessor(options);
      const event = signIn({ result });
      await assess(event);
      await settle(event, "passed");
      expect(options.model.learnt).toEqual([]);
      expect(options.model.noted).toEqual([event]);
    });
  }

  test("one that is blocked is noted as refused, whatever the person answers", async () => {
    const options = given({ standing: () => "left" });
    const { assess, settle } = signInAssessor(options);
    const event = signIn();
    expect((await assess(event)).outcome).toBe("block");
    await settle(event, "passed");
    expect(options.model.learnt).toEqual([]);
    expect(options.model.noted).toEqual([{ ...event, result: "refused" }]);
  });

  test("a second factor that was passed with the sign-in makes up for statistics", async () => {
    const options = given();
    const event = signIn({ stepUp: "passed" });
    expect((await signInAssessor(options).assess(event)).outcome).toBe("challenge");
    expect(options.model.learnt).toEqual([event]);
  });

  test("a second factor that was passed with the sign-in does not make up for demanding evidence", async () => {
    const evidence = () => [
      {
        source: "link-clicked",
        bits: 4,
        strength: "demanding" as const,
        reason: "Clicked.",
        facts: {},
      },
    ];
    const options = given({ evidence });
    const { assess, settle } = signInAssessor(options);
    const event = signIn({ stepUp: "passed" });
    await assess(event);
    expect(options.model.learnt).toEqual([]);
    await settle(event, "passed");
    expect(options.model.learnt).toHaveLength(1);
  });
});

describe("what tables of addresses take note of", () => {
  test("is what is learnt, and attempts that came to nothing as what they are; not who waits for a challenge", async () => {
    const noted: string[] = [];
    const note = ({ id, result }: { id: string; result: string }) =>
      void noted.push(`${id} ${result}`);
    const options = given({
      note,
      standing: ({ subject }) => (subject === "leaver" ? "left" : "in-post"),
    });
    const { assess, settle } = signInAssessor(options);
    const passed = signIn({ id: "passed" });
    await assess(passed);
    expect(noted).toEqual([]);
    await settle(passed, "passed");
    await assess(signIn({ id: "allowed" }));
    await assess(signIn({ id: "guessed", result: "wrong-password" }));
    await assess(signIn({ id: "left", subject: "leaver" }));
    const denied = signIn({ id: "denied", network: { number: 64_666 } });
    await assess(denied);
    await settle(denied, "denied");
    expect(noted).toEqual([
      "passed succeeded",
      "allowed succeeded",
      "guessed wrong-password",
      "left refused",
      "denied refused",
    ]);
  });
});

describe("where a person was", () => {
  const place = { country: "GB", latitude: 51.5, longitude: -0.1, accuracy: 20 };

  for (const listed of ["egress", "vpn"] as const) {
    test(`is not learnt from a sign-in over a listed ${listed}, whose place is another one`, async () => {
      const options = given({
        surroundings: () => ({ listed, failingPeople: 0, colleagues: 0 }),
      });
      const { assess, settle } = signInAssessor(options);
      const [passed, allowed] = [signIn({ place }), signIn({ place })];
      await assess(passed);
      await settle(passed, "passed");
      await assess(allowed);
      expect(options.model.learnt.map((each) => each.place)).toEqual([
        { country: "GB" },
        { country: "GB" },
      ]);
    });
  }

  test("is learnt from any other sign-in", async () => {
    const options = given();
    options.model.learn(signIn());
    await signInAssessor(options).assess(signIn({ place }));
    expect(options.model.learnt.at(-1)?.place).toEqual(place);
  });
});

describe("what an assessor is not made of", () => {
  test("thresholds of another model", () => {
    const options = given();
    const thresholds = { ...options.thresholds, model: "other@1" };
    expect(() => signInAssessor({ ...options, thresholds })).toThrow(
      expect.objectContaining({ code: "invalid-options" }),
    );
  });

  test("a threshold that is not a number", () => {
    const options = given();
    const thresholds = { ...options.thresholds, challengeAt: Number.NaN };
    expect(() => signInAssessor({ ...options, thresholds })).toThrow(
      expect.objectContaining({ code: "invalid-options" }),
    );
  });

  for (const remembered of [0, -1, 1.5, Number.POSITIVE_INFINITY]) {
    test(`a memory of ${remembered} events`, () => {
      expect(() => signInAssessor(given({ remembered }))).toThrow(
        expect.objectContaining({ code: "invalid-options" }),
      );
    });
  }
});
