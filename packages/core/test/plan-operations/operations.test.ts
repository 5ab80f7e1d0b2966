import { describe, expect, it } from "vitest";
import type { Limits } from "../../src/connector/limits.ts";
import type { UpdateOperation } from "../../src/model/operation.ts";
import { account, changed, group, inShort, missing, planAndRun, surplus } from "./directory.ts";

const [ann, bea, cat] = ["ann", "bea", "cat"].map((id) =>
  account(id, { mail: `${id}@trust.example` }),
);
if (!ann || !bea || !cat) throw new Error("unreachable");

describe("an exchange of values", () => {
  it("costs one temporary value, and it is the same each time", () => {
    const swap = [changed(ann, { loginName: "bea" }), changed(bea, { loginName: "ann" })];
    const { operations, after } = planAndRun(swap);
    expect(inShort(operations)).toEqual(["update bea", "update ann", "update bea"]);
    expect([
      after.get("ann")?.attributes.loginName,
      after.get("bea")?.attributes.loginName,
    ]).toEqual(["bea", "ann"]);
    const [first, second, third] = operations as UpdateOperation[];
    const value = first?.deltas[0]?.change === "replace" ? String(first.deltas[0].value) : "";
    expect(value.length).toBeLessThanOrEqual(20);
    expect(first?.personId).toBeUndefined();
    expect(first?.reasons).toMatchObject([{ rule: "makes way", attribute: "loginName" }]);
    expect(third?.expects.attributes).toEqual({ loginName: value });
    expect(second?.after).toEqual([first?.id]);
    expect(third?.after).toEqual([first?.id, second?.id].sort());
    expect(planAndRun(swap).operations).toEqual(operations);
    const others = [account("dee", { loginName: value })];
    const again = planAndRun(swap, { others }).operations as UpdateOperation[];
    expect(again[0]?.deltas[0]).not.toEqual(first?.deltas[0]);
  });

  it("writes with the temporary value what can be had already", () => {
    const { operations, after } = planAndRun([
      changed(ann, { loginName: "bea", addresses: ["x"], title: "Nurse" }),
      changed(bea, { loginName: "ann", title: "Clerk" }),
    ]);
    expect(operations).toHaveLength(3);
    expect(after.get("ann")?.attributes).toMatchObject({ addresses: ["x"], title: "Nurse" });
  });

  it("of values that may not be temporary is blocked, and nothing of it is done", () => {
    const { operations, findings } = planAndRun([
      changed(ann, { mail: "bea@trust.example", title: "Nurse" }),
      changed(bea, { mail: "ann@trust.example" }),
      changed(cat, { title: "Nurse" }),
    ]);
    expect(inShort(operations)).toEqual(["update cat"]);
    expect(findings.map(({ finding, about }) => `${finding} ${about}`)).toEqual([
      "blocked ann",
      "blocked bea",
    ]);
    expect(JSON.stringify(findings)).not.toContain("trust.example");
  });

  it("of values in sets needs no temporary value, only an earlier removal", () => {
    const one = account("one", { addresses: ["a", "b"] });
    const two = account("two", { addresses: ["c", "d"] });
    const { operations, after } = planAndRun([
      changed(one, { addresses: ["a", "c"] }),
      changed(two, { addresses: ["b", "d"] }),
    ]);
    expect(operations).toHaveLength(3);
    expect((operations[0] as UpdateOperation).deltas).toEqual([
      { attribute: "addresses", change: "remove", values: ["c"] },
    ]);
    expect(after.get("one")?.attributes.addresses).toEqual(["a", "c"]);
  });

  it("of names within containers that also change places needs no temporary name when there is room", () => {
    const other = account("other", {}, { kind: "container" });
    const one = account("one", { name: "ann", loginName: "one" });
    const two = account("two", { name: "ann", loginName: "two", container: "other" });
    const { operations, after } = planAndRun(
      [changed(one, { container: "other" }), changed(two, { container: "staff" })],
      {
        others: [other],
      },
    );
    expect(operations).toHaveLength(3);
    expect(after.get("one")?.attributes).toMatchObject({ container: "other", name: "ann" });
    const renamed = planAndRun(
      [changed(one, { name: "bea" }), changed(two, { container: "staff" })],
      { others: [other] },
    );
    expect(inShort(renamed.operations)).toEqual(["update one", "update two"]);
  });
});

