import type { AccountRef, Operation, Receipt } from "@rollcall/core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { beginCall, searchFew } from "../../src/write/call.ts";
import { writePart } from "../../src/write.ts";
import { type Embedded, embedded, staff } from "../stage/embedded.ts";
import { lease } from "../stage/lease.ts";
import {
  createOf,
  deleteOf,
  membershipOf,
  restoreOf,
  setting,
  updateOf,
} from "../stage/operations.ts";

let stage: Embedded;
let count = 0;
let ref: AccountRef;
let group: AccountRef;

beforeAll(async () => {
  stage = await embedded();
});
afterAll(async () => await stage?.[Symbol.asyncDispose]());

const run = (operation: Operation): Promise<Receipt> =>
  writePart(stage.context).execute(operation, lease);
const fresh = () => {
  count += 1;
  return { container: staff, cn: `Person ${count}`, sAMAccountName: `person${count}` };
};
const countOf = async (sAMAccountName: string): Promise<number> => {
  const filter = { equal: "sAMAccountName", value: sAMAccountName };
  const search = { base: staff, scope: "subtree", filter, attributes: ["1.1"] } as const;
  return (await searchFew(beginCall(stage.context), search)).length;
};

beforeEach(async () => {
  ref = (await run(createOf({ ...fresh(), title: "Nurse" }, { enabled: true }))).ref as AccountRef;
  const { cn, sAMAccountName } = fresh();
  const attributes = { container: staff, cn, sAMAccountName };
  group = (await run(createOf(attributes, { account: "group" }))).ref as AccountRef;
});

const kinds: readonly (readonly [
  string,
  "add" | "modify" | "rename" | "delete",
  () => Operation,
])[] = [
  ["a new account", "add", () => createOf({ ...fresh(), title: "Clerk" }, { enabled: true })],
  [
    "an update",
    "modify",
    () =>
      updateOf(ref, {
        deltas: setting({ title: "Matron" }),
        enabled: false,
        expects: { exists: true, enabled: true, attributes: { title: "Nurse" } },
      }),
  ],
  ["a rename", "rename", () => updateOf(ref, { deltas: setting({ cn: `Other ${count}` }) })],
  ["a membership", "modify", () => membershipOf(group.stable, { grant: [ref] })],
  ["a deletion", "delete", () => deleteOf(ref)],
];

describe("an answer that is lost after the effect", () => {
  test.each(kinds)(
    "of %s: the effect is unknown, and sending it again finds it done",
    async (_, on, of) => {
      const operation = of();
      stage.server.script([{ on, call: 1, fault: { kind: "cut", effect: "after" } }]);
      await expect(run(operation)).rejects.toMatchObject({ effect: "unknown" });
      const { effects } = stage.server;
      expect((await run(operation)).status).toBe("already");
      expect(stage.server.effects).toBe(effects);
    },
  );

  test.each(kinds)(
    "of %s, cut off before the effect: sending it again does it",
    async (_, on, of) => {
      const operation = of();
      stage.server.script([{ on, call: 1, fault: { kind: "cut", effect: "before" } }]);
      await expect(run(operation)).rejects.toMatchObject({ effect: "unknown" });
      expect((await run(operation)).status).toBe("done");
    },
  );

  test("of a restore: the account is found live when it is sent again", async () => {
    await run(deleteOf(ref));
    const operation = restoreOf(ref);
    stage.server.script([{ on: "modify", call: 1, fault: { kind: "cut", effect: "after" } }]);
    await expect(run(operation)).rejects.toMatchObject({ effect: "unknown" });
    expect(await run(operation)).toMatchObject({ status: "already", ref: { stable: ref.stable } });
  });

  test("never makes two accounts, nor takes over one that looks otherwise", async () => {
    const attributes = fresh();
    const operation = createOf({ ...attributes, title: "Clerk" });
    stage.server.script([{ on: "add", call: 1, fault: { kind: "cut", effect: "after" } }]);
    await run(operation).catch(() => {});
    const { ref: made } = await run(operation);
    await run(updateOf(made as AccountRef, { deltas: setting({ title: "Changed meanwhile" }) }));
    await expect(run(operation)).rejects.toMatchObject({ code: "not-unique", effect: "none" });
    expect(await countOf(attributes.sAMAccountName)).toBe(1);
  });

  test("of what is read back after the effect: what was done is told as done", async () => {
    const searches = stage.server.requests.search;
    await run(updateOf(ref, { deltas: setting({ title: "Clerk" }) }));
    const last = stage.server.requests.search - searches;
    stage.server.script([{ on: "search", call: last, fault: { kind: "cut", effect: "before" } }]);
    const receipt = await run(updateOf(ref, { deltas: setting({ title: "Porter" }) }));
    expect(receipt.status).toBe("done");
    expect(receipt).not.toHaveProperty("version");
  });

  test("of the key of a new account: the effect is said to be applied", async () => {
    const searches = stage.server.requests.search;
    await run(createOf(fresh()));
    const last = stage.server.requests.search - searches;
    const operation = createOf(fresh());
    stage.server.script([{ on: "search", call: last, fault: { kind: "cut", effect: "before" } }]);
    await expect(run(operation)).rejects.toMatchObject({ effect: "applied" });
    expect((await run(operation)).status).toBe("already");
  });
});

describe("a server that does not carry out a request", () => {
  test.each([
    [51, "throttled"],
    [52, "unavailable"],
    [50, "permission-denied"],
    [80, "internal"],
    [11, "quota"],
  ] as const)("and says %i: nothing was done", async (code, expected) => {
    for (const [, on, of] of kinds) {
      const operation = of();
      const { effects } = stage.server;
      stage.server.script([{ on, call: 1, fault: { kind: "result", code } }]);
      await expect(run(operation)).rejects.toMatchObject({ code: expected, effect: "none" });
      stage.server.script([]);
      expect(stage.server.effects).toBe(effects);
      expect((await run(operation)).status).toBe("done");
      if (on === "delete") ref = (await run(createOf(fresh()))).ref as AccountRef;
    }
  });

  test("to the second of two: the effect is said to be applied, and the rest is done when sent again", async () => {
    const deltas = setting({ title: "Matron", cn: `Renamed ${count}` });
    const operation = updateOf(ref, { deltas });
    stage.server.script([{ on: "rename", call: 1, fault: { kind: "result", code: 50 } }]);
    await expect(run(operation)).rejects.toMatchObject({
      code: "permission-denied",
      effect: "applied",
    });
    expect((await run(operation)).status).toBe("done");
    expect((await run(operation)).status).toBe("already");
  });
});
