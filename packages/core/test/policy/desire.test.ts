import { expect, test } from "vitest";
import type { Assignment } from "../../src/model/person.ts";
import type { Schema } from "../../src/model/schema.ts";
import { fill, initial, owned } from "../../src/policy/attribute-rule.ts";
import { compileTarget, desire } from "../../src/policy/desire.ts";
import type { DesiredAccount, TargetPolicy } from "../../src/policy/policy.ts";
import { holderOf, post } from "./people.ts";

const asOf = "2026-11-21T07:00:00Z";
const target = "directory";
const nurses = { kind: "group", id: "nurses" };
const schema: Schema = {
  kinds: {
    account: {
      attributes: {
        title: { type: "string", maxLength: 12 },
        room: { type: "number" },
        home: { type: "string" },
      },
      entitlements: ["group"],
    },
  },
};
const policy: TargetPolicy = {
  correlate: [],
  attributes: {
    title: owned((_, { primary }) => primary?.position.title),
    room: fill(() => 7),
    home: initial(({ id }) => `/home/${id}`),
  },
  entitlements: { owns: ({ kind }) => kind === "group", holds: () => [nurses] },
};

function wanted(posts: readonly Assignment[], change: Partial<TargetPolicy> = {}): DesiredAccount {
  const found = desire(holderOf(...posts), {
    policy: { ...policy, ...change },
    target,
    asOf,
    schema,
  });
  if (typeof found === "string") throw new Error(`${found} was not expected`);
  return found;
}

test("an entitlement that the policy does not own is a fault, since it could never be taken away again", () => {
  const licence = { kind: "licence", id: "e3" };
  const holds = () => [nurses, licence];
  const owns = ({ kind }: { readonly kind: string }) => kind === "group";
  const { presence, faults } = wanted([post()], { entitlements: { owns, holds } });
  expect(presence).toBe("kept");
  expect(faults).toMatchObject([{ fault: "wrong-value", rule: "entitlements", personId: "p1" }]);
});

test("a record without any post closes nothing: rows may be missing, and a leaver has a post that ended", () => {
  const found = wanted([]);
  expect(found).toMatchObject({ presence: "kept", attributes: {}, standing: { hold: "unclear" } });
  expect(found).not.toHaveProperty("enabled");
  expect(found.faults).toMatchObject([{ fault: "unclear-record", rule: "lifecycle" }]);
  const compiled = compileTarget(policy, { target, asOf, schema });
  expect(compiled(holderOf(), false)).toBe("none");
});

test("somebody in post has an account with what the rules say, enabled", () => {
  expect(wanted([post()])).toMatchObject({
    personId: "p1",
    target,
    kind: "account",
    label: "p1",
    presence: "present",
    enabled: true,
    standing: { state: "active" },
    attributes: {
      title: { mode: "owned", value: "Staff Nurse" },
      room: { mode: "fill", value: 7 },
      home: { mode: "initial", value: "/home/p1" },
    },
    entitlements: { holds: [nurses] },
  });
});

test("a rule without a value leaves its attribute out, and null asks for it to be empty", () => {
  const { attributes } = wanted([post({ position: {} })], {
    attributes: { ...policy.attributes, room: owned(() => null) },
  });
  expect(Object.keys(attributes)).toEqual(["room", "home"]);
  expect(attributes.room?.value).toBeNull();
});

test("a joiner's account is made disabled, and before it is due there is none", () => {
  expect(wanted([post({ start: "2026-12-01" })])).toMatchObject({
    presence: "present",
    enabled: false,
    entitlements: { holds: [nurses] },
  });
  const far = holderOf(post({ start: "2027-06-01" }));
  expect(desire(far, { policy, target, asOf })).toBe("none");
});

test("absence and suspension follow the lifecycle", () => {
  const on = (status: "absent" | "suspended", lifecycle = {}) =>
    wanted([post({ status })], { lifecycle }).enabled;
  expect(on("absent")).toBe(true);
  expect(on("absent", { whileAbsent: "disabled" })).toBe(false);
  expect(on("suspended")).toBe(false);
  expect(on("suspended", { whileSuspended: "enabled" })).toBe(true);
});

test("a leaver's account is disabled and loses what the policy owns, and is not rewritten", () => {
  const found = wanted([post({ end: "2026-11-20", status: "ended" })]);
  expect(found).toMatchObject({
    presence: "kept",
    enabled: false,
    attributes: {},
    entitlements: { holds: [] },
  });
  expect(found.attributes).toEqual({});
});

test("a leaver's access stays as it is where the policy says so, and what it owns is still taken away", () => {
  const leaver = [post({ end: "2026-11-20", status: "ended" })];
  const found = wanted(leaver, { lifecycle: { whenLeft: "as-it-is" } });
  expect(found).toMatchObject({ presence: "kept", entitlements: { holds: [] } });
  expect(found.enabled).toBeUndefined();
  expect(wanted(leaver, { lifecycle: { whenLeft: "disabled" } }).enabled).toBe(false);
  const suspended = [post({ status: "suspended" })];
  expect(wanted(suspended, { lifecycle: { whenLeft: "as-it-is" } }).enabled).toBe(false);
});

test("a rule that also speaks for leavers moves their accounts", () => {
  const attributes = {
    ...policy.attributes,
    home: owned((_, { state }) => (state === "left" ? "/left" : "/home"), { alsoWhenLeft: true }),
  };
  const leaver = post({ end: "2026-11-20", status: "ended" });
  expect(wanted([leaver], { attributes }).attributes).toEqual({
    home: { mode: "owned", value: "/left" },
  });
  expect(wanted([post()], { attributes }).attributes.home?.value).toBe("/home");
});