describe("a value that is not to be had", () => {
  it("blocks the whole change, and those that wait for it, and names no value", () => {
    const { operations, findings } = planAndRun(
      [changed(ann, { loginName: "taken", title: "Nurse" }), changed(bea, { loginName: "ann" })],
      { others: [account("dee", { loginName: "TAKEN" })] },
    );
    expect(operations).toEqual([]);
    expect(findings).toMatchObject([
      { finding: "blocked", about: "ann", personId: "person-ann", target: "directory" },
      { finding: "blocked", about: "bea" },
    ]);
    expect(JSON.stringify(findings).toLowerCase()).not.toContain("taken");
  });

  it("never blocks what closes access", () => {
    const held = account("held", {}, { entitlements: ["1", "2"] });
    const { operations } = planAndRun(
      [
        changed(
          held,
          { loginName: "dee", title: "Leaver" },
          { enabled: false, grant: ["3"], revoke: ["1"] },
        ),
      ],
      { others: [account("dee")] },
    );
    expect(operations).toMatchObject([
      { kind: "update", deltas: [], enabled: false, revoke: [group("1")], urgency: "closing" },
    ]);
    expect(operations[0]).not.toHaveProperty("grant");
  });

  it("is given to neither of two that would get it", () => {
    const { operations, findings } = planAndRun([
      changed(ann, { loginName: "New" }),
      missing("new"),
    ]);
    expect(operations).toEqual([]);
    expect(findings.map(({ about }) => about)).toEqual(["ann", "new"]);
  });

  it("is no obstacle when it is one's own in another letter case", () => {
    const { loginName: _, ...rest } = ann.attributes;
    const difference = {
      ...changed(ann, rest),
      deltas: [{ attribute: "loginName", change: "replace" as const, value: "Ann" }],
    };
    const { operations, after } = planAndRun([difference]);
    expect(operations).toHaveLength(1);
    expect(after.get("ann")?.attributes.loginName).toBe("Ann");
  });
});

describe("a reference", () => {
  it("to an account that is made waits for it; two that refer to each other are made and then joined", () => {
    const { operations, after } = planAndRun([
      missing("zoe", { managerId: "new:amy" }),
      missing("amy", { managerId: "new:zoe" }),
      changed(ann, { managerId: "new:zoe" }),
    ]);
    expect(operations).toHaveLength(4);
    expect(after.get("made-zoe")?.attributes.managerId).toBe("made-amy");
    expect(after.get("made-amy")?.attributes.managerId).toBe("made-zoe");
    expect(after.get("ann")?.attributes.managerId).toBe("made-zoe");
    expect([after.get("made-zoe")?.enabled, after.get("made-amy")?.enabled]).toEqual([true, true]);
    const half = operations.find(
      ({ kind, label, after: first }) => kind === "create" && label !== "" && first.length === 0,
    );
    expect(half).toMatchObject({ enabled: false, personId: "person-zoe" });
  });

  it("of an account to itself is set once it is there", () => {
    const { operations, after } = planAndRun([missing("amy", { managerId: "new:amy" })]);
    expect(inShort(operations)).toEqual(["create amy", "update amy"]);
    expect(after.get("made-amy")?.attributes.managerId).toBe("made-amy");
  });

  it("that leads nowhere is left out, and the rest goes on", () => {
    const joined = account("joined", { colleagues: ["ann"] });
    const { operations, findings, after } = planAndRun(
      [
        missing("amy", { managerId: "new:nobody" }),
        changed(joined, { managerId: "gone", colleagues: ["ann", "bea", "gone"], title: "Nurse" }),
        changed(cat, { managerId: "new:nobody" }),
      ],
      { others: [ann, bea], exists: (stable) => stable !== "gone" },
    );
    expect(inShort(operations)).toEqual(["create amy", "update joined"]);
    expect(after.get("joined")?.attributes).toMatchObject({
      colleagues: ["ann", "bea"],
      title: "Nurse",
    });
    expect(after.get("joined")?.attributes.managerId).toBeUndefined();
    expect(findings.map(({ finding, about }) => `${finding} ${about}`)).toEqual([
      "unresolved-reference amy",
      "unresolved-reference cat",
      "unresolved-reference joined",
      "unresolved-reference joined",
    ]);
  });

  it("to an account that is deleted is dropped before, also when the new one leads nowhere", () => {
    const led = account("led", { managerId: "ann" });
    const { operations, after } = planAndRun([
      surplus(ann),
      changed(led, { managerId: "new:nobody" }),
    ]);
    expect(inShort(operations)).toEqual(["update led", "delete ann"]);
    expect(after.get("led")?.attributes.managerId).toBeUndefined();
    const [first, second] = operations;
    expect(second?.after).toEqual([first?.id]);
  });

  it("to an account that cannot be made blocks what cannot do without it", () => {
    const box = missing("box", { parent: "new:nowhere" }, { kind: "container" });
    const { operations, findings } = planAndRun([
      box,
      missing("amy", { container: "new:box" }),
      changed(ann, { container: "new:box" }),
    ]);
    expect(operations).toEqual([]);
    expect(findings.map(({ finding, about }) => `${finding} ${about}`)).toEqual([
      "blocked box",
      "blocked amy",
      "blocked ann",
    ]);
  });

  it("that a blocked account keeps also keeps the account that it leads to, which is disabled", () => {
    const led = account("led", { managerId: "ann" });
    const { operations, findings } = planAndRun(
      [surplus(ann), changed(led, { managerId: null, loginName: "dee" })],
      {
        others: [account("dee")],
      },
    );
    expect(operations).toMatchObject([
      { kind: "update", label: "ann", enabled: false, urgency: "closing" },
    ]);
    expect(findings.map(({ about }) => about)).toEqual(["ann", "led"]);
  });
});

