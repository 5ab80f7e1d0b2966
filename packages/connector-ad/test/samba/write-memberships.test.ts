import type { Account } from "@rollcall/core";
import { serverAvailability } from "@rollcall/testkit/servers";
import { describe, expect, test } from "vitest";
import { beginCall } from "../../src/write/call.ts";
import { find } from "../../src/write/find.ts";
import { holdersAmong } from "../../src/write/holders.ts";
import { deleteOf, membershipOf, nobody, setting, updateOf } from "../stage/operations.ts";
import { writingToSamba } from "../stage/writing-to-samba.ts";

const { samba } = await serverAvailability();

describe.skipIf(!samba.available)("writing to Samba", () => {
  const stage = writingToSamba();
  const { run, failing, read, make, group, membersOf } = stage;

  describe("memberships", () => {
    test("are granted and revoked in one request, and are already so when sent again", async () => {
      const [held, one, two] = [await group(), await make(), await make()];
      await run(membershipOf(held.stable, { grant: [one] }));
      const exchange = membershipOf(held.stable, { grant: [two], revoke: [one] });
      expect((await run(exchange)).status).toBe("done");
      expect((await run(exchange)).status).toBe("already");
      expect(await membersOf(held)).toBe(1);
    });

    test("that are partly so already are completed", async () => {
      const [held, one, two] = [await group(), await make(), await make()];
      await run(membershipOf(held.stable, { grant: [one] }));
      expect((await run(membershipOf(held.stable, { grant: [one, two] }))).status).toBe("done");
      expect(await membersOf(held)).toBe(2);
    });

    test("of an account that is gone do not keep the others from theirs", async () => {
      const [held, one] = [await group(), await make()];
      const error = await failing(membershipOf(held.stable, { grant: [nobody, one] }));
      expect(error).toMatchObject({ code: "reference-missing", effect: "applied" });
      expect(await membersOf(held)).toBe(1);
      expect((await run(membershipOf(held.stable, { revoke: [nobody] }))).status).toBe("already");
    });

    test("of a group that is not there are refused", async () => {
      const error = await failing(membershipOf(nobody.stable, { grant: [await make()] }));
      expect(error).toMatchObject({ code: "reference-missing", effect: "none" });
    });

    test("of the primary group count as held", async () => {
      const call = beginCall(stage.context);
      const ref = await make();
      for (const [name, held] of [
        ["Domain Users", [ref.stable]],
        ["Domain Guests", []],
      ] as const) {
        const users = await find(call, { kind: "group", stable: await stage.guidOf(name) }, []);
        if (!users) throw new Error("no group");
        expect([...(await holdersAmong(call, users, [ref.stable]))]).toEqual(held);
      }
    });

    test("travel with an account's own update", async () => {
      const [held, lost, ref] = [await group(), await group(), await make()];
      await run(membershipOf(lost.stable, { grant: [ref] }));
      const [one, other] = [held, lost].map(({ stable: id }) => ({ kind: "group", id }));
      if (!one || !other) throw new Error("unreachable");
      const operation = updateOf(ref, {
        deltas: setting({ title: "Nurse" }),
        grant: [one],
        revoke: [other],
        expects: { exists: true, holds: [other], lacks: [one] },
      });
      await run(operation);
      expect([await membersOf(held), await membersOf(lost)]).toEqual([1, 0]);
      expect((await run(operation)).status).toBe("already");
      const unexpected = updateOf(ref, {
        deltas: setting({ title: "Clerk" }),
        expects: { exists: true, holds: [other] },
      });
      expect(await failing(unexpected)).toMatchObject({ code: "precondition-failed" });
    });
  });

  describe("protected objects", () => {
    test.each(["Administrator", "krbtgt", "Guest"])(
      "%s is not written, whatever is asked",
      async (name) => {
        const ref = { kind: "account", stable: await stage.guidOf(name) };
        for (const operation of [
          updateOf(ref, { deltas: setting({ title: "x" }) }),
          updateOf(ref, { enabled: false }),
          deleteOf(ref),
        ]) {
          expect(await failing(operation)).toMatchObject({
            code: "permission-denied",
            effect: "none",
          });
        }
      },
    );

    test("groups of administrators get no members", async () => {
      const admins = await stage.guidOf("Domain Admins");
      const error = await failing(membershipOf(admins, { grant: [await make()] }));
      expect(error).toMatchObject({ code: "permission-denied", effect: "none" });
    });

    test("a break-glass account is known by DN, GUID and user name, and gets no membership", async () => {
      const ref = await make();
      const held = await group();
      const { attributes } = (await read(ref)) as Account;
      for (const listed of [
        ref.lookup?.toUpperCase(),
        ref.stable,
        String(attributes.sAMAccountName),
      ]) {
        const settings = { ...stage.context.settings, breakGlass: [listed ?? ""] };
        for (const operation of [
          updateOf(ref, { deltas: setting({ title: "x" }) }),
          membershipOf(held.stable, { grant: [ref] }),
        ]) {
          await expect(run(operation, { settings })).rejects.toMatchObject({
            code: "permission-denied",
            where: { rule: "break-glass" },
          });
        }
      }
      expect(await membersOf(held)).toBe(0);
    });
  });
});
