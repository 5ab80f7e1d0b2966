import { type FieldReader, fieldReader } from "../input/field-reader.ts";

/** Reads the fields of a sign-in, whatever it comes from. */
export const signInReader: FieldReader = fieldReader({
  what: "the sign-in",
  advice: "Leave this event out and look at what sends it; the next ones are not affected.",
});
