import { z } from "zod";
import { damagedStore } from "./damaged.ts";
import { checkedLine } from "./line.ts";

/** The first line of each file of a store. */
export interface Header {
  readonly spec: "rollcall/store-base@1" | "rollcall/store-log@1";
  /** The store's id. */
  readonly id: string;
  /** A log goes with the base of the same generation. */
  readonly generation: number;
}

const shape = z.object({
  spec: z.enum(["rollcall/store-base@1", "rollcall/store-log@1"]),
  id: z.string().min(1),
  generation: z.number().int().positive(),
});

/** Writes the first line of a file. */
export function headerLine(header: Header): string {
  return checkedLine(JSON.stringify(header));
}

/** Reads the first line of a file. Throws `protocol` when it is damaged, or from another version. */
export function parseHeader(file: string, spec: Header["spec"], text: string | undefined): Header {
  const checked = shape.safeParse(text === undefined ? undefined : parsed(text));
  if (checked.success && checked.data.spec === spec) return checked.data;
  throw damagedStore({ file, line: 1, rule: `the first line is that of a ${spec} file` });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