test("an account that was kept long enough is to go", () => {
  const leaver = post({ end: "2026-01-31", status: "ended" });
  expect(wanted([leaver], { lifecycle: { retainDays: 90 } })).toMatchObject({
    presence: "gone",
    enabled: false,
    attributes: {},
  });
});

test("grace touches nothing", () => {
  const found = wanted([post({ end: "2026-11-20" })], { lifecycle: { graceDays: 7 } });
  expect(found).toMatchObject({ presence: "kept", attributes: {} });
  expect(found).not.toHaveProperty("enabled");
  expect(found).not.toHaveProperty("entitlements");
  expect(found).not.toHaveProperty("faults");
});

test("a record that contradicts itself touches nothing and is a fault", () => {
  const found = wanted([post({ end: "2020-01-01" })]);
  expect(found).toMatchObject({
    presence: "kept",
    faults: [{ fault: "unclear-record", personId: "p1", target, rule: "lifecycle" }],
  });
  expect(found).not.toHaveProperty("enabled");
});

test("somebody out of scope keeps a linked account, disabled, and one that only a rule found is left alone", () => {
  const compiled = compileTarget({ ...policy, scope: () => false }, { target, asOf });
  expect(compiled(holderOf(post()))).toMatchObject({
    presence: "kept",
    enabled: false,
    attributes: {},
    entitlements: { holds: [] },
  });
  expect(compiled(holderOf(post()), true)).toMatchObject({ presence: "kept", enabled: false });
  expect(compiled(holderOf(post()), false)).toBe("none");
});

test("people whom the policy does not manage are unmanaged, leavers too", () => {
  const compiled = compileTarget(
    { ...policy, unmanaged: ({ id }) => id === "p1" },
    { target, asOf },
  );
  expect(compiled(holderOf(post({ end: "2020-01-01" })))).toBe("unmanaged");
  expect(compiled({ ...holderOf(post()), id: "p2" })).toMatchObject({ personId: "p2" });
});

test("rules know the day, the target, the posts and the state", () => {
  const seen: unknown[] = [];
  const first = post({ id: "a1", start: "2024-01-01" });
  const second = post({ id: "a2" });
  wanted([first, second], {
    attributes: { title: owned((_, context) => void seen.push(context)) },
  });
  expect(seen).toEqual([
    {
      asOf,
      today: "2026-11-21",
      target,
      assignments: [second, first],
      primary: second,
      state: "active",
    },
  ]);
});

test("the label and the origin are carried along", () => {
  const origin = { source: "esr", record: "line 17" };
  const person = { ...holderOf(post()), origin };
  const labelled = { ...policy, label: () => "Jane Smith" };
  expect(desire(person, { policy: labelled, target, asOf })).toMatchObject({
    label: "Jane Smith",
    origin,
  });
});

test("a rule that throws is a fault of that person alone, without the error's message", () => {
  const attributes = {
    ...policy.attributes,
    title: owned(({ id }) => {
      if (id === "p1") throw new TypeError("secret of Jane");
      return "Nurse";
    }),
  };
  const compiled = compileTarget({ ...policy, attributes }, { target, asOf, schema });
  const found = compiled(holderOf(post())) as DesiredAccount;
  expect(found.faults).toEqual([
    {
      fault: "rule-threw",
      personId: "p1",
      target,
      rule: "attributes.title",
      attribute: "title",
      because: "the rule attributes.title threw: TypeError",
    },
  ]);
  expect(found).toMatchObject({ presence: "kept", attributes: {} });
  expect(found).not.toHaveProperty("enabled");
  expect(found).not.toHaveProperty("entitlements");
  expect(compiled({ ...holderOf(post()), id: "p2" })).toMatchObject({ presence: "present" });
});

test("a wrong value is a fault that names the place and not the value", () => {
  const found = wanted([post({ position: { title: "Consultant Nephrologist" } })], {
    attributes: { ...policy.attributes, room: owned(() => "seven") },
  });
  expect(found.faults).toMatchObject([
    { fault: "wrong-value", attribute: "title", rule: "attributes.title", personId: "p1", target },
    { fault: "wrong-value", attribute: "room" },
  ]);
  expect(found.faults?.[0]?.because).toContain("at most 12 characters fit, the rule gave 23");
  expect(found.faults?.[1]?.because).toContain("a number was expected, the rule gave a string");
  expect(JSON.stringify(found.faults)).not.toContain("Nephrologist");
});

test("a fault never keeps access open that is due to be closed", () => {
  const boom = () => {
    throw new Error("no");
  };
  const attributes = { title: owned(boom, { alsoWhenLeft: true }) };
  const entitlements = { owns: () => true, holds: boom };
  const suspended = wanted([post({ status: "suspended" })], { attributes, entitlements });
  expect(suspended).toMatchObject({ presence: "kept", enabled: false, attributes: {} });
  expect(suspended.faults?.map(({ rule }) => rule)).toEqual(["attributes.title", "entitlements"]);
  const leaver = wanted([post({ end: "2026-11-20", status: "ended" })], { attributes });
  expect(leaver).toMatchObject({ presence: "kept", enabled: false });
  expect(leaver.faults).toHaveLength(1);
});

test.each(["scope", "unmanaged", "label"] as const)(
  "a %s that throws leaves the account alone",
  (rule) => {
    const found = wanted([post()], {
      [rule]: () => {
        throw "nothing";
      },
    });
    expect(found).toMatchObject({
      presence: "kept",
      label: "p1",
      faults: [
        { fault: "rule-threw", rule, because: `the rule ${rule} threw: value that is no error` },
      ],
    });
    expect(found).not.toHaveProperty("enabled");
  },
);
