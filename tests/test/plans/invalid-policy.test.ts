import { definePolicy, owned, type Policy, reconcile, type TargetPolicy } from "@rollcall/core";
import { expect, test } from "vitest";
import { hospital, opening } from "../stage/hospital.ts";

const title = owned(() => "Porter");

test.each<readonly [string, Partial<TargetPolicy>, string]>([
  ["an attribute that there is not", { attributes: { shoeSize: title } }, "attributes.shoeSize"],
  ["an attribute that is secret", { attributes: { password: title } }, "attributes.password"],
  ["a kind that there is not", { kind: "acount" }, "kind"],
  ["a time that is none", { lifecycle: { retainDays: -1 } }, "lifecycle.retainDays"],
  [
    "a key with a slip of the pen",
    { lifecycel: { retainDays: 1 } } as Partial<TargetPolicy>,
    "did you mean lifecycle?",
  ],
])("a policy with %s fails before anything is read", async (_, faulty, place) => {
  const stage = await hospital({ people: 3 });
  const directory = { correlate: [], attributes: {}, ...faulty };
  // As it comes from code that is not checked and does not call definePolicy, which would refuse some of it itself.
  const policy: Policy = { name: "faulty", targets: { directory } };
  await expect(reconcile({ ...stage, policy, asOf: opening })).rejects.toMatchObject({
    code: "invalid-options",
    message: expect.stringContaining(place),
  });
  for (const { calls } of [stage.source.staff, ...stage.targets.map((one) => one.directory)]) {
    expect(calls).toMatchObject({ scan: 0, get: 0, since: 0, execute: 0 });
  }
});

test.each([
  ["nothing at all", undefined, "it must be an object"],
  ["rules under another name", { name: "p", target: {} }, "did you mean targets?"],
  [
    "rules for a target that takes no part",
    { name: "p", targets: { directory: { correlate: [], attributes: {} }, mail: {} } },
    "targets.mail.correlate must be an array",
  ],
])("a policy of %s fails before any system is opened", async (_, policy, fault) => {
  const stage = await hospital({ people: 3 });
  const asked = { ...stage, policy: policy as unknown as Policy, asOf: opening };
  await expect(reconcile(asked)).rejects.toMatchObject({
    code: "invalid-options",
    message: expect.stringContaining(fault),
  });
});

test("an attribute that two rules own is refused before there is a policy", () => {
  const directory = { correlate: [], attributes: [{ title }, { title }] };
  expect(() => definePolicy({ name: "twice", targets: { directory } })).toThrow(/title/);
});
