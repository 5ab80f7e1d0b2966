import {
  type AccountRef,
  type ConnectorError,
  type CredentialsPart,
  ConnectorError as Failed,
  type Secret,
  secret,
  type WriteLease,
  withSecret,
} from "@rollcall/core";
import { lendLease } from "@rollcall/testkit";
import { type Samba, serverAvailability, startSamba } from "@rollcall/testkit/servers";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { DirectoryContext } from "../../src/context.ts";
import { credentialsPart } from "../../src/credentials.ts";
import { timedGrantsPart } from "../../src/timed-grants.ts";
import { textOf } from "../../src/value.ts";
import type { Wire } from "../../src/wire.ts";
import { writePart } from "../../src/write.ts";
import { contextOver } from "../stage/directory-context.ts";
import { createOf, setting, updateOf } from "../stage/operations.ts";
import { places, trustTree } from "../stage/trust-tree.ts";
import { wireTo } from "../stage/wire-to.ts";

const { samba } = await serverAvailability();
const { base, staff } = places;
const lease: WriteLease = await lendLease(async (lent) => lent);
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
  let server: Samba;
  let wire: Wire;
  let context: DirectoryContext;
  let part: CredentialsPart;

  beforeAll(async () => {
    const policy = { kind: "ldif", text: lockout } as const;
    server = await startSamba({ prepare: [...trustTree, policy] });
    wire = await wireTo(server, server.administrator);
    context = await contextOver(wire, base);
    part = credentialsPart(context) as CredentialsPart;
  });
  afterAll(async () => {
    await wire?.[Symbol.asyncDispose]();
    await server?.stop();
  });

  let count = 0;
  const make = async (): Promise<AccountRef & { readonly login: string }> => {
    count += 1;
    const name = `person${count}`;
    const attributes = { container: staff, cn: name, sAMAccountName: name };
    const { ref } = await writePart(context).execute(
      createOf(attributes, { enabled: true }),
      lease,
    );
    if (!ref) throw new Error("no ref");
    return { ...ref, login: `${name}@${domain}` };
  };
  const signsIn = async ({ login: name }: { login: string }, password: string): Promise<string> => {
    try {
      await using signedIn = await wireTo(server, { name, password });
      return signedIn.server === "" ? "" : "yes";
    } catch (error) {
      return Failed.is(error) ? error.message : String(error);
    }
  };
  const refusal = async (act: Promise<unknown>): Promise<ConnectorError> => {
    const error = await act.then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    if (!Failed.is(error)) throw new Error(`no ConnectorError: ${String(error)}`);
    return error;
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
    const error = await refusal(part.setPassword(ref, wrapped("weak"), lease));
    expect(error).toMatchObject({ code: "password-policy", effect: "none" });
    expect(`${error.message} ${error.advice} ${JSON.stringify(error)}`).not.toContain('weak"');
  });

  test("a person's own change keeps to history, and a wrong old password changes nothing", async () => {
    const ref = await make();
    await part.setPassword(ref, wrapped("Correct-Horse-9"), lease);
    const change = (current: string, next: string) =>
      part.setPassword(ref, wrapped(next), lease, { current: wrapped(current) });
    expect((await refusal(change("Wrong-Horse-9", "Battery-Staple-8"))).code).toBe(
      "precondition-failed",
    );
    await change("Correct-Horse-9", "Battery-Staple-8");
    expect(await signsIn(ref, "Battery-Staple-8")).toBe("yes");
    expect((await refusal(change("Battery-Staple-8", "Correct-Horse-9"))).code).toBe(
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
    const nobody = { kind: "account", stable: "01234567-89ab-4cde-8f01-23456789abcd" };
    const ref = await make();
    const set = (of: AccountRef, by: WriteLease = lease) =>
      refusal(part.setPassword(of, wrapped("Correct-Horse-9"), by));
    expect((await set(nobody)).code).toBe("not-found");
    expect((await set(ref, { ...lease })).code).toBe("permission-denied");
    const settings = { ...context.settings, breakGlass: [ref.stable] };
    part = credentialsPart({ ...context, settings }) as CredentialsPart;
    expect((await set(ref)).where?.rule).toBe("break-glass");
    part = credentialsPart(context) as CredentialsPart;
  });

  test("a chosen first password is the one that a new account has, enabled or not", async () => {
    const given: Secret[] = [];
    const settings = {
      ...context.settings,
      initialPassword: () => {
        const one = wrapped("First-Passw0rd");
        given.push(one);
        return one;
      },
    };
    const write = writePart({ ...context, settings });
    for (const enabled of [true, false]) {
      count += 1;
      const name = `person${count}`;
      const attributes = { container: staff, cn: name, sAMAccountName: name };
      const { ref, sideEffects } = await write.execute(createOf(attributes, { enabled }), lease);
      expect(sideEffects).toBeUndefined();
      if (!enabled) await write.execute(updateOf(ref as AccountRef, { enabled: true }), lease);
      expect(await signsIn({ login: `${name}@${domain}` }, "First-Passw0rd")).toBe("yes");
    }
    // What the integrator gave stays the integrator's to wipe.
    for (const one of given) expect(withSecret(one, textOf)).toBe("First-Passw0rd");
  });

  test("an account that has expired cannot sign in until its expiry is taken away", async () => {
    const ref = await make();
    await part.setPassword(ref, wrapped("Correct-Horse-9"), lease);
    const write = writePart(context);
    const expires = (accountExpires: string | null) =>
      write.execute(updateOf(ref, { deltas: setting({ accountExpires }) }), lease);
    await expires("2020-01-01T00:00:00Z");
    expect(await signsIn(ref, "Correct-Horse-9")).toContain("expired");
    await expires(null);
    expect(await signsIn(ref, "Correct-Horse-9")).toBe("yes");
  });

  test("timed grants are not there, since the forest does not have them", () => {
    expect(timedGrantsPart(context)).toBeUndefined();
  });
});

function wrapped(text: string): Secret {
  return secret(new TextEncoder().encode(text));
}
