import { type FieldReader, type Fields, fieldReader } from "../input/field-reader.ts";
import { instantOf } from "../input/instant.ts";

/** Reads the fields of an event of a feed. */
export interface FeedReader extends FieldReader {
  /** Reads a key or an id as `identifier` does; one of more than 512 characters is refused. */
  key(this: void, fields: Fields, name: string): string | undefined;
  /** As `key`; throws as well when there is none. */
  neededKey(this: void, fields: Fields, name: string): string;
  /**
   * Reads an instant, ISO 8601 with a zone or milliseconds since 1970; `undefined` when there is none. Throws
   * `invalid-value` otherwise.
   */
  instant(this: void, fields: Fields, name: string): number | undefined;
}

/** So that what is kept of a key is bounded; a distinguished name may have 255 characters and more. */
const longestKey = 512;

const reader = fieldReader({
  what: "the event of a feed",
  advice: "Leave this event out and look at what sends it; the next ones are not affected.",
});

export const feedReader: FeedReader = {
  ...reader,
  key: (fields, name) => reader.identifier(fields[name], name, longestKey),
  neededKey: (fields, name) => reader.neededIdentifier(fields[name], name, longestKey),
  instant(fields, name) {
    const value = fields[name];
    if (value === undefined || value === null) return undefined;
    const at = instantOf(value);
    if (at === undefined) throw reader.fault(name, "must be an instant");
    return at;
  },
};
