import { expect, test } from "vitest";
import { operationsOf, setting } from "../src/index.ts";

const make = operationsOf("directory");
const ref = { kind: "account", stable: "k1" };

test("each operation has an id of its own, and the one that it is given", () => {
  expect(make.delete(ref).id).not.toBe(make.delete(ref).id);
  expect(make.delete(ref, { id: "d1" }).id).toBe("d1");
  const { id, handle } = make.create({});
  expect(handle).toBe(id);
});

test("what is made or brought back is expected not to be there, and all else to be there", () => {
  const absent = [make.create({}), make.restore(ref)];
  const present = [
    make.update(ref, {}),
    make.delete(ref),
    make.membership({ kind: "group", id: "g1" }, { grant: [ref] }),
  ];
  expect(absent.map(({ expects }) => expects.exists)).toEqual([false, false]);
  expect(present.map(({ expects }) => expects.exists)).toEqual([true, true, true]);
});

test("a record that is no account is made, changed and deleted as what it is", () => {
  const group = { kind: "group", stable: "g1" };
  expect(make.create({}, { account: "group" }).account).toBe("group");
  expect(make.update(group, {}).account).toBe("group");
  expect(make.delete(group).account).toBe("group");
});

test("a value that is set replaces what was there, and null clears it", () => {
  expect(setting({ title: "Porter", mail: null })).toEqual([
    { attribute: "title", change: "replace", value: "Porter" },
    { attribute: "mail", change: "clear" },
  ]);
});
