import type { Assignment } from "@rollcall/core";
import type { LocationRow, PositionRow } from "./record.ts";

/** Turns a position row into what an assignment says of its position. */
export function toPosition(row: PositionRow): Assignment["position"] {
  const [number, title] = splitPositionName(row.name);
  return {
    number: row.number === "" ? number : row.number,
    title,
    staffGroup: row.staffGroup === "" ? undefined : row.staffGroup,
    jobRole: row.jobRole === "" ? undefined : row.jobRole,
  };
}

/** Turns a location row into what an assignment says of its location. */
export function toLocation({ code, description }: LocationRow): Assignment["location"] {
  return {
    code: code === "" ? undefined : code,
    name: description === "" ? undefined : description,
  };
}

/**
 * Splits the name of a position, such as `3559596|Bank Nurse Band 5|N7B|Bank`: number, title, occupation code, area.
 * A name without `|` is a title.
 */
export function splitPositionName(
  name: string,
): readonly [number: string | undefined, title: string | undefined] {
  const [first = "", second] = name.split("|", 2);
  if (second === undefined) return [undefined, first === "" ? undefined : first];
  return [first === "" ? undefined : first, second === "" ? undefined : second];
}
