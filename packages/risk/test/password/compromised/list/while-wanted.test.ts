import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, it } from "vitest";
import { whileWanted } from "../../../../src/password/compromised/list/while-wanted.ts";

async function* pieces(count: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < count; at++) yield Uint8Array.of(at);
}

async function* nothing(): AsyncGenerator<Uint8Array> {
  await new Promise(() => {});
}

it("gives all pieces while they are wanted", async () => {
  const { signal } = new AbortController();
  for (const given of [signal, undefined]) {
    const found: Uint8Array[] = [];
    for await (const piece of whileWanted(pieces(5), given)) found.push(piece);
    expect(found).toEqual([0, 1, 2, 3, 4].map((at) => Uint8Array.of(at)));
  }
});

it("ends at the signal: before, between pieces, and while it waits for one", async () => {
  const stopping = new AbortController();
  const between = async (): Promise<void> => {
    for await (const piece of whileWanted(pieces(5), stopping.signal)) {
      if (piece[0] === 2) stopping.abort();
    }
  };
  await expect(between()).rejects.toMatchObject({ code: "cancelled" });
  await expect(whileWanted(pieces(5), stopping.signal).next()).rejects.toMatchObject({
    code: "cancelled",
  });
  const late = new AbortController();
  const waiting = whileWanted(nothing(), late.signal).next();
  late.abort();
  await expect(waiting).rejects.toMatchObject({ code: "cancelled" });
});

it("passes on the error of a list that cannot be read", async () => {
  const broken = async function* (): AsyncGenerator<Uint8Array> {
    yield Uint8Array.of(1);
    throw new Error("the disk is gone");
  };
  const { signal } = new AbortController();
  const read = async (): Promise<void> => {
    for await (const _ of whileWanted(broken(), signal));
  };
  await expect(read()).rejects.toThrow("the disk is gone");
});

it("lets go of the pieces that have been read", async () => {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  const seen: WeakRef<Uint8Array>[] = [];
  const { signal } = new AbortController();
  for await (const piece of whileWanted(pieces(200), signal)) {
    seen.push(new WeakRef(piece));
    if (seen.length < 150) continue;
    // A WeakRef holds what it was made of until the next turn.
    await new Promise((resolve) => setImmediate(resolve));
    collect();
    expect(seen.filter((each) => each.deref() !== undefined).length).toBeLessThan(10);
    break;
  }
  expect(seen).toHaveLength(150);
});
