import type { Completeness, RefusedRecord } from "@rollcall/core";
import { refusedRow } from "./errors.ts";
import type { Extract } from "./extract.ts";
import type { View } from "./view.ts";

/** Works out whether all rows of a view could be used; of those that could not, says how many of which file. */
export function completenessOf(view: View): Completeness {
  const reasons = extractsOf(view).flatMap(reasonOf);
  return reasons.length === 0 ? { state: "complete" } : { state: "partial", reasons };
}

/** Lists the rows that were refused, file by file, and files that are not in UTF-8, which is worth knowing and no fault. */
export function refusedRecords(view: View): RefusedRecord[] {
  return extractsOf(view).flatMap(refusedOf);
}

function extractsOf(view: View): Extract[] {
  return [...view.employers.values()].flatMap(({ extracts }) => extracts);
}

function reasonOf({ file, sidecar }: Extract): string[] {
  const { rows, refused } = sidecar.facts;
  if (refused.count === 0) return [];
  const share = ((refused.count / rows) * 100).toFixed(2);
  return [`${refused.count} of ${rows} rows (${share} %) of ${file.name.name} were refused`];
}

function refusedOf({ file, sidecar }: Extract): RefusedRecord[] {
  const { refused, encoding } = sidecar.facts;
  const name = file.name.name;
  const records = refused.first.map((row) => refusedRow(name, row));
  const more = refused.count - refused.first.length;
  if (more > 0) {
    const rule = `${more} more rows were refused`;
    records.push({
      record: name,
      rule,
      advice: "Look at the first ones; the cause is often the same.",
    });
  }
  if (encoding !== "utf-8") {
    const rule = "for information: the file is not UTF-8 and was read as Windows-1252";
    records.push({
      record: name,
      rule,
      advice: "Nothing needs doing. Look at a name with an accent.",
    });
  }
  return records;
}