describe("containers", () => {
  it("are made before what they hold, from the top, and deleted after it, from the bottom", () => {
    const old = account("old", {}, { kind: "container" });
    const deep = account("deep", { parent: "old" }, { kind: "container" });
    const held = account("held", { container: "deep" });
    const { operations } = planAndRun([
      surplus(old),
      surplus(deep),
      changed(held, { container: "new:ward" }),
      missing("amy", { container: "new:ward" }),
      missing("ward", { parent: "new:site" }, { kind: "container" }),
      missing("site", {}, { kind: "container" }),
    ]);
    expect(inShort(operations)).toEqual([
      "create site",
      "create ward",
      "create amy",
      "update held",
      "delete deep",
      "delete old",
    ]);
  });
});

describe("order", () => {
  it("closes access first, with what that waits for, and deletes last", () => {
    const { operations } = planAndRun([
      changed(ann, { title: "Nurse" }),
      changed(bea, { loginName: "cat" }, { enabled: false }),
      changed(cat, { loginName: "dee" }),
      surplus(account("zed", {}, { enabled: false })),
      missing("amy"),
    ]);
    expect(inShort(operations)).toEqual([
      "update cat",
      "update bea",
      "create amy",
      "update ann",
      "delete zed",
    ]);
    expect(operations.map(({ urgency }) => urgency)).toEqual([
      "routine",
      "closing",
      "opening",
      "routine",
      "routine",
    ]);
  });

  it("gives what must be done by a day the day", () => {
    const prepared = { ...missing("amy", {}, { enabled: false }), due: "2026-12-01" };
    expect(planAndRun([prepared]).operations).toMatchObject([
      { due: "2026-12-01", urgency: "opening" },
    ]);
  });
});

describe("an operation", () => {
  it("says what it expects of what it touches, and no more", () => {
    const held = account("held", { title: "Clerk" }, { entitlements: ["1"], enabled: false });
    const { operations } = planAndRun(
      [
        changed(
          held,
          { title: "Nurse", managerId: "ann" },
          { enabled: true, grant: ["2"], revoke: ["1"] },
        ),
        missing("amy"),
        surplus(bea),
      ],
      { others: [ann] },
    );
    expect(operations.map(({ label, expects }) => [label, expects])).toEqual([
      ["bea", { exists: true, enabled: true }],
      ["amy", { exists: false }],
      [
        "held",
        {
          exists: true,
          attributes: { managerId: null, title: "Clerk" },
          enabled: false,
          holds: [group("1")],
          lacks: [group("2")],
        },
      ],
    ]);
  });

  it("belongs to each class of change that it makes", () => {
    const other = account("other", {}, { kind: "container" });
    const { operations } = planAndRun(
      [
        changed(
          ann,
          { name: "Ann B", container: "other", title: "Nurse" },
          { enabled: false, grant: ["admins"] },
        ),
        changed(bea, {}, { enabled: false }),
        missing("amy", {}, { entitlements: ["staff"] }),
        surplus(account("zed", {}, { enabled: false })),
      ],
      { others: [other], privileged: ({ id }) => id === "admins" },
    );
    expect(operations.map(({ label, classes }) => [label, classes])).toEqual([
      ["ann", ["update", "rename", "move", "disable", "grant", "privilege"]],
      ["bea", ["disable"]],
      ["amy", ["create", "grant"]],
      ["zed", ["delete"]],
    ]);
  });

  it("has an id that is its own, and another for another seed", () => {
    const differences = [missing("amy"), changed(ann, { title: "Nurse" })];
    const ids = (idSeed: string) =>
      planAndRun(differences, { idSeed }).operations.map(({ id }) => id);
    expect(ids("one")).toEqual(ids("one"));
    expect(new Set([...ids("one"), ...ids("two")]).size).toBe(4);
    expect(ids("one").every((id) => /^[0-9a-f]{16}$/.test(id))).toBe(true);
  });
});

