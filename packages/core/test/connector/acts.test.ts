import { operationsOf } from "@rollcall/testkit";
import { expect, test } from "vitest";
import { actByKind } from "../../src/index.ts";

test("each operation comes to the act of its kind, with the call that it belongs to", () => {
  const say =
    (act: string) =>
    (call: string, { id }: { readonly id: string }): string =>
      `${call}: ${act} ${id}`;
  const act = actByKind<string, string>({
    create: say("create"),
    update: say("update"),
    membership: say("membership"),
    delete: say("delete"),
    restore: say("restore"),
  });
  const make = operationsOf("directory");
  const ref = { kind: "account", stable: "k1" };
  const group = { kind: "group", id: "g1" };
  const operations = [
    make.create({}, { id: "1" }),
    make.update(ref, { id: "2" }),
    make.membership(group, { id: "3" }),
    make.delete(ref, { id: "4" }),
    make.restore(ref, { id: "5" }),
  ];
  expect(operations.map((operation) => act("call", operation))).toEqual([
    "call: create 1",
    "call: update 2",
    "call: membership 3",
    "call: delete 4",
    "call: restore 5",
  ]);
});
