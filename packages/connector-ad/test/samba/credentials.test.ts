import {
  type AccountRef,
  ConnectorError,
  type CredentialsPart,
  type Secret,
  secret,
  type WriteLease,
  withSecret,
} from "@rollcall/core";
import { serverAvailability } from "@rollcall/testkit/servers";
import { beforeAll, describe, expect, test } from "vitest";
import { credentialsPart } from "../../src/credentials.ts";
import { timedGrantsPart } from "../../src/timed-grants.ts";
import { textOf } from "../../src/value.ts";
import { writePart } from "../../src/write.ts";
import { lease } from "../stage/lease.ts";
import { createOf, nobody, setting, updateOf } from "../stage/operations.ts";
import { refusalOf } from "../stage/refusal-of.ts";
import { places } from "../stage/trust-tree.ts";
import { wireTo } from "../stage/wire-to.ts";
import { type Fresh, writingToSamba } from "../stage/writing-to-samba.ts";

const { samba } = await serverAvailability();
const { base } = places;
const domain = "trust.nhs.example";
const lockout = `dn: ${base}
changetype: modify
replace: lockoutThreshold
lockoutThreshold: 2
-
replace: minPwdAge
minPwdAge: 0
`;

describe.skipIf(!samba.available)("credentials in Samba", () => {
  const stage = writingToSamba([{ kind: "ldif", text: lockout }]);
  let part: CredentialsPart;
  beforeAll(() => {
    part = credentialsPart(stage.context) as CredentialsPart;
  });

  const make = async (): Promise<AccountRef & { readonly login: string }> => {
    const attributes = stage.fresh();
    const { ref } = await stage.run(createOf(attributes, { enabled: true }));
    return { ...(ref as AccountRef), ...loginOf(attributes) };
  };
  const signsIn = async ({ login: name }: { login: string }, password: string): Promise<string> => {
    try {
      await using signedIn = await wireTo(stage.server, { name, password });
      return signedIn.server === "" ? "" : "yes";
    } catch (error) {
      return ConnectorError.is(error) ? error.message : String(error);
    }
  };

  test("a password is set, whatever its characters, and the receipt says nothing of it", async () => {
    for (const password of ["Correct-Horse-9", "Zoë 李 😀 Passw0rd", 'quo"ted\\Passw0rd']) {
      const ref = await make();
      const receipt = await part.setPassword(ref, wrapped(password), lease);
      expect(receipt).toMatchObject({ status: "done", ref: { stable: ref.stable } });
      expect(receipt.inverse).toHaveProperty("irreversible");
      expect(JSON.stringify(receipt)).not.toContain(password);
      expect(await signsIn(ref, password)).toBe("yes");
      expect(await signsIn(ref, `${password}x`)).toContain("wrong");
    }
  });

  test("a password that must be changed is not good for signing in", async () => {
    const ref = await make();
    await part.setPassword(ref, wrapped("Correct-Horse-9"), lease, { mustChange: true });
    expect(await signsIn(ref, "Correct-Horse-9")).toContain("must be changed");
  });

  test("a password that breaks the policy is refused without a word of it", async () => {
    const ref = await make();
    const error = await refusalOf(part.setPassword(ref, wrapped("weak"), lease));
    expect(error).toMatchObject({ code: "password-policy", effect: "none" });
    expect(`${error.message} ${error.advice} ${JSON.stringify(error)}`).not.toContain('weak"');
  });

  test("a person's own change keeps to history, and a wrong old password changes nothing", async () => {
    const ref = await make();
    await part.setPassword(ref, wrapped("Correct-Horse-9"), lease);
    const change = (current: string, next: string) =>
      part.setPassword(ref, wrapped(next), lease, { current: wrapped(current) });
    expect((await refusalOf(change("Wrong-Horse-9", "Battery-Staple-8"))).code).toBe(
      "precondition-failed",
    );
    await change("Correct-Horse-9", "Battery-Staple-8");
    expect(await signsIn(ref, "Battery-Staple-8")).toBe("yes");
    expect((await refusalOf(change("Battery-Staple-8", "Correct-Horse-9"))).code).toBe(
      "password-policy",
    );
  });

  test("a locked account may try again, and one that is not locked is let be", async () => {
    const ref = await make();
    await part.setPassword(ref, wrapped("Correct-Horse-9"), lease);
    expect((await part.unlock?.(ref, lease))?.status).toBe("already");
    for (let tries = 0; tries < 3; tries++) await signsIn(ref, "wrong");
    expect(await signsIn(ref, "Correct-Horse-9")).toContain("locked");
    expect((await part.unlock?.(ref, lease))?.status).toBe("done");
    expect(await signsIn(ref, "Correct-Horse-9")).toBe("yes");
  });

  test("the password of nobody is not set, nor that of a protected account, nor with a forged lease", async () => {
    const ref = await make();
    const set = (of: AccountRef, by: WriteLease = lease) =>
      refusalOf(part.setPassword(of, wrapped("Correct-Horse-9"), by));
    expect((await set(nobody)).code).toBe("not-found");
    expect((await set(ref, { ...lease })).code).toBe("permission-denied");
    const settings = { ...stage.context.settings, breakGlass: [ref.stable] };
    part = credentialsPart({ ...stage.context, settings }) as CredentialsPart;
    expect((await set(ref)).where?.rule).toBe("break-glass");
    part = credentialsPart(stage.context) as CredentialsPart;
  });

  test("a chosen first password is the one that a new account has, enabled or not", async () => {
    const given: Secret[] = [];
    const settings = {
      ...stage.context.settings,
      initialPassword: () => {
        const one = wrapped("First-Passw0rd");
        given.push(one);
        return one;
      },
    };
    const write = writePart({ ...stage.context, settings });
    for (const enabled of [true, false]) {
      const attributes = stage.fresh();
      const { ref, sideEffects } = await write.execute(createOf(attributes, { enabled }), lease);
      expect(sideEffects).toBeUndefined();
      if (!enabled) await write.execute(updateOf(ref as AccountRef, { enabled: true }), lease);
      expect(await signsIn(loginOf(attributes), "First-Passw0rd")).toBe("yes");
    }
    // What the integrator gave stays the integrator's to wipe.
    for (const one of given) expect(withSecret(one, textOf)).toBe("First-Passw0rd");
  });

  test("an account that has expired cannot sign in until its expiry is taken away", async () => {
    const ref = await make();
    await part.setPassword(ref, wrapped("Correct-Horse-9"), lease);
    const write = writePart(stage.context);
    const expires = (accountExpires: string | null) =>
      write.execute(updateOf(ref, { deltas: setting({ accountExpires }) }), lease);
    await expires("2020-01-01T00:00:00Z");
    expect(await signsIn(ref, "Correct-Horse-9")).toContain("expired");
    await expires(null);
    expect(await signsIn(ref, "Correct-Horse-9")).toBe("yes");
  });

  test("timed grants are not there, since the forest does not have them", () => {
    expect(timedGrantsPart(stage.context)).toBeUndefined();
  });
});

function loginOf({ sAMAccountName }: Fresh): { readonly login: string } {
  return { login: `${sAMAccountName}@${domain}` };
}

function wrapped(text: string): Secret {
  return secret(new TextEncoder().encode(text));
}
