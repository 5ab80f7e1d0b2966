import { mkdir, readdir } from "node:fs/promises";
import { basename } from "node:path";
import { writeExtract } from "@rollcall/testkit";
import type { Day } from "./day.ts";
import type { TrustOnDay } from "./region.ts";
import type { TrustFacts } from "./trust-facts.ts";

/** The staff record of a made-up trust, as it arrives: one extract a day. */
export interface TrustFiles {
  readonly facts: TrustFacts;
  /** Puts the extract of a day into the folder, unless it is there, and tells its name. */
  arrive(day: Day): Promise<string>;
}

/** Makes the trust whose extracts arrive in a folder. Days come one after the other. */
export function trustFiles(
  folder: string,
  facts: TrustFacts,
  reach: (day: Day) => TrustOnDay,
): TrustFiles {
  return {
    facts,
    async arrive(day) {
      const { rows } = reach(day);
      await mkdir(folder, { recursive: true });
      const stamp = `_${day.date.replaceAll("-", "")}_`;
      const there = (await readdir(folder)).find(
        (name) => name.includes(stamp) && name.endsWith(".DAT"),
      );
      return there ?? basename(await writeExtract(folder, rows));
    },
  };
}
