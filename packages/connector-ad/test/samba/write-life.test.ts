import type { AccountRef } from "@rollcall/core";
import { serverAvailability } from "@rollcall/testkit/servers";
import { describe, expect, test } from "vitest";
import { writePart } from "../../src/write.ts";
import { lease } from "../stage/lease.ts";
import { createOf, deleteOf, nobody, restoreOf, setting, updateOf } from "../stage/operations.ts";
import { places } from "../stage/trust-tree.ts";
import { writingToSamba } from "../stage/writing-to-samba.ts";

const { samba } = await serverAvailability();
const { staff, elsewhere } = places;

describe.skipIf(!samba.available)("writing to Samba", () => {
  const stage = writingToSamba();
  const { run, failing, fresh, make } = stage;

  describe("deletion", () => {
    test("is done once, and a restored account has its key and its name", async () => {
      const ref = await make({ title: "Nurse" });
      const operation = deleteOf(ref, { expects: { exists: true, enabled: false } });
      expect((await run(operation)).status).toBe("done");
      expect((await run(operation)).status).toBe("already");
      const back = await run(restoreOf(ref));
      expect(back).toMatchObject({
        status: "done",
        ref: { stable: ref.stable, lookup: ref.lookup },
      });
      expect(back.sideEffects).toHaveLength(1);
      expect((await run(restoreOf(ref))).status).toBe("already");
      expect(await failing(restoreOf(nobody))).toMatchObject({ code: "not-found" });
    });

    test("is refused when the account is not as expected", async () => {
      const ref = await make();
      const operation = deleteOf(ref, { expects: { exists: true, enabled: true } });
      expect(await failing(operation)).toMatchObject({ code: "precondition-failed" });
    });

    test("of a container that holds others is refused", async () => {
      const stable = await stage.guidOf("Staff", "ou");
      const error = await failing(deleteOf({ kind: "container", stable }));
      expect(error).toMatchObject({ code: "precondition-failed", effect: "none" });
    });

    test("leads back nowhere when the container is gone or the name taken", async () => {
      const { ref: unit } = await run(
        createOf({ container: staff, name: "Brief" }, { account: "container" }),
      );
      const [ref, other] = [await make({ container: `OU=Brief,${staff}` }), await make()];
      await run(deleteOf(ref));
      await run(deleteOf(unit as AccountRef));
      expect(await failing(restoreOf(ref))).toMatchObject({ code: "reference-missing" });
      const cn = other.lookup?.split(",")[0]?.slice(3) ?? "";
      await run(deleteOf(other));
      await make({ cn });
      expect(await failing(restoreOf(other))).toMatchObject({ code: "not-unique" });
    });
  });

  test("accounts outside the managed parts of the tree are left alone", async () => {
    const settings = { ...stage.context.settings, bases: [staff] };
    const ref = { kind: "account", stable: await stage.guidOf("stranger") };
    for (const [operation, code] of [
      [updateOf(ref, { deltas: setting({ title: "x" }) }), "precondition-failed"],
      [deleteOf(ref), "precondition-failed"],
      [createOf({ ...fresh(), container: elsewhere }), "invalid-value"],
      [updateOf(await make(), { deltas: setting({ container: elsewhere }) }), "invalid-value"],
    ] as const) {
      await expect(run(operation, { settings })).rejects.toMatchObject({ code, effect: "none" });
    }
  });

  test("nothing is written with a forged lease or after it was called off", async () => {
    const write = writePart(stage.context);
    const operation = createOf(fresh());
    await expect(write.execute(operation, { ...lease })).rejects.toMatchObject({
      code: "permission-denied",
    });
    const signal = AbortSignal.abort();
    await expect(write.execute(operation, lease, { signal })).rejects.toMatchObject({
      code: "cancelled",
      effect: "none",
    });
  });
});
