import { numberOf } from "../ber/primitive.ts";
import { readElement, Undecodable } from "../ber/read.ts";
import type { RequestControl } from "./request.ts";

/** Reads the number in a control such as SEQUENCE { flags INTEGER }; 0 without a value. */
export function flagsOf({ value }: RequestControl): number {
  if (!value || value.length === 0) return 0;
  const [flags] = readElement(value).parts;
  if (!flags) throw new Undecodable("a control without its number");
  return numberOf(flags);
}
