import { expect, test } from "vitest";
import { actByKind, type Operation } from "../../src/index.ts";

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
  const kinds = ["create", "update", "membership", "delete", "restore"] as const;
  const operations = kinds.map((kind, at) => ({ kind, id: `${at + 1}` }) as unknown as Operation);
  expect(operations.map((operation) => act("call", operation))).toEqual([
    "call: create 1",
    "call: update 2",
    "call: membership 3",
    "call: delete 4",
    "call: restore 5",
  ]);
});
