import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Store } from "../../src/store/store.ts";

/** Checks that a store keeps to its port. `open` makes an empty one. */
export function testStore(name: string, open: () => Promise<Store>): void {
  describe(name, () => {
    let store: Store;
    beforeEach(async () => {
      store = await open();
    });
    afterEach(async () => {
      await store[Symbol.asyncDispose]();
    });
    const keys = async (prefix?: string): Promise<string[]> =>
      (await Array.fromAsync(store.scan("links", prefix))).map(({ key }) => key);
    const put = async (...given: string[]): Promise<void> =>
      await store.commit(given.map((key) => ({ space: "links", key, value: `value of ${key}` })));

    test("an empty store holds nothing", async () => {
      expect(await store.get("links", "a")).toBeUndefined();
      expect(await keys()).toEqual([]);
      expect(store.id.length).toBeGreaterThan(0);
    });
    test("what was committed is read, in its space alone", async () => {
      const value = { text: "Zoë\n\u2028", list: [1, null, true], "": {} };
      await store.commit([{ space: "links", key: "a", value }]);
      expect(await store.get("links", "a")).toEqual(value);
      expect(await store.get("names", "a")).toBeUndefined();
      expect(await Array.fromAsync(store.scan("names"))).toEqual([]);
    });
    test("the last write of a key counts, also within one commit", async () => {
      await put("a");
      await store.commit([
        { space: "links", key: "a", value: 1 },
        { space: "links", key: "a", value: 2 },
      ]);
      expect(await store.get("links", "a")).toBe(2);
    });
    test("a commit to a part that there is not is refused whole", async () => {
      const writes = [
        { space: "links", key: "a", value: 1 },
        { space: "secrets", key: "b", value: 2 },
      ] as unknown as Parameters<Store["commit"]>[0];
      await expect(store.commit(writes)).rejects.toMatchObject({ code: "invalid-value" });
      expect(await keys()).toEqual([]);
    });
    test("null takes a key away, also one that was never there", async () => {
      await put("a", "b");
      await store.commit([
        { space: "links", key: "a", value: null },
        { space: "links", key: "z", value: null },
      ]);
      expect(await store.get("links", "a")).toBeUndefined();
      expect(await keys()).toEqual(["b"]);
    });
    test("a scan goes by UTF-16 code units and keeps to its prefix", async () => {
      const given = [
        "b",
        "a",
        "ab",
        "a/1",
        "a/10",
        "a/2",
        "Z",
        "é",
        "\u{1F600}",
        "\uFFFD",
        "",
        "a\u0000",
      ];
      await put(...given);
      expect(await keys()).toEqual([...given].sort());
      expect(await keys("a/")).toEqual(["a/1", "a/10", "a/2"]);
      expect(await keys("c")).toEqual([]);
      expect(await keys("\u{1F600}")).toEqual(["\u{1F600}"]);
    });
    test("a scan gives what was there when it began", async () => {
      await put("a", "b");
      const scan = store.scan("links")[Symbol.asyncIterator]();
      expect(await scan.next()).toMatchObject({ value: { key: "a" } });
      await store.commit([
        { space: "links", key: "b", value: "changed" },
        { space: "links", key: "c", value: "new" },
      ]);
      expect(await scan.next()).toMatchObject({ value: { key: "b", value: "value of b" } });
      expect(await scan.next()).toMatchObject({ done: true });
    });
    test("changing what was given or read does not change the store", async () => {
      const value = { list: [1] };
      await store.commit([{ space: "links", key: "a", value }]);
      value.list.push(2);
      ((await store.get("links", "a")) as unknown as typeof value).list.push(3);
      expect(await store.get("links", "a")).toEqual({ list: [1] });
    });
    test("a commit whose value cannot be written leaves the store as it was", async () => {
      const circle: { self?: unknown } = {};
      circle.self = circle;
      const bad = { space: "links", key: "b", value: circle as never } as const;
      await expect(store.commit([{ space: "links", key: "a", value: 1 }, bad])).rejects.toThrow();
      expect(await keys()).toEqual([]);
      await put("c");
      expect(await keys()).toEqual(["c"]);
    });
    test("commits made at once are all made, in their order", async () => {
      await Promise.all(
        Array.from({ length: 50 }, (_, value) =>
          store.commit([{ space: "links", key: "a", value }]),
        ),
      );
      expect(await store.get("links", "a")).toBe(49);
    });
    test("a commit of nothing is made", async () => {
      await store.commit([]);
      expect(await keys()).toEqual([]);
    });
    test("a closed store refuses every call, and may be closed twice", async () => {
      await store[Symbol.asyncDispose]();
      await store[Symbol.asyncDispose]();
      await expect(store.get("links", "a")).rejects.toMatchObject({ code: "unavailable" });
      await expect(put("a")).rejects.toMatchObject({ code: "unavailable" });
      await expect(keys()).rejects.toMatchObject({ code: "unavailable" });
    });
  });
}
