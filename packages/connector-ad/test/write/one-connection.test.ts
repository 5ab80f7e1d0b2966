import { expect, test } from "vitest";
import type { Wire, WireCall } from "../../src/wire.ts";
import { onOneConnection } from "../../src/write/one-connection.ts";
import { resultOf } from "../stage/result.ts";

/** A wire whose requests each come over another connection when they may, and the connection that each was held to. */
function restlessWire(): { readonly wire: Wire; readonly heldTo: (number | undefined)[] } {
  const heldTo: (number | undefined)[] = [];
  const answer = async (call?: WireCall) => {
    heldTo.push(call?.connection);
    return resultOf({ connection: call?.connection ?? heldTo.length });
  };
  const wire: Wire = {
    server: "ldaps://restless.example",
    async *search(_, call) {
      yield { entries: [], references: [], result: await answer(call) };
    },
    add: (_, __, call) => answer(call),
    modify: (_, __, call) => answer(call),
    rename: (_, __, call) => answer(call),
    remove: (_, call) => answer(call),
    [Symbol.asyncDispose]: async () => {},
  };
  return { wire, heldTo };
}

const search = {
  base: "",
  scope: "base",
  filter: { present: "objectClass" },
  attributes: [],
} as const;
const requests: readonly ((wire: Wire) => Promise<unknown>)[] = [
  (wire) => Array.fromAsync(wire.search(search)),
  (wire) => wire.add("CN=a", []),
  (wire) => wire.modify("CN=a", []),
  (wire) => wire.rename("CN=a", { newRdn: "CN=b" }),
  (wire) => wire.remove("CN=b"),
];

test("all requests of an operation go over the connection of its first, whichever that is", async () => {
  for (const first of requests) {
    const { wire, heldTo } = restlessWire();
    const kept = onOneConnection(wire);
    await first(kept);
    for (const request of requests) await request(kept);
    expect(heldTo).toEqual([undefined, 1, 1, 1, 1, 1]);
  }
});

test("two operations need not share one", async () => {
  const { wire, heldTo } = restlessWire();
  await onOneConnection(wire).remove("CN=a");
  await onOneConnection(wire).remove("CN=b");
  expect(heldTo).toEqual([undefined, undefined]);
});
