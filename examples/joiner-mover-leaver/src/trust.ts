import { mkdir, readdir } from "node:fs/promises";
import { basename } from "node:path";
import { advance, fullExtract, syntheticTrust, type Trust, writeExtract } from "@rollcall/testkit";
import { type Day, dayAt, firstDate } from "./day.ts";

/** Which made-up trust it is; the same settings always give the same one. */
export interface TrustSettings {
  readonly people: number;
  readonly seed: number;
}

/** The staff record of a made-up trust, as it arrives: one extract a day. */
export interface TrustFiles {
  /** Puts the extract of a day into the folder, unless it is there, and tells its name. */
  arrive(day: Day): Promise<string>;
}

/** The name of the trust, for people. */
export const trustName = "Rollcall Example NHS Trust";

/** Makes the trust whose extracts arrive in a folder. Days come one after the other. */
export function trustFiles(folder: string, { people, seed }: TrustSettings): TrustFiles {
  let trust = syntheticTrust({
    seed,
    people,
    vpd: "431",
    name: trustName,
    odsCode: "RZZ",
    startDate: firstDate,
  });
  let rows = fullExtract(trust);
  let reached = 0;
  return {
    async arrive({ number, date }) {
      for (; reached < number; reached++) {
        const next: { trust: Trust; rows: readonly string[] } = advance(
          trust,
          dayAt(reached + 1).date,
        );
        ({ trust, rows } = next);
      }
      await mkdir(folder, { recursive: true });
      const day = `_${date.replaceAll("-", "")}_`;
      const there = (await readdir(folder)).find(
        (name) => name.includes(day) && name.endsWith(".DAT"),
      );
      return there ?? basename(await writeExtract(folder, rows));
    },
  };
}
