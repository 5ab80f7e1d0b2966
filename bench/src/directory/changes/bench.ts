import { measure } from "../../child.ts";
import { table } from "../../table.ts";
import { placeOf } from "../place.ts";
import { sambaPeople, sambaWith } from "../servers.ts";

/** Reads a hundred changes of a Samba, beside a full read of it. */
export async function benchDirectoryChanges(people: number, rounds: number): Promise<string> {
  await using server = await sambaWith(people);
  const place = JSON.stringify(placeOf(server, sambaPeople));
  const script = "./directory/changes/run.ts";
  const contender = { name: "100 changes", script, args: [place], heapCap: 256 };
  const [{ full = 0, seconds = 0 } = {}] = await measure([contender], rounds);
  return table(
    ["read", "people", "wall s", "to a full read"],
    [
      ["all people", people.toLocaleString("en-GB"), full.toFixed(2), "1.00"],
      [
        "100 changes",
        people.toLocaleString("en-GB"),
        seconds.toFixed(2),
        (seconds / full).toFixed(2),
      ],
    ],
  );
}
