import { dayAt } from "../bytes/day.ts";
import type { Decoder } from "../bytes/decode.ts";
import { fieldEnd, isEmpty, type Row } from "../bytes/row.ts";
import { assignmentStatus } from "../layout/status.ts";
import type { Field, RowPlan } from "./plan-row.ts";

/** Which rule a row breaks, and in which field. */
export interface RowFault {
  readonly field?: string | undefined;
  readonly rule: string;
}

const mostDigits = 15;

/** Finds the first rule that a row breaks, or gives `undefined` when it breaks none. */
export function checkRow(row: Row, plan: RowPlan, decoder: Decoder): RowFault | undefined {
  if (row.count !== plan.columns) {
    return {
      rule: `${plan.removes ? plan.layout.remove : plan.layout.update} has ${plan.columns} fields`,
    };
  }
  return (
    fault(plan.keys, (column) => isKey(row, column), "a key is 1 to 15 digits") ??
    fault(plan.required, (column) => !isEmpty(row, column), "it may not be empty") ??
    fault(
      plan.references,
      (column) => isEmpty(row, column) || isKey(row, column),
      "a key is digits",
    ) ??
    fault(plan.dates, (column) => dayAt(row, column) >= 0, "a date is yyyyMMdd") ??
    fault(plan.numbers, (column) => isNumber(decoder.shared(row, column)), "it is a number") ??
    checkStatus(row, plan, decoder)
  );
}

function fault(
  fields: readonly Field[],
  holds: (column: number) => boolean,
  rule: string,
): RowFault | undefined {
  for (const { name, column } of fields) if (!holds(column)) return { field: name, rule };
  return undefined;
}

/** Tells whether a field holds a key: 1 to 15 digits. */
export function isKey(row: Row, column: number): boolean {
  const start = row.starts[column] as number;
  const end = fieldEnd(row, column);
  if (end === start || end - start > mostDigits) return false;
  for (let at = start; at < end; at++) {
    const byte = row.buffer[at] as number;
    if (byte < 0x30 || byte > 0x39) return false;
  }
  return true;
}

function isNumber(text: string): boolean {
  return text === "" || /^\d{1,6}(\.\d{1,9})?$|^\.\d{1,9}$/.test(text);
}

function checkStatus(row: Row, plan: RowPlan, decoder: Decoder): RowFault | undefined {
  if (plan.name !== "assignment" || plan.removes) return undefined;
  const { systemStatus = 0, userStatus = 0 } = plan.layout.fields;
  const known = assignmentStatus(
    decoder.shared(row, systemStatus),
    decoder.shared(row, userStatus),
  );
  return known
    ? undefined
    : { field: "systemStatus", rule: "it is an assignment status that is known" };
}
