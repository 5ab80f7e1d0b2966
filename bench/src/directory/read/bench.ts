import { type Contender, type Measured, measure } from "../../child.ts";
import { table } from "../../table.ts";
import { type Place, placeOf } from "../place.ts";
import { openLdapPeople, openLdapWith, sambaPeople, sambaWith } from "../servers.ts";

/** Reads all people of real servers with the connector and with its peers. */
export async function benchRead(
  sizes: { readonly samba: number; readonly openLdap: readonly number[] },
  rounds: number,
): Promise<string> {
  const rows: string[][] = [];
  {
    await using server = await sambaWith(sizes.samba);
    rows.push(...(await compare("Samba", placeOf(server, sambaPeople), sizes.samba, rounds)));
  }
  for (const people of sizes.openLdap) {
    await using server = await openLdapWith(people);
    rows.push(...(await compare("OpenLDAP", placeOf(server, openLdapPeople), people, rounds)));
  }
  return table(
    ["client", "server", "people", "wall s", "CPU s", "peak MB", "wall to ldapsearch"],
    rows,
  );
}

async function compare(
  server: string,
  place: Place,
  people: number,
  rounds: number,
): Promise<string[][]> {
  const contenders = contendersFor(JSON.stringify(place));
  const measured = await measure(contenders, rounds);
  const floor = measured[0]?.seconds as number;
  return contenders.map(({ name }, index) => {
    const figures = measured[index] as Measured;
    if (figures.people !== undefined && figures.people !== people) {
      throw new Error(`${name} read ${figures.people} of ${people} people`);
    }
    return row({ name, server, people }, figures, floor);
  });
}

function contendersFor(place: string): readonly Contender[] {
  const foreign = (client: string): Contender => ({
    name: client,
    script: "./directory/read/foreign.ts",
    args: [client, place],
    heapCap: 256,
  });
  const own = (name: string): Contender => ({
    name,
    script: `./directory/read/${name === "connector-ad" ? "connector" : name}.ts`,
    args: [place],
    heapCap: 256,
  });
  const floor = (of: string): Contender => ({
    name: `Node, ${of} alone`,
    script: "./directory/read/floor.ts",
    args: [place, of],
    heapCap: 256,
  });
  return [
    foreign("ldapsearch"),
    floor("bytes"),
    floor("texts"),
    own("connector-ad"),
    own("ldapts"),
    own("ldapjs"),
    foreign("ldap3"),
  ];
}

function row(
  { name, server, people }: { name: string; server: string; people: number },
  { seconds = 0, cpu = 0, megabytes = 0 }: Measured,
  floor: number,
): string[] {
  return [
    name,
    server,
    people.toLocaleString("en-GB"),
    seconds.toFixed(2),
    cpu.toFixed(2),
    megabytes.toFixed(0),
    (seconds / floor).toFixed(2),
  ];
}
