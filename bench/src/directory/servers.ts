import { existsSync } from "node:fs";
import { cp, lstat, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type RealServer, startOpenLdap, startSamba } from "@rollcall/testkit/servers";
import { Client } from "ldapts";
import type { Place } from "./place.ts";

/** How the people of a Samba are found, and what is read of them. */
export const sambaPeople: Pick<Place, "filter" | "attributes" | "wanted"> = {
  filter: "(&(objectCategory=person)(objectClass=user)(employeeID=*))",
  ...asked(
    ["objectGUID", "userAccountControl", "memberOf"],
    "sAMAccountName userPrincipalName givenName sn displayName mail title department company physicalDeliveryOfficeName telephoneNumber employeeID",
  ),
};

/** How the people of an OpenLDAP are found, and what is read of them. */
export const openLdapPeople: Pick<Place, "filter" | "attributes" | "wanted"> = {
  filter: "(objectClass=inetOrgPerson)",
  ...asked(
    ["entryUUID", "objectClass", "memberOf"],
    "uid cn givenName sn displayName mail employeeNumber employeeType departmentNumber title telephoneNumber mobile",
  ),
};

function asked(own: readonly string[], names: string): Pick<Place, "attributes" | "wanted"> {
  const wanted = names.split(" ");
  return { attributes: [...own, ...wanted], wanted };
}

/** Starts an OpenLDAP with so many people. */
export function openLdapWith(people: number): Promise<RealServer> {
  return startOpenLdap({ people });
}

/** Starts a Samba with so many people. They are made once for each machine, which takes minutes for 20,000. */
export async function sambaWith(people: number): Promise<RealServer> {
  const kept = join(tmpdir(), `rollcall-bench-samba-${process.getuid?.() ?? 0}-${people}`);
  if (!existsSync(kept)) {
    await using server = await startSamba();
    await seed(server, people);
    await server.kill();
    await rm(`${kept}.unfinished`, { recursive: true, force: true });
    // Its sockets are of no use without it, and cannot be copied.
    const filter = async (path: string) => !(await lstat(path)).isSocket();
    await cp(server.folder, `${kept}.unfinished`, { recursive: true, filter });
    await rename(`${kept}.unfinished`, kept);
  }
  return await startSamba({ copyOf: kept });
}

/** How many groups a Samba has, `ward-0` and so on. */
export const seededGroups = 10;

async function seed(server: RealServer, people: number): Promise<void> {
  const client = new Client({ url: server.url, tlsOptions: { ca: [server.ca] } });
  await client.bind(server.administrator.name, server.administrator.password);
  for (const name of ["Staff", "Leavers", "Groups"]) {
    await client.add(`OU=${name},${server.baseDN}`, { objectClass: ["organizationalUnit"] });
  }
  for (let number = 0; number < seededGroups; number++) {
    const group = { objectClass: ["top", "group"], sAMAccountName: [`ward-${number}`] };
    await client.add(`CN=ward-${number},OU=Groups,${server.baseDN}`, group);
  }
  for (let number = 0; number < people; number++) {
    if (number % 1000 === 0) process.stderr.write(`  seeding Samba: ${number} of ${people}\n`);
    await client.add(`CN=Seeded ${number},OU=Staff,${server.baseDN}`, person(number));
  }
  await client.unbind();
}

function person(number: number): Record<string, string[]> {
  const name = `seeded.${number}`;
  return {
    objectClass: ["top", "person", "organizationalPerson", "user"],
    sAMAccountName: [name],
    userPrincipalName: [`${name}@trust.nhs.example`],
    givenName: [`Given${number}`],
    sn: [`Surname${number}`],
    displayName: [`Surname${number}, Given${number}`],
    mail: [`${name}@trust.nhs.example`],
    title: ["Staff Nurse"],
    department: [`Department ${number % 97}`],
    company: ["Ambleford NHS Trust"],
    physicalDeliveryOfficeName: [`Ward ${number % 40}`],
    telephoneNumber: [`01632 960${String(number % 1000).padStart(3, "0")}`],
    employeeID: [String(10_000_000 + number)],
    userAccountControl: ["514"],
  };
}