describe("a target that cannot do all at once", () => {
  const limits = { together: [["attributes"]] } as const;

  it("gets an update in parts, disabling first and enabling last", () => {
    const other = account("other", {}, { kind: "container" });
    const off = account("off", {}, { enabled: false });
    const wanted = { title: "Nurse", container: "other", name: "new" };
    const { operations } = planAndRun(
      [
        changed(off, wanted, { enabled: true }),
        changed(ann, { title: "Leaver" }, { enabled: false }),
      ],
      {
        others: [other],
        limits,
      },
    );
    const classes = operations.map(({ label, classes: [first] }) => `${label} ${first}`);
    expect(classes[0]).toBe("ann disable");
    expect(classes.at(-1)).toBe("off enable");
    expect([...classes].sort()).toEqual([
      "ann disable",
      "ann update",
      "off enable",
      "off move",
      "off rename",
      "off update",
    ]);
    expect(operations.at(-1)?.after).toHaveLength(3);
    expect(operations[0]?.after).toEqual([]);
  });

  it("gets the parts of one group in one write, and enables last though attributes travel with it", () => {
    const off = account("off", {}, { enabled: false });
    const wanted = { title: "Nurse", loginName: "nurse", container: "other", name: "new" };
    const others = [account("other", {}, { kind: "container" })];
    const groups = [
      ["attributes", "enabled"],
      ["name", "container"],
    ] as const;
    const run = (together: Limits["together"], enabled: boolean) =>
      planAndRun([changed(enabled ? off : ann, wanted, { enabled })], {
        others,
        limits: { together },
      }).operations.map(({ classes }) => classes);
    expect(run(groups, true)).toEqual([
      ["rename", "move"],
      ["update", "enable"],
    ]);
    expect(run(groups, false)).toEqual([
      ["update", "disable"],
      ["rename", "move"],
    ]);
    expect(run([["attributes", "enabled"]], true).at(-1)).toEqual(["update", "enable"]);
  });

  it("enables an account last where another waits for an address that it lets go of", () => {
    const off = account("off", { loginName: "one" }, { enabled: false });
    const one = changed(
      off,
      { loginName: "two", container: "other", name: "new" },
      { enabled: true },
    );
    const two = changed(account("two"), { loginName: "one", container: "other", name: "two" });
    const { operations, findings, after } = planAndRun([one, two], {
      others: [account("other", {}, { kind: "container" })],
      limits: { together: [["attributes", "enabled"]] },
    });
    expect(findings).toEqual([]);
    const last = operations.filter(({ label }) => label === "off").at(-1);
    expect(last).toMatchObject({ enabled: true });
    expect(after.get("off")).toMatchObject({ enabled: true, attributes: { loginName: "two" } });
  });

  it("is not asked to wait for itself by an account that opens last", () => {
    const gone = account("gone");
    const off = account("off", { managerId: "gone" }, { enabled: false });
    const back = changed(off, { name: "gone", managerId: null }, { enabled: true });
    const { operations, findings, after } = planAndRun([back, surplus(gone)], {
      limits: { together: [["attributes", "enabled"], ["name"]] },
    });
    expect(findings).toEqual([]);
    expect(operations).toHaveLength(4);
    expect(operations.at(-1)).toMatchObject({ label: "off", enabled: true });
    expect([...after.keys()]).not.toContain("gone");
  });

  it("gets an exchange of names in three writes however many other parts change", () => {
    const one = changed(account("one"), { name: "two", title: "Nurse" });
    const two = changed(account("two"), { name: "one", title: "Clerk" });
    const { operations, after } = planAndRun([one, two], { limits });
    expect(operations).toHaveLength(5);
    expect(after.get("one")?.attributes).toMatchObject({ name: "two", title: "Nurse" });
  });
});
