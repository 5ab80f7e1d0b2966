import { setDefaultCACertificates } from "node:tls";
import { ConfidentialClientApplication } from "@azure/msal-node";
import { ConnectorError, type Receipt, type TargetSession } from "@rollcall/core";
import { applicationCertificate } from "@rollcall/testkit/national-directory";
import { expect, test } from "vitest";
import { fromMsal, type TokenProvider } from "../../src/index.ts";
import { certificate, everything } from "../stage/directory.ts";
import { refTo, setting, updateOf } from "../stage/operations.ts";
import { accountId, type Trust, trust } from "../stage/trust.ts";
import { lease } from "../stage/writing.ts";

const patch = "PATCH /users/{user-id}";
const crowd = Array.from({ length: 6 }, (_, at) => ({
  id: accountId(at + 1),
  givenName: "Ada",
  surname: `Quill${"abcdef"[at]}`,
  organisation: "RQQ",
}));
const run = crowd.map(({ id }) => updateOf(refTo(id), { deltas: setting({ jobTitle: "Matron" }) }));

/** A run of six updates: what became of each, and none is tried after the one that ended the run. */
async function carryOut(session: TargetSession): Promise<readonly (Receipt["status"] | string)[]> {
  const told: string[] = [];
  for (const operation of run) {
    try {
      told.push((await session.write?.execute(operation, lease))?.status ?? "no write");
    } catch (error) {
      if (!ConnectorError.is(error)) throw error;
      told.push(`${error.code}, effect ${error.effect}`);
      return told;
    }
  }
  return told;
}

function tokensOf({ directory }: Trust, clientId: string, key = certificate): TokenProvider {
  const thumbprintSha256 = Buffer.from(key.thumbprint, "base64url").toString("hex");
  const authority = `${directory.url}/${directory.tenant}`;
  const auth = {
    clientId,
    authority,
    knownAuthorities: [new URL(authority).host],
    clientCapabilities: ["cp1"],
    clientCertificate: { thumbprintSha256, privateKey: key.privateKey },
  };
  return fromMsal(new ConfidentialClientApplication({ auth }));
}

/** Six accounts, an application of its own, and what happens just before the fourth update arrives. */
async function interrupted(happens: (on: Trust) => void) {
  const on = await trust({ directory: { people: crowd } });
  setDefaultCACertificates([on.directory.ca]);
  const application = on.register(everything);
  const connect = (tokens: TokenProvider) =>
    on.connectAs(application, { mode: { mode: "tenant" }, tokens });
  const session = await connect(tokensOf(on, application.id)).open();
  let count = 0;
  const counted: TargetSession = {
    ...session,
    write: session.write && {
      execute: (operation, lent, options) => {
        count += 1;
        if (count === 4) happens(on);
        return session.write?.execute(operation, lent, options) as Promise<Receipt>;
      },
    },
  };
  const written = (): number =>
    on.exchanges.filter(({ operation, answer }) => operation === patch && answer.status === 204)
      .length;
  return { on, application, connect, session: counted, written };
}

const done = Array(6).fill("done");

test("20: a claims challenge in mid-run is answered, and the run goes on", async () => {
  const { on, application, session, written } = await interrupted(() => application.challenge());
  await using _ = on;
  expect(await carryOut(session)).toEqual(done);
  expect(on.exchanges.filter(({ answer }) => answer.status === 401)).toHaveLength(1);
  expect(written()).toBe(6);
});

test("20: a token that the directory takes for expired, since the clocks differ, is replaced, and the run goes on", async () => {
  const { on, session, written } = await interrupted(() => on.directory.clock.advance(3_600_000));
  await using _ = on;
  expect(await carryOut(session)).toEqual(done);
  expect(written()).toBe(6);
});

test("20: consent that is withdrawn in mid-run ends it without an effect; with consent it resumes", async () => {
  const { on, application, session, connect, written } = await interrupted(() => {
    for (const one of ["User.ReadWrite.All", "Directory.ReadWrite.All"]) application.withdraw(one);
  });
  await using _ = on;
  expect(await carryOut(session)).toEqual([...done.slice(3), "permission-denied, effect none"]);
  expect(written()).toBe(3);
  application.grant("User.ReadWrite.All");
  await using again = await connect(tokensOf(on, application.id)).open();
  expect(await carryOut(again)).toEqual(["already", "already", "already", "done", "done", "done"]);
  expect(written()).toBe(6);
});

test("20: a certificate that is rolled in mid-run ends it when the token does; with the new one it resumes", async () => {
  const next = await applicationCertificate("next");
  const { on, application, session, connect, written } = await interrupted(() => {
    application.rollCertificate(next.certificate);
    on.directory.clock.advance(3_600_000);
  });
  await using _ = on;
  expect(await carryOut(session)).toEqual([...done.slice(3), "auth-failed, effect none"]);
  expect(written()).toBe(3);
  await using again = await connect(tokensOf(on, application.id, next)).open();
  expect(await carryOut(again)).toEqual(["already", "already", "already", "done", "done", "done"]);
  expect(written()).toBe(6);
});
