import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fileProfileStore } from "../../../src/profile/store/file-profile-store.ts";
import { memoryProfileStore } from "../../../src/profile/store/memory-profile-store.ts";
import type { ProfileStore, StoredProfile } from "../../../src/profile/store/profile-store.ts";
import { testFolder } from "./folder.ts";

const stores: readonly (readonly [string, () => Promise<ProfileStore>])[] = [
  ["memory", async () => memoryProfileStore()],
  ["file", async () => await fileProfileStore({ folder: await testFolder() })],
];

async function all(store: ProfileStore): Promise<readonly StoredProfile[]> {
  const found = await Array.fromAsync(store.scan());
  return found.toSorted((a, b) => (a.subject < b.subject ? -1 : 1));
}

describe.each(stores)("a store of profiles in %s", (_, open) => {
  test("gives back what was written, one version on with each write", async () => {
    await using store = await open();
    await store.write([{ subject: "a", expected: 0, bytes: Uint8Array.of(1) }]);
    await store.write([{ subject: "a", expected: 1, bytes: Uint8Array.of(2) }]);
    expect(await store.read("a")).toEqual({ subject: "a", version: 2, bytes: Uint8Array.of(2) });
    expect(await store.read("b")).toBeUndefined();
    expect(store.findings).toEqual([]);
  });

  test("refuses all of several writes when one expects another version", async () => {
    await using store = await open();
    await store.write([{ subject: "a", expected: 0, bytes: Uint8Array.of(1) }]);
    const writes = [
      { subject: "b", expected: 0, bytes: Uint8Array.of(1) },
      { subject: "a", expected: 0, bytes: Uint8Array.of(9) },
    ];
    await expect(store.write(writes)).rejects.toMatchObject({ code: "version-conflict" });
    expect(await all(store)).toEqual([{ subject: "a", version: 1, bytes: Uint8Array.of(1) }]);
  });

  test("forgets a profile, which begins again at no version", async () => {
    await using store = await open();
    await store.write([{ subject: "a", expected: 0, bytes: Uint8Array.of(1) }]);
    await store.write([{ subject: "a", expected: 1, bytes: null }]);
    expect(await store.read("a")).toBeUndefined();
    await store.write([{ subject: "a", expected: 0, bytes: Uint8Array.of(3) }]);
    expect((await store.read("a"))?.version).toBe(1);
  });

  test("does as a map does, whatever is written in whichever order", async () => {
    const step = fc.record({
      subject: fc.constantFrom("a", "b", "c", "Zoë"),
      byte: fc.nat(255),
      gone: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 15 }), async (steps) => {
        await using store = await open();
        const model = new Map<string, StoredProfile>();
        for (const { subject, byte, gone } of steps) {
          const expected = model.get(subject)?.version ?? 0;
          const bytes = gone && expected > 0 ? null : new Uint8Array(300).fill(byte);
          await store.write([{ subject, expected, bytes }]);
          if (bytes) model.set(subject, { subject, version: expected + 1, bytes });
          else model.delete(subject);
        }
        const wanted = [...model.values()].toSorted((a, b) => (a.subject < b.subject ? -1 : 1));
        expect(await all(store)).toEqual(wanted);
      }),
      { numRuns: 15 },
    );
  });
});
