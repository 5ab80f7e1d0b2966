import { dayAt } from "../bytes/day.ts";
import type { Decoder } from "../bytes/decode.ts";
import { keyAt } from "../bytes/key.ts";
import { isEmpty, type Row } from "../bytes/row.ts";
import { assignmentStatus } from "../layout/status.ts";
import type { RowPlan } from "./plan-row.ts";

/** Which rule a row breaks, and in which field. */
export interface RowFault {
  readonly field?: string | undefined;
  readonly rule: string;
}

/** Finds the first rule that a row breaks, or gives `undefined` when it breaks none. */
export function checkRow(row: Row, plan: RowPlan, decoder: Decoder): RowFault | undefined {
  if (row.count !== plan.columns) return { rule: `${plan.type} has ${plan.columns} fields` };
  for (const { name, column } of plan.keys) {
    if (keyAt(row, column) <= 0) return { field: name, rule: "a key is 1 to 15 digits" };
  }
  for (const { name, column } of plan.required) {
    if (isEmpty(row, column)) return { field: name, rule: "it may not be empty" };
  }
  for (const { name, column } of plan.references) {
    if (keyAt(row, column) < 0) return { field: name, rule: "a key is 1 to 15 digits" };
  }
  for (const { name, column } of plan.dates) {
    if (dayAt(row, column) < 0) return { field: name, rule: "a date is yyyyMMdd" };
  }
  for (const { name, column } of plan.numbers) {
    if (!isNumber(decoder.shared(row, column))) return { field: name, rule: "it is a number" };
  }
  return plan.statuses && checkStatus(row, plan.statuses, decoder);
}

function isNumber(text: string): boolean {
  return text === "" || text === "1" || /^\d{1,6}(\.\d{1,9})?$|^\.\d{1,9}$/.test(text);
}

function checkStatus(
  row: Row,
  [system, own]: readonly [number, number],
  decoder: Decoder,
): RowFault | undefined {
  const known = assignmentStatus(decoder.shared(row, system), decoder.shared(row, own));
  return known ? undefined : { field: "systemStatus", rule: "an assignment status is known" };
}
