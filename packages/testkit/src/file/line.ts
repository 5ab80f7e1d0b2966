import { ConnectorError } from "@rollcall/core";

/** Where a line stands; the first is 1. */
export interface LinePlace {
  readonly file: string;
  readonly line: number;
}

/** Reads a line of JSON that holds an object. Throws `protocol` with its place. */
export function parseLine(text: string | undefined, place: LinePlace): object {
  try {
    const value: unknown = JSON.parse(text ?? "");
    if (typeof value === "object" && value !== null) return value;
  } catch {
    // Said below with the place, since the parser's own message quotes the line.
  }
  throw unreadableLine(place, "the line is not JSON");
}

/** Makes the error for a line that cannot stand where it stands. */
export function unreadableLine(where: LinePlace, message: string): ConnectorError {
  return new ConnectorError({
    code: "protocol",
    message,
    where,
    scope: "system",
    advice: "Put back a copy of the file from before.",
  });
}
