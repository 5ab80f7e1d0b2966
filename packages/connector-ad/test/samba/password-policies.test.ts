import {
  type Administration,
  serverAvailability,
  serviceAccount,
  startSamba,
} from "@rollcall/testkit/servers";
import { describe, expect, test } from "vitest";
import { activeDirectory, groupsByName, readPasswordPolicies } from "../../src/index.ts";
import { loginOf, refOf } from "../stage/directory-subject.ts";
import { serverAround } from "../stage/server-around.ts";
import { places, trustTree } from "../stage/trust-tree.ts";

const { samba } = await serverAvailability();
const { base, staff, groups } = places;
const container = `CN=Password Settings Container,CN=System,${base}`;
const service = serviceAccount({ accounts: [staff], groups: [groups] });
const readerDN = `CN=reader,${places.elsewhere}`;
const reader = { name: "reader@trust.nhs.example", password: service.login.password };
const ldif = (dn: string, lines: readonly string[]): Administration => ({
  kind: "ldif",
  text: `dn: ${dn}\n${lines.join("\n")}\n`,
});
const policy = (name: string, precedence: number, more: readonly string[]): Administration =>
  ldif(`CN=${name},${container}`, [
    "objectClass: msDS-PasswordSettings",
    `msDS-PasswordSettingsPrecedence: ${precedence}`,
    "msDS-PasswordReversibleEncryptionEnabled: FALSE",
    "msDS-PasswordHistoryLength: 3",
    "msDS-MinimumPasswordAge: 0",
    "msDS-LockoutObservationWindow: -18000000000",
    ...more,
  ]);

const prepare: readonly Administration[] = [
  ...trustTree,
  ...["ada", "ben", "cyd"].map((name) =>
    ldif(`CN=${name},${staff}`, ["objectClass: user", `sAMAccountName: ${name}`]),
  ),
  ldif(`CN=Nurses,${groups}`, [
    "objectClass: group",
    "sAMAccountName: Nurses",
    `member: CN=ada,${staff}`,
    `member: CN=ben,${staff}`,
  ]),
  policy("Nurses", 20, [
    "msDS-MinimumPasswordLength: 12",
    "msDS-PasswordComplexityEnabled: FALSE",
    "msDS-MaximumPasswordAge: -9223372036854775808",
    "msDS-LockoutThreshold: 10",
    "msDS-LockoutDuration: -9223372036854775808",
    `msDS-PSOAppliesTo: CN=Nurses,${groups}`,
  ]),
  policy("Ben", 90, [
    "msDS-MinimumPasswordLength: 16",
    "msDS-PasswordComplexityEnabled: TRUE",
    "msDS-MaximumPasswordAge: -315360000000000",
    "msDS-LockoutThreshold: 0",
    "msDS-LockoutDuration: -18000000000",
    `msDS-PSOAppliesTo: CN=ben,${staff}`,
  ]),
  ...service.steps,
  ldif(readerDN, [
    "objectClass: user",
    "sAMAccountName: reader",
    `userPrincipalName: ${reader.name}`,
    "userAccountControl: 66048",
    `unicodePwd:: ${Buffer.from(`"${reader.password}"`, "utf16le").toString("base64")}`,
  ]),
  {
    kind: "allow",
    object: container,
    trustee: readerDN,
    rights: [{ access: "LCRP", reach: "all" }],
  },
];

describe.skipIf(!samba.available)("password policies on Samba", () => {
  const stage = serverAround(() => startSamba({ prepare }));
  const directory = (login = stage.server.administrator) =>
    activeDirectory({
      url: stage.server.url,
      baseDN: base,
      credentials: loginOf({ administrator: login }),
      tls: { ca: stage.server.ca },
      accounts: { bases: [staff] },
    });
  const accounts = async () =>
    await Promise.all(
      ["ada", "ben", "cyd"].map((name) => refOf(stage.wire, `CN=${name},${staff}`)),
    );

  test("are read with what they ask for, and whom they are for", async () => {
    const before = new Date().toISOString();
    const { readAt, domain, fineGrained } = await readPasswordPolicies(directory());
    expect(readAt >= before && readAt <= new Date().toISOString()).toBe(true);
    expect(domain).toMatchObject({ complexity: true, reversible: false });
    expect(domain.minimumLength).toBeGreaterThan(0);
    const [nurses] = (await groupsByName(directory(), ["Nurses"])).values();
    const [, ben] = await accounts();
    expect(fineGrained).toEqual([
      {
        id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        precedence: 20,
        appliesTo: [nurses?.id],
        minimumLength: 12,
        historyLength: 3,
        complexity: false,
        reversible: false,
        minimumAge: 0,
        maximumAge: undefined,
        lockout: { threshold: 10, window: 1_800_000, duration: undefined },
      },
      {
        id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        precedence: 90,
        appliesTo: [ben?.stable],
        minimumLength: 16,
        historyLength: 3,
        complexity: true,
        reversible: false,
        minimumAge: 0,
        maximumAge: 31_536_000_000,
        lockout: undefined,
      },
    ]);
  });

  test("come with the directory’s own answer for each account that is asked for", async () => {
    const [ada, ben, cyd] = await accounts();
    const asked = [ada, ben, cyd].filter((each) => each !== undefined);
    const nobody = { kind: "account", stable: "00000000-0000-4000-8000-000000000000" };
    const { fineGrained, resultant } = await readPasswordPolicies(directory(), {
      accounts: [...asked, nobody],
    });
    const [nurses, own] = fineGrained;
    // Ben's own goes before that of his group, though its precedence is worse.
    expect([...resultant]).toEqual([
      [ada?.stable, nurses?.id],
      [ben?.stable, own?.id],
      [cyd?.stable, null],
    ]);
  });

  test("are hidden from an account without the right to see them, which shows", async () => {
    const [ada] = await accounts();
    const asked = { accounts: ada ? [ada] : [] };
    const hidden = await readPasswordPolicies(directory(service.login), asked);
    expect(hidden.domain.minimumLength).toBeGreaterThan(0);
    expect(hidden.fineGrained).toEqual([]);
    expect([...hidden.resultant.values()]).toEqual([`CN=Nurses,${container}`]);
  });

  test("are seen by an account that may list and read their container, and nothing more", async () => {
    const [ada] = await accounts();
    const asked = { accounts: ada ? [ada] : [] };
    const { readAt: _, ...seen } = await readPasswordPolicies(directory(reader), asked);
    expect(await readPasswordPolicies(directory(), asked)).toMatchObject(seen);
  });
});
