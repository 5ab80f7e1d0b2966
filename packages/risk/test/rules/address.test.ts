import { expect, test } from "vitest";
import { allRules } from "../../src/rules/all-rules.ts";
import { anonymiser } from "../../src/rules/anonymiser.ts";
import { noAddress } from "../../src/rules/no-address.ts";
import { spraySuccess } from "../../src/rules/spray-success.ts";
import { sprayingAddress } from "../../src/rules/spraying-address.ts";
import { threatNetwork } from "../../src/rules/threat-network.ts";
import type { SignIn } from "../../src/sign-in/sign-in.ts";
import { now, sighting, sum } from "./sighting.ts";

test("a listed anonymiser is challenged, a listed threat blocked unless the list is not confirmed", () => {
  expect(anonymiser()(sighting({ surroundings: { listed: "anonymiser" } }))?.strength).toBe(
    "demanding",
  );
  const threat = sighting({ surroundings: { listed: "threat" } });
  expect(threatNetwork()(threat)?.strength).toBe("conclusive");
  expect(threatNetwork({ strength: "demanding" })(threat)?.strength).toBe("demanding");
  expect(threatNetwork()(sighting())).toBeUndefined();
});

test("a sign-in without an address is challenged, not let pass for want of evidence", () => {
  const nowhere: SignIn = { id: "e1", at: now, subject: "s1", result: "succeeded" };
  const seen = { ...sighting(), event: nowhere };
  expect(noAddress()(seen)).toMatchObject({ strength: "demanding", bits: 3 });
  expect(noAddress()(sighting({ event: { address: "" } }))).toBeDefined();
  expect(noAddress()(sighting())).toBeUndefined();
  expect(sum(allRules(), seen)).toBe(3);
  const atConsole = noAddress({ unless: ({ application }) => application === "console" });
  expect(atConsole(seen)).toBeDefined();
  expect(atConsole({ ...seen, event: { ...nowhere, application: "console" } })).toBeUndefined();
});

test("a spray is found in a right password, and separately in the failures at its address", () => {
  const at = (event: Partial<SignIn>, failingPeople = 10) =>
    sighting({ event, surroundings: { failingPeople } });
  const success = spraySuccess();
  const failing = sprayingAddress();
  const validated: Partial<SignIn>[] = [
    { result: "succeeded" },
    { result: "refused", validated: true },
    { result: "failed", stepUp: "failed" },
    { result: "failed", stepUp: "denied" },
  ];
  for (const event of validated) {
    expect(success(at(event))).toMatchObject({ strength: "demanding", facts: { people: 10 } });
    expect(failing(at(event))).toBeUndefined();
    expect(success(at(event, 9))).toBeUndefined();
  }
  for (const result of ["wrong-password", "failed", "refused"] as const) {
    expect(success(at({ result }))).toBeUndefined();
    expect(failing(at({ result }))?.strength).toBe("statistical");
    expect(failing(at({ result }, 9))).toBeUndefined();
  }
});

test("a thousand colleagues behind one address may mistype before it is a spray", () => {
  const behind = (failingPeople: number) =>
    spraySuccess()(sighting({ surroundings: { failingPeople, colleagues: 1000 } }));
  expect(behind(199)).toBeUndefined();
  expect(behind(200)).toBeDefined();
});
