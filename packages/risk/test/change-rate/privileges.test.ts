import fc from "fast-check";
import { expect, test } from "vitest";
import { privileges } from "../../src/change-rate/privileges/privileges.ts";

const domain = "S-1-5-21-1111111111-2222222222-3333333333";

test.each([512, 516, 518, 519, 520, 526, 527])("the domain group %i is privileged", (rid) => {
  expect(privileges().through(`${domain}-${rid}`)).toBe("direct");
});

test.each(["S-1-5-32-544", "s-1-5-32-551", "62E90394-69f5-4237-9190-012177145e10"])(
  "%s is privileged, in any letter case",
  (key) => {
    expect(privileges().through(key)).toBe("direct");
  },
);

test.each([`${domain}-513`, `${domain}-5120`, "S-1-5-32-545", "ward-12", "S-1-5-21-512", ""])(
  "%j is not",
  (key) => {
    expect(privileges().through(key)).toBeUndefined();
  },
);

const inside: Readonly<Record<string, readonly string[]>> = {
  "ward-12": ["nurses"],
  nurses: ["staff"],
  staff: ["nurses"],
  helpdesk: ["operators"],
  operators: ["admins"],
};
const graph = {
  parents: (group: string) => inside[group] ?? [],
  sid: (group: string) => (group === "admins" ? `${domain}-512` : undefined),
};

test("a group within a group is found, by the SID of the outermost, and circles end", () => {
  const known = privileges({ graph });
  expect(known.through("admins")).toBe("direct");
  expect(known.through("helpdesk")).toBe("nested");
  expect(known.through("ward-12")).toBeUndefined();
});

test("a group that was listed is found in either letter case, by its key or its SID", () => {
  const guid = "3f2504e0-4f89-11d3-9a0c-0305e82c3301";
  expect(privileges({ groups: [guid.toUpperCase()] }).through(guid)).toBe("direct");
  expect(privileges({ groups: [guid] }).through(guid.toUpperCase())).toBe("direct");
  const bySid = privileges({ groups: [`${domain}-512`.toLowerCase()], graph });
  expect(bySid.through("admins")).toBe("direct");
});

test("an account is privileged by what it holds, and unknown where nobody says what that is", () => {
  const holds = (account: string): string[] => (account === "a1" ? ["helpdesk"] : ["ward-12"]);
  expect(privileges({ graph, holds }).of("a1")).toBe(true);
  expect(privileges({ graph, holds }).of("a2")).toBe(false);
  expect(privileges({ graph }).of("a1")).toBeUndefined();
});

test("a graph without end is looked at for a while and no longer", () => {
  let asked = 0;
  const endless = {
    parents: (group: string) => {
      asked += 1;
      return [`${group}a`, `${group}b`].map((each) => each.slice(-40) + asked);
    },
  };
  expect(privileges({ graph: endless }).through("g")).toBeUndefined();
  expect(asked).toBeLessThanOrEqual(10_000);
});

test("whoever lists more groups finds no fewer", () => {
  const names = fc.constantFrom(...Object.keys(inside), "admins", "other");
  fc.assert(
    fc.property(fc.array(names), fc.array(names), names, (some, more, group) => {
      const few = privileges({ groups: some, graph }).through(group);
      const many = privileges({ groups: [...some, ...more], graph }).through(group);
      if (few !== undefined) expect(many).toBeDefined();
      if (few === "direct") expect(many).toBe("direct");
    }),
  );
});
