import type { ZodType } from "zod";
import { ConnectorError, type ConnectorErrorCode } from "../errors.ts";
import { faultsOf } from "./shape-faults.ts";

/** What is parsed, and how a fault in it is reported. */
export interface ShapeOptions {
  /** Names the input in the message, such as `the person`. */
  readonly what: string;
  /** Defaults to `invalid-value`. */
  readonly code?: ConnectorErrorCode | undefined;
  readonly advice?: string | undefined;
}

/**
 * Parses `input` by a schema. Throws ConnectorError, with the path of the first fault and the rule that it breaks,
 * and never the value, which may be personal.
 */
export function parseShape<T>(shape: ZodType<T>, input: unknown, options: ShapeOptions): T {
  const parsed = shape.safeParse(input);
  if (parsed.success) return parsed.data;
  const { field, rule } = faultsOf(parsed.error)[0] ?? { field: "", rule: "is not valid" };
  throw new ConnectorError({
    code: options.code ?? "invalid-value",
    message: `${options.what} cannot be used: ${field === "" ? "it" : field} ${rule}`,
    advice: options.advice,
    where: { field, rule },
  });
}
