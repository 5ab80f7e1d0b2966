import { secret, wipe } from "@rollcall/core";
import { throwAwayAuthority } from "@rollcall/testkit/servers";
import { describe, expect, test } from "vitest";
import { type ActiveDirectoryOptions, parseOptions } from "../src/options.ts";

const good = (): ActiveDirectoryOptions => ({
  url: "ldaps://dc1.trust.nhs.example",
  baseDN: "DC=trust,DC=nhs,DC=example",
  credentials: { name: "rollcall@trust.nhs.example", password: secret(Buffer.from("pw")) },
});
const wiped = secret(Buffer.from("pw"));
wipe(wiped);

const bad: readonly (readonly [string, unknown, field: string, rule: string])[] = [
  ["break-glass accounts under a slip of the pen", { breakglass: [] }, "breakglass", "known"],
  [
    "a switch that turns off verification",
    { tls: { rejectUnauthorized: false } },
    "tls.rejectUnauthorized",
    "known",
  ],
  ["a base beside the others", { accounts: { base: "OU=Staff" } }, "accounts.base", "known"],
  ["no url", { url: [] }, "url", "not-empty"],
  ["an address that is none", { url: "dc1" }, "url", "url"],
  ["a web address", { url: "https://dc1" }, "url", "scheme"],
  ["a socket in the file system", { url: "ldapi:///run/ldapi" }, "url", "scheme"],
  ["no host", { url: "ldaps:///" }, "url", "host"],
  ["credentials in the url", { url: "ldaps://a:b@dc1" }, "url", "no-credentials"],
  ["a base in the url", { url: "ldaps://dc1/DC=trust" }, "url", "server-only"],
  ["a filter in the url", { url: "ldaps://dc1/?cn" }, "url", "server-only"],
  ["the global catalogue", { url: "ldaps://dc1:3269" }, "url", "global-catalogue"],
  ["a bad address among good ones", { url: ["ldaps://dc1", "dc2"] }, "url[1]", "url"],
  ["a server twice", { url: ["ldaps://dc1", "ldaps://DC1:636"] }, "url", "each-once"],
  ["no base", { baseDN: "" }, "baseDN", "distinguished-name"],
  ["a domain for a base", { baseDN: "trust.nhs.uk" }, "baseDN", "distinguished-name"],
  ["no credentials", { credentials: undefined }, "credentials.name", "not-empty"],
  [
    "no name",
    { credentials: { name: "", password: secret(Buffer.from("p")) } },
    "credentials.name",
    "not-empty",
  ],
  [
    "an empty password",
    { credentials: { name: "a", password: secret(new Uint8Array()) } },
    "credentials.password",
    "not-empty",
  ],
  [
    "a password as text",
    { credentials: { name: "a", password: "pw" } },
    "credentials.password",
    "not-empty",
  ],
  [
    "a password that was wiped",
    { credentials: { name: "a", password: wiped } },
    "credentials.password",
    "not-empty",
  ],
  ["an authority that is no certificate", { tls: { ca: "nonsense" } }, "tls.ca", "pem"],
  [
    "a garbled certificate",
    { tls: { ca: "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----" } },
    "tls.ca",
    "pem",
  ],
  ["no authority at all", { tls: { ca: [] } }, "tls.ca", "pem"],
  ["no name of the server", { tls: { serverName: "" } }, "tls.serverName", "not-empty"],
  ["no time for a call", { callTimeout: 0 }, "callTimeout", "range"],
  ["half a millisecond", { connectTimeout: 0.5 }, "connectTimeout", "range"],
  ["no page", { pageSize: 0 }, "pageSize", "range"],
  ["replication back in time", { replicatesWithin: -1 }, "replicatesWithin", "range"],
  ["an empty name", { name: "" }, "name", "not-empty"],
  ["an unknown kind", { kinds: ["computer"] }, "kinds", "known"],
  ["no kind", { kinds: [] }, "kinds", "known"],
  ["no base of accounts", { accounts: { bases: [] } }, "accounts.bases", "not-empty"],
  [
    "a base elsewhere",
    { accounts: { bases: ["OU=a,DC=other"] } },
    "accounts.bases[0]",
    "below-base",
  ],
  [
    "a base within another",
    {
      accounts: {
        bases: ["OU=a,DC=trust,DC=nhs,DC=example", "ou=b, OU=a, dc=trust,DC=nhs,DC=example"],
      },
    },
    "accounts.bases[1]",
    "each-once",
  ],
  ["a canary that is no DN", { canaries: ["canary"] }, "canaries[0]", "distinguished-name"],
  ["an empty break-glass account", { breakGlass: [""] }, "breakGlass[0]", "not-empty"],
];

describe("options that cannot be used are told by field and rule", () => {
  for (const [what, options, field, rule] of bad) {
    test(what, () => {
      const parse = () => parseOptions({ ...good(), ...(options as object) });
      expect(parse).toThrowError(
        expect.objectContaining({
          code: "invalid-options",
          where: { field, rule },
          advice: expect.stringMatching(/[.?]$/),
        }),
      );
    });
  }
});

describe("options that can be used", () => {
  test("are filled in", () => {
    const { directory, wire } = parseOptions(good());
    expect(wire).toMatchObject({
      servers: [
        {
          url: "ldaps://dc1.trust.nhs.example",
          host: "dc1.trust.nhs.example",
          port: 636,
          encryption: "tls",
        },
      ],
      tls: { ca: undefined, serverName: undefined },
      callTimeout: 30_000,
      connectTimeout: 10_000,
    });
    expect(directory).toMatchObject({
      name: "directory",
      bases: ["DC=trust,DC=nhs,DC=example"],
      kinds: ["account"],
      pageSize: 1000,
    });
    expect(directory.now()).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/);
    expect(directory.randomBytes(9)).toHaveLength(9);
  });

  test("give several servers time to hear of each other, and one alone none", () => {
    const url = ["ldaps://dc1.trust.nhs.example", "ldaps://dc2.trust.nhs.example"];
    const within = (more: object) =>
      parseOptions({ ...good(), ...more }).directory.replicatesWithin;
    expect(within({ url })).toBe(30_000);
    expect(within({ url, replicatesWithin: 900_000 })).toBe(900_000);
    expect(within({ replicatesWithin: 900_000 })).toBeUndefined();
  });

  test("name servers in order, each encrypted in one way or the other", () => {
    const url = ["ldap://DC2.trust.nhs.example", "ldaps://[::1]:10636", "ldap://127.0.0.1:1389/"];
    const { servers } = parseOptions({ ...good(), url }).wire;
    expect(servers).toEqual([
      {
        url: "ldap://dc2.trust.nhs.example",
        host: "dc2.trust.nhs.example",
        port: 389,
        encryption: "start-tls",
      },
      { url: "ldaps://[::1]:10636", host: "::1", port: 10_636, encryption: "tls" },
      { url: "ldap://127.0.0.1:1389", host: "127.0.0.1", port: 1389, encryption: "start-tls" },
    ]);
  });

  test("take authorities as text, as bytes, and several in one file", () => {
    const [one, two] = [
      throwAwayAuthority("One").certificate,
      throwAwayAuthority("Two").certificate,
    ];
    const parse = (ca: string | Uint8Array | readonly (string | Uint8Array)[]) =>
      parseOptions({ ...good(), tls: { ca } }).wire.tls.ca?.length;
    expect([parse(one), parse(Buffer.from(one)), parse([one, two]), parse(one + two)]).toEqual([
      1, 1, 2, 2,
    ]);
  });
});
