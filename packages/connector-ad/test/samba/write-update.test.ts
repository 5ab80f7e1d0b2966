import type { Account, Attributes } from "@rollcall/core";
import { serverAvailability } from "@rollcall/testkit/servers";
import { describe, expect, test } from "vitest";
import type { Wire } from "../../src/wire.ts";
import { writePart } from "../../src/write.ts";
import { lease } from "../stage/lease.ts";
import { nobody, setting, updateOf } from "../stage/operations.ts";
import { places } from "../stage/trust-tree.ts";
import { writingToSamba } from "../stage/writing-to-samba.ts";

const { samba } = await serverAvailability();
const { base, staff, wards, elsewhere } = places;

describe.skipIf(!samba.available)("writing to Samba", () => {
  const stage = writingToSamba();
  const { run, failing, read, fresh, make } = stage;

  describe("an update", () => {
    test("writes attributes and state in one modify, and says how the account now stands", async () => {
      const ref = await make({ title: "Nurse", displayName: "One" });
      const deltas = setting({ title: "Matron", displayName: null, description: "new" });
      const expects = { exists: true, enabled: false, attributes: { title: "Nurse" } };
      const receipt = await run(updateOf(ref, { deltas, enabled: true, expects }));
      const now = await read(ref);
      expect(receipt).toMatchObject({ status: "done", version: now?.version, ref: now?.ref });
      expect(now).toMatchObject({ enabled: true, attributes: { title: "Matron" } });
      expect(now?.attributes).not.toHaveProperty("displayName");
    });

    test("that is sent again is already done, though its expectation no longer holds", async () => {
      const ref = await make({ title: "Nurse" });
      const expects = { exists: true, attributes: { title: "Nurse" } };
      const operation = updateOf(ref, { deltas: setting({ title: "Matron" }), expects });
      await run(operation);
      expect((await run(operation)).status).toBe("already");
    });

    test("changes letter case, sets, references and expiry, and clears them", async () => {
      const [ref, one, two] = [
        await make({ displayName: "ann smith" }),
        await make(),
        await make(),
      ];
      const change = (attributes: Attributes) =>
        run(updateOf(ref, { deltas: setting(attributes) }));
      await change({
        displayName: "Ann Smith",
        manager: one.stable,
        accountExpires: "2027-03-01T00:00:00Z",
      });
      await change({ manager: two.stable, proxyAddresses: ["smtp:a", "smtp:b"] });
      await run(
        updateOf(ref, {
          deltas: [
            { attribute: "proxyAddresses", change: "remove", values: ["SMTP:A"] },
            { attribute: "proxyAddresses", change: "add", values: ["smtp:c"] },
          ],
        }),
      );
      const now = await read(ref);
      expect(now?.attributes).toMatchObject({
        displayName: "Ann Smith",
        manager: two.stable,
        accountExpires: "2027-03-01T00:00:00Z",
      });
      expect(new Set(now?.attributes.proxyAddresses as string[])).toEqual(
        new Set(["smtp:b", "smtp:c"]),
      );
      await change({ manager: null, accountExpires: null, proxyAddresses: null });
      const after = await read(ref);
      for (const name of ["manager", "accountExpires", "proxyAddresses"]) {
        expect(after?.attributes).not.toHaveProperty(name);
      }
    });

    test("renames and moves in one request and loses no other change", async () => {
      const ref = await make();
      const { sAMAccountName } = fresh();
      const operation = updateOf(ref, {
        deltas: setting({ cn: `Renamed ${sAMAccountName}`, container: wards, title: "Nurse" }),
        enabled: true,
      });
      const receipt = await run(operation);
      const now = await read(ref);
      expect(receipt.ref).toEqual(now?.ref);
      expect(now).toMatchObject({
        enabled: true,
        attributes: { container: wards, title: "Nurse" },
      });
      expect((await run(operation)).status).toBe("already");
    });

    test("moves an account under the name that it has, whatever its characters", async () => {
      const ref = await make({ cn: 'O\'Hara; "Ann" \\ Lee, RN+' });
      const move = updateOf(ref, { deltas: setting({ container: wards }) });
      const { attributes } = (await read((await run(move)).ref)) as Account;
      expect(attributes).toMatchObject({ cn: 'O\'Hara; "Ann" \\ Lee, RN+', container: wards });
    });

    test("reaches an account that was moved by somebody else, and says where it now is", async () => {
      const ref = await make();
      const [rdn] = ref.lookup?.split(",") ?? [];
      await stage.wire.rename(ref.lookup ?? "", { newRdn: rdn ?? "", newSuperior: wards });
      const receipt = await run(updateOf(ref, { deltas: setting({ title: "Nurse" }) }));
      expect(receipt.ref?.lookup).toBe(`${rdn},${wards}`);
      const expects = { exists: true, attributes: { container: staff } };
      const move = updateOf(ref, { deltas: setting({ container: elsewhere }), expects });
      expect(await failing(move)).toMatchObject({ code: "precondition-failed", effect: "none" });
    });

    test("of an account that was deleted by somebody else is refused, and others go on", async () => {
      const [ref, other] = [await make(), await make()];
      await stage.wire.remove(ref.lookup ?? "");
      const title = setting({ title: "Nurse" });
      expect(await failing(updateOf(ref, { deltas: title }))).toMatchObject({
        code: "precondition-failed",
        effect: "none",
      });
      expect((await run(updateOf(other, { deltas: title }))).status).toBe("done");
    });

    test("is refused when what it is about was changed since it was read", async () => {
      const ref = await make({ title: "Nurse" });
      for (const expects of [
        { exists: true, attributes: { title: "Matron" } },
        { exists: true, enabled: true },
        { exists: true, version: "1" },
      ]) {
        const operation = updateOf(ref, { deltas: setting({ title: "Doctor" }), expects });
        expect(await failing(operation)).toMatchObject({ code: "precondition-failed" });
      }
      expect((await read(ref))?.attributes.title).toBe("Nurse");
    });

    test("is refused by the server when another hand comes in between reading and writing", async () => {
      const ref = await make({ title: "Nurse" });
      const hurried: Wire = {
        ...stage.wire,
        server: stage.wire.server,
        [Symbol.asyncDispose]: async () => {},
        async modify(...given) {
          const replace = { change: "replace", type: "title", values: ["Clerk"] } as const;
          await stage.wire.modify(ref.lookup ?? "", [replace]);
          return await stage.wire.modify(...given);
        },
      };
      const expects = { exists: true, attributes: { title: "Nurse" } };
      const operation = updateOf(ref, { deltas: setting({ title: "Doctor" }), expects });
      const writing = writePart({ ...stage.context, wire: hurried }).execute(operation, lease);
      await expect(writing).rejects.toMatchObject({ code: "precondition-failed", effect: "none" });
      expect((await read(ref))?.attributes.title).toBe("Clerk");
    });

    test.each([
      ["a name that is taken", { cn: "Taken" }, "not-unique", "cn"],
      ["a user name that is taken", { sAMAccountName: "taken" }, "not-unique", "sAMAccountName"],
      ["an address that is taken", { mail: "TAKEN@x.example" }, "not-unique", "mail"],
      ["a value over its length", { displayName: "x".repeat(257) }, "invalid-value", "displayName"],
      ["a name over its length", { cn: "x".repeat(65) }, "invalid-value", "cn"],
      ["an empty value", { title: "" }, "invalid-value", "title"],
      ["what the server writes", { adminCount: 0 }, "invalid-value", "adminCount"],
      ["an attribute nobody knows", { nonsense: "x" }, "unknown-attribute", "nonsense"],
      [
        "an attribute that the schema does not know",
        { noSuchThing: "x" },
        "unknown-attribute",
        undefined,
      ],
      [
        "a container that is not there",
        { container: `OU=No,${base}` },
        "reference-missing",
        "container",
      ],
      ["a manager who is not there", { manager: nobody.stable }, "reference-missing", undefined],
      ["no user name", { sAMAccountName: null }, "invalid-value", "sAMAccountName"],
    ] as const)(
      "with %s is a typed error that names the attribute",
      async (_, wanted, code, field) => {
        await make({ cn: "Taken", sAMAccountName: "taken", mail: "taken@x.example" }).catch(
          () => {},
        );
        const ref = await make();
        const before = await read(ref);
        const error = await failing(updateOf(ref, { deltas: setting(wanted) }));
        expect({ code: error.code, effect: error.effect }).toEqual({ code, effect: "none" });
        if (field !== undefined) expect(error.where?.field).toBe(field);
        for (const value of Object.values(wanted)) {
          if (String(value).length > 3) expect(JSON.stringify(error)).not.toContain(String(value));
        }
        expect(await read(ref)).toEqual(before);
      },
    );
  });
});
