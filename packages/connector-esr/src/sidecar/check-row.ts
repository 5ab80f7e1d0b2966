import { dayAt } from "../bytes/day.ts";
import type { Decoder } from "../bytes/decode.ts";
import { keyAt } from "../bytes/key.ts";
import { fieldEnd, fieldStart, isEmpty, type Row } from "../bytes/row.ts";
import { assignmentStatus } from "../layout/status.ts";
import type { RowPlan } from "./plan-row.ts";

/** Which rule a row breaks, and in which field. */
export interface RowFault {
  readonly field?: string | undefined;
  readonly rule: string;
}

/** What keys and days a row holds, by column; used again for the next row. */
export type RowValues = Float64Array;

/** What rows are checked with, from one to the next. */
export interface RowCheck {
  readonly decoder: Decoder;
  readonly values: RowValues;
  /** The words for the status in the row before, which most rows repeat. */
  readonly status: { system: string; own: string };
}

const keyRule = "a key is 1 to 15 digits, of which the first is not 0";

/**
 * Finds the first rule that a row breaks, or gives `undefined` when it breaks none: then `values` has its keys and days.
 */
export function checkRow(row: Row, plan: RowPlan, check: RowCheck): RowFault | undefined {
  if (row.count !== plan.columns) return { rule: `${plan.type} has ${plan.columns} fields` };
  for (let index = 0; index < plan.keys.length; index++) {
    const { name, column } = plan.keys[index] as Field;
    const key = keyAt(row, column);
    if (key <= 0) return { field: name, rule: keyRule };
    check.values[column] = key;
  }
  for (let index = 0; index < plan.required.length; index++) {
    const { name, column } = plan.required[index] as Field;
    if (isEmpty(row, column)) return { field: name, rule: "it may not be empty" };
  }
  return checkOptional(row, plan, check.values) ?? checkWords(row, plan, check);
}

type Field = RowPlan["keys"][number];

function checkOptional(row: Row, plan: RowPlan, values: RowValues): RowFault | undefined {
  for (let index = 0; index < plan.references.length; index++) {
    const { name, column } = plan.references[index] as Field;
    const key = keyAt(row, column);
    if (key < 0) return { field: name, rule: keyRule };
    values[column] = key;
  }
  for (let index = 0; index < plan.dates.length; index++) {
    const { name, column } = plan.dates[index] as Field;
    const day = dayAt(row, column);
    if (day < 0) return { field: name, rule: "a date is yyyyMMdd" };
    values[column] = day;
  }
  return undefined;
}

function checkWords(row: Row, plan: RowPlan, { decoder, status }: RowCheck): RowFault | undefined {
  for (let index = 0; index < plan.numbers.length; index++) {
    const { name, column } = plan.numbers[index] as Field;
    if (!isNumber(row, column)) return { field: name, rule: "it is a number" };
  }
  if (!plan.statuses) return undefined;
  const [system, own] = plan.statuses;
  status.system = decoder.again(row, system, status.system);
  status.own = decoder.again(row, own, status.own);
  const known = assignmentStatus(status.system, status.own);
  return known ? undefined : { field: "systemStatus", rule: "an assignment status is known" };
}

const mostWhole = 6;
const mostDecimals = 9;
const point = 0x2e;

/** Nothing, or up to six digits, or a point and up to nine, or both. */
function isNumber(row: Row, column: number): boolean {
  const end = fieldEnd(row, column);
  let at = fieldStart(row, column);
  if (at === end) return true;
  const whole = digitsFrom(row, at, end);
  at += whole;
  if (at === end) return whole <= mostWhole;
  const decimals = digitsFrom(row, at + 1, end);
  if (row.buffer[at] !== point || at + 1 + decimals !== end) return false;
  return whole <= mostWhole && decimals > 0 && decimals <= mostDecimals;
}

function digitsFrom({ buffer }: Row, start: number, end: number): number {
  let at = start;
  while (at < end && ((buffer[at] as number) - 0x30) >>> 0 <= 9) at++;
  return at - start;
}
