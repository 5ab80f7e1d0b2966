import type { AccountRef } from "@rollcall/core";
import { serverAvailability } from "@rollcall/testkit/servers";
import { describe, expect, test } from "vitest";
import { createOf, deleteOf, nobody, setting, updateOf } from "../stage/operations.ts";
import { places } from "../stage/trust-tree.ts";
import { writingToSamba } from "../stage/writing-to-samba.ts";

const { samba } = await serverAvailability();
const { staff, wards } = places;

describe.skipIf(!samba.available)("writing to Samba", () => {
  const stage = writingToSamba();
  const { run, failing, read, fresh, make, group, membersOf } = stage;

  describe("a new account", () => {
    test("is made disabled, with all that it should have", async () => {
      const attributes = {
        ...fresh(),
        displayName: "Zoë Ødegård",
        title: "Nurse",
        manager: (await make()).stable,
        mail: "zoe@trust.nhs.example",
        accountExpires: "2027-01-31T00:00:00Z",
      };
      const proxyAddresses = ["SMTP:zoe@trust.nhs.example", "smtp:z@trust.nhs.example"];
      const receipt = await run(createOf({ ...attributes, proxyAddresses }));
      const made = await read(receipt.ref);
      expect(made?.attributes).toMatchObject(attributes);
      expect(made?.attributes.proxyAddresses).toHaveLength(2);
      expect(made?.enabled).toBe(false);
      expect(receipt).toMatchObject({ status: "done", version: made?.version, ref: made?.ref });
    });

    test("is made enabled with a password that nobody knows", async () => {
      const receipt = await run(createOf(fresh(), { enabled: true }));
      expect((await read(receipt.ref))?.enabled).toBe(true);
      expect(receipt.sideEffects).toHaveLength(1);
    });

    test("is made with its memberships", async () => {
      const held = await group();
      const entitlements = [{ kind: "group", id: held.stable }];
      await run(createOf(fresh(), { entitlements }));
      expect(await membersOf(held)).toBe(1);
    });

    test("is found and not made again when the operation is sent again", async () => {
      const operation = createOf({ ...fresh(), title: "Nurse" }, { enabled: true });
      const { ref } = await run(operation);
      expect(await run(operation)).toMatchObject({ status: "already", ref });
    });

    test("is completed when it was left half-way", async () => {
      const attributes = fresh();
      const { ref } = await run(createOf(attributes));
      const again = await run(createOf(attributes, { enabled: true }));
      expect(again).toMatchObject({ status: "done", ref: { stable: ref?.stable } });
      expect((await read(ref))?.enabled).toBe(true);
    });

    test.each(["sAMAccountName", "userPrincipalName", "mail", "cn"])(
      "is not taken for somebody else's of the same %s",
      async (field) => {
        const value = `Same ${field}`.slice(0, 20).replace(" ", ".");
        await make({ [field]: value, title: "Nurse" });
        const { code, effect, where } = await failing(
          createOf({ ...fresh(), [field]: value.toUpperCase(), title: "Doctor" }),
        );
        expect({ code, effect, field: where?.field }).toEqual({
          code: "not-unique",
          effect: "none",
          field,
        });
      },
    );

    test("in a container that is not there says which attribute is wrong", async () => {
      const error = await failing(createOf({ ...fresh(), container: `OU=Nowhere,${staff}` }));
      expect(error).toMatchObject({ code: "reference-missing", where: { field: "container" } });
    });

    test("with a manager who is not there says which attribute is wrong", async () => {
      const { code } = await failing(createOf({ ...fresh(), manager: nobody.stable }));
      expect(code).toBe("reference-missing");
      const error = await failing(createOf({ ...fresh(), manager: "no key" }));
      expect(error).toMatchObject({ code: "reference-missing", where: { field: "manager" } });
    });

    test.each([
      " lead",
      "trail ",
      "#hash",
      'a,b+c"d\\e<f>g;h=i',
      "Zoë Ødegård",
      "end\\",
      "a\0b",
      "line\nbreak",
      "李 小龙",
      ", ",
    ])("keeps the name %j as it is, in a rename too", async (cn) => {
      const attributes = { ...fresh(), cn };
      const { ref } = await run(createOf(attributes));
      expect((await read(ref))?.attributes.cn).toBe(cn);
      const away = updateOf(ref as AccountRef, { deltas: setting({ cn: `x${cn}` }) });
      expect((await read((await run(away)).ref))?.attributes.cn).toBe(`x${cn}`);
      const back = updateOf(ref as AccountRef, { deltas: setting({ cn, container: wards }) });
      const moved = await read((await run(back)).ref);
      expect(moved?.attributes).toMatchObject({ cn, container: wards });
      await run(deleteOf(ref as AccountRef));
    });

    test("may have a DN of 255 characters", async () => {
      const room = 255 - `CN=,OU=,${staff}`.length;
      const unit = "u".repeat(room - 64);
      await run(createOf({ container: staff, name: unit.slice(0, 64) }, { account: "container" }));
      let container = `OU=${unit.slice(0, 64)},${staff}`;
      while (container.length + 68 < 255) {
        const name = "n".repeat(Math.min(64, 255 - 68 - container.length));
        if (255 - 68 - container.length < 5) break;
        const part = name.slice(4);
        await run(createOf({ container, name: part }, { account: "container" }));
        container = `OU=${part},${container}`;
      }
      const cn = "c".repeat(255 - container.length - 4);
      const { ref } = await run(createOf({ ...fresh(), cn, container }));
      expect(ref?.lookup).toHaveLength(255);
      const update = updateOf(ref as AccountRef, { deltas: setting({ title: "Nurse" }) });
      expect((await run(update)).ref?.lookup).toHaveLength(255);
    });
  });
});
