import type { Assignment } from "@rollcall/core";
import type { LocationRow, PositionRow } from "./record.ts";

/** Turns a position row into what an assignment says of its position. */
export function toPosition(row: PositionRow): Assignment["position"] {
  const [number, title] = splitPositionName(row.name);
  return {
    number: filled(row.number) ?? number,
    title,
    staffGroup: filled(row.staffGroup),
    jobRole: filled(row.jobRole),
  };
}

/** Turns a location row into what an assignment says of its location. */
export function toLocation({ code, description }: LocationRow): Assignment["location"] {
  return {
    code: filled(code),
    name: filled(description),
  };
}

/**
 * Splits the name of a position, such as `3559596|Bank Nurse Band 5|N7B|Bank`: number, title, occupation code, area.
 * A name without `|` is a title.
 */
export function splitPositionName(
  name: string,
): readonly [number: string | undefined, title: string | undefined] {
  const bar = name.indexOf("|");
  if (bar === -1) return [undefined, filled(name)];
  const next = name.indexOf("|", bar + 1);
  const title = next === -1 ? name.slice(bar + 1) : name.slice(bar + 1, next);
  return [filled(name.slice(0, bar)), filled(title)];
}

function filled(text: string): string | undefined {
  return text === "" ? undefined : text;
}
