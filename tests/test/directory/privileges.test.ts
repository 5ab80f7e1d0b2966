import { activeDirectory, groupsByName } from "@rollcall/connector-ad";
import { type Account, secret, type TargetConnector } from "@rollcall/core";
import { changeMonitor, directoryPrivileges } from "@rollcall/risk/changes";
import {
  type Administration,
  type Samba,
  serverAvailability,
  startSamba,
} from "@rollcall/testkit/servers";
import { describe, expect, test } from "vitest";
import { patience } from "../stage/runs.ts";

const { samba } = await serverAvailability();
const users = "CN=Users,DC=trust,DC=nhs,DC=example";

const ldif = (lines: readonly string[]): Administration => ({
  kind: "ldif",
  text: `${lines.join("\n")}\n`,
});
const group = (name: string, members: readonly string[] = []): Administration =>
  ldif([
    `dn: CN=${name},${users}`,
    "objectClass: group",
    `sAMAccountName: ${name}`,
    ...members.map((member) => `member: CN=${member},${users}`),
  ]);
const prepare: readonly Administration[] = [
  ldif([`dn: CN=helen,${users}`, "objectClass: user", "sAMAccountName: helen"]),
  group("ward"),
  group("helpdesk", ["helen"]),
  ldif([
    `dn: CN=Domain Admins,${users}`,
    "changetype: modify",
    "add: member",
    `member: CN=helpdesk,${users}`,
  ]),
];

function connectorTo({ url, ca, baseDN, administrator }: Samba): TargetConnector {
  const credentials = {
    name: administrator.name,
    password: secret(Buffer.from(administrator.password)),
  };
  const kinds = ["account", "group"] as const;
  return activeDirectory({ url, baseDN, credentials, tls: { ca }, kinds, accounts: {} });
}

async function readAll(connector: TargetConnector): Promise<readonly Account[]> {
  await using session = await connector.open();
  const found: Account[] = [];
  for await (const { items } of session.read.scan()) found.push(...items);
  return found;
}

describe.skipIf(!samba.available)("the privileges of a real directory", () => {
  test("are known by the keys that its connector gives, and a grant of one is found", {
    timeout: patience,
  }, async () => {
    const server = await startSamba({ prepare });
    try {
      const connector = connectorTo(server);
      const records = await readAll(connector);
      const named = await groupsByName(connector, ["Domain Admins", "helpdesk", "ward"]);
      const [admins, helpdesk, ward] = [...named.values()].map(({ id }) => id);
      const known = await directoryPrivileges(records);
      const ways = [admins, helpdesk, ward].map((id) => known.through(id as string));
      expect(ways).toEqual(["direct", "nested", undefined]);
      const accounts = records.filter(({ attributes }) =>
        ["helen", "Guest"].includes(attributes.sAMAccountName as string),
      );
      const privileged = accounts.map(({ ref, attributes }) => [
        attributes.sAMAccountName,
        known.of(ref.stable),
      ]);
      expect(Object.fromEntries(privileged)).toEqual({ helen: true, Guest: false });

      const monitor = changeMonitor({ now: () => 0, privileges: known });
      const grant = {
        at: 0,
        target: "ad",
        account: "a1",
        act: "grant",
        source: "directory",
      } as const;
      const found = (group: string | undefined) =>
        monitor
          .observe({ ...grant, id: `${group}`, group: group as string })
          ?.contributions.map(({ source }) => source);
      expect(found(helpdesk)).toContain("privilege-escalation");
      expect(found(ward)).toBeUndefined();
    } finally {
      await server.stop();
    }
  });
});
