import { ConnectorError } from "@rollcall/core";

/** An unknown value that was found to be an object. */
export type Fields = Readonly<Record<string, unknown>>;

/** What is read, and what to do about one that cannot be. */
export interface FieldReaderOptions {
  /** What it is, such as `the sign-in`. */
  readonly what: string;
  readonly advice: string;
  /** Defaults to `invalid-value`. */
  readonly code?: "invalid-value" | "protocol" | undefined;
}

/** Reads the fields of what comes from outside. Its errors name the field and the rule that it breaks, never the value. */
export interface FieldReader {
  /** Makes the error for a field, of which the path is `""` for the whole. */
  fault(this: void, field: string, rule: string): ConnectorError;
  /** Gives the fields of an object; `undefined` where there is none. Throws for any other value. */
  fields(this: void, value: unknown, field: string): Fields | undefined;
  /** As `fields`; throws as well where there is none. */
  neededFields(this: void, value: unknown, field: string): Fields;
  /**
   * Reads something by which things are told apart. It is never cut, because two that begin alike would become one.
   * `undefined` for nothing and for an empty text; throws when it is no text, longer than so many UTF-16 code units, or
   * has a surrogate without its other half.
   */
  identifier(this: void, value: unknown, field: string, most: number): string | undefined;
  /** As `identifier`; throws as well when there is none. */
  neededIdentifier(this: void, value: unknown, field: string, most: number): string;
}

/** Makes a {@link FieldReader}. */
export function fieldReader({
  what,
  advice,
  code = "invalid-value",
}: FieldReaderOptions): FieldReader {
  const fault = (field: string, rule: string): ConnectorError => {
    const message = `${what} cannot be used: ${field === "" ? "it" : field} ${rule}`;
    return new ConnectorError({
      code,
      message,
      advice,
      where: { ...(field !== "" && { field }), rule },
    });
  };
  const fields = (value: unknown, field: string): Fields | undefined => {
    if (value === undefined || value === null) return undefined;
    if (typeof value !== "object" || Array.isArray(value)) throw fault(field, "must be an object");
    return value as Fields;
  };
  const identifier = (value: unknown, field: string, most: number): string | undefined => {
    if (value === undefined || value === null || value === "") return undefined;
    if (typeof value !== "string") throw fault(field, "must be a text");
    if (value.length > most) throw fault(field, `must not be longer than ${most} characters`);
    if (!value.isWellFormed()) throw fault(field, "must be well-formed Unicode");
    return value;
  };
  return {
    fault,
    fields,
    identifier,
    neededFields(value, field) {
      const found = fields(value, field);
      if (found === undefined) throw fault(field, "is missing");
      return found;
    },
    neededIdentifier(value, field, most) {
      const found = identifier(value, field, most);
      if (found === undefined) throw fault(field, "is missing");
      return found;
    },
  };
}
