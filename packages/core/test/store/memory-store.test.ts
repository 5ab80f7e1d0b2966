import { expect, test } from "vitest";
import { memoryStore } from "../../src/store/memory-store.ts";
import { testStore } from "./store-suite.ts";

testStore("memoryStore", async () => memoryStore());

test("two memory stores have two ids", () => {
  expect(memoryStore().id).not.toBe(memoryStore().id);
  expect(memoryStore({ id: "mine" }).id).toBe("mine");
});
