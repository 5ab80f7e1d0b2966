import { z } from "zod";
import { parseShape } from "../../model/parse-shape.ts";
import type { Approval } from "./approval.ts";

const shape: z.ZodType<Approval> = z.strictObject({
  spec: z.literal("rollcall/approval@1"),
  planHash: z.string().min(1),
  by: z.string().min(1),
  at: z.iso.datetime(),
  expires: z.iso.datetime(),
  accepts: z.array(z.string()),
  signature: z.strictObject({ key: z.string().min(1), value: z.string().min(1) }).optional(),
});

/** Reads an approval from parsed JSON. Throws `invalid-value`, with the path of the fault, for anything else. */
export function parseApproval(input: unknown): Approval {
  return parseShape(shape, input, {
    what: "the approval",
    advice: "Make approvals with approve().",
  });
}
