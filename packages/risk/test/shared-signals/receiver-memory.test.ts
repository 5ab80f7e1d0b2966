import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { makeKeys, morning, receiver, revoked, send } from "./stage.ts";

const keys = makeKeys("ES256");

function refused(native: string, rule?: string): object {
  return { native, ...(rule !== undefined && { where: { rule } }) };
}

describe("a token that comes again", () => {
  test("is known for one that was taken in, and brings no event", async () => {
    const receive = receiver(keys);
    const token = await send(keys);
    expect(await receive(token)).toMatchObject({ kind: "new" });
    expect(await receive(token)).toEqual({ kind: "repeated", id: expect.any(String) });
  });

  test("is not taken in again when the memory is full of others", async () => {
    const receive = receiver(keys, { remembered: 2 });
    const tokens = await Promise.all(
      [0, 1, 2, 3].map((second) => send(keys, revoked, { at: morning + second * 1000 })),
    );
    for (const token of tokens) expect(await receive(token)).toMatchObject({ kind: "new" });
    for (const token of tokens.slice(0, 2)) {
      await expect(receive(token)).rejects.toMatchObject(refused("invalid_request", "iat"));
    }
    for (const token of tokens.slice(2)) {
      expect(await receive(token)).toMatchObject({ kind: "repeated" });
    }
  });
});

describe("keys that are fetched", () => {
  test("are fetched once, and again for a key that is not known, at most every five minutes", async () => {
    let now = morning;
    let calls = 0;
    let set = makeKeys("ES256", "key-0").set;
    const receive = receiver(keys, {
      now: () => now,
      keys: async () => {
        calls++;
        return set;
      },
    });
    for (let attempt = 0; attempt < 3; attempt++) {
      await expect(receive(await send(keys))).rejects.toMatchObject(refused("invalid_key"));
    }
    expect(calls).toBe(1);
    set = keys.set;
    now += 300_000;
    expect(await receive(await send(keys))).toMatchObject({ kind: "new" });
    expect(calls).toBe(2);
  });

  test("that cannot be had refuse nothing for good", async () => {
    let now = morning;
    let isUp = false;
    const receive = receiver(keys, {
      now: () => now,
      keys: async () => {
        if (!isUp) throw new Error("https://idp.rollcall.example/keys?secret=1");
        return keys.set;
      },
    });
    const token = await send(keys);
    const error = await receive(token).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: "unavailable", retry: "backoff" });
    expect(inspect(error, { depth: 9 })).not.toContain("secret=1");
    isUp = true;
    now += 300_000;
    expect(await receive(token)).toMatchObject({ kind: "new" });
  });
});

describe("what a receiver is not made of", () => {
  test.each([["HS256"], ["none"], ["constructor"]])("the algorithm %s", (algorithm) => {
    expect(() => receiver(keys, { algorithms: [algorithm as never] })).toThrow(
      expect.objectContaining({ code: "invalid-options" }),
    );
  });

  test("no algorithm, or a memory of nothing", () => {
    for (const more of [{ algorithms: [] }, { remembered: 0 }]) {
      expect(() => receiver(keys, more)).toThrow(
        expect.objectContaining({ code: "invalid-options" }),
      );
    }
  });
});
