import type { AttributeValue, Operation } from "@rollcall/core";
import { findRow, toAccount } from "./account.ts";
import type { Row } from "./csv-file.ts";
import { refusal } from "./errors.ts";
import { columnSchema, compared } from "./schema.ts";

/**
 * Works out the rows after an operation: the very same when its effect is there already. Throws what the file cannot hold,
 * and `precondition-failed` when the account is not as the operation expects.
 */
export function rowsAfter(rows: readonly Row[], operation: Operation): readonly Row[] {
  const before = findRow(rows, usernameOf(operation));
  if (operation.kind === "delete") {
    if (before) assertExpected(operation, before);
    return before ? rows.filter((row) => row !== before) : rows;
  }
  if (!before && operation.kind !== "create")
    throw refusal("precondition-failed", "the account is gone");
  const after: Row = { ...before, ...cellsOf(operation) };
  if (before && Object.keys(after).every((column) => after[column] === before[column])) return rows;
  if (before && operation.kind === "create") throw refusal("not-unique", "username: is taken");
  if (before) assertExpected(operation, before);
  assertFree(rows, before, after);
  return before ? rows.map((row) => (row === before ? after : row)) : [...rows, after];
}

/** Gives the user name of the account that an operation is about. */
export function usernameOf(operation: Operation): string {
  if (operation.kind === "create") return String(operation.attributes.username ?? "");
  return "ref" in operation ? operation.ref.stable : "";
}

/** Gives the cells that an operation sets. */
function cellsOf(operation: Operation): Row {
  const cells: Record<string, string> = {};
  for (const [column, value] of valuesOf(operation)) {
    const { maxLength = 0, required, writeOnce } = columnSchema(column);
    const fits = value === null || (typeof value === "string" && value.length <= maxLength);
    const fixed = writeOnce && operation.kind === "update";
    if (!fits || fixed || (required && !value))
      throw refusal("invalid-value", `${column}: cannot be set so`);
    cells[column] = value ?? "";
  }
  const enabled = "enabled" in operation ? operation.enabled : undefined;
  return enabled === undefined ? cells : { ...cells, active: enabled ? "yes" : "no" };
}

function valuesOf(operation: Operation): readonly (readonly [string, AttributeValue | null])[] {
  if (operation.kind === "create") return Object.entries(operation.attributes);
  if (operation.kind !== "update") throw refusal("unsupported", `no ${operation.kind} here`);
  return operation.deltas.map((delta) => {
    if ("values" in delta) throw refusal("unsupported", `${delta.attribute}: is no set`);
    return [delta.attribute, delta.change === "replace" ? delta.value : null];
  });
}

function assertExpected({ expects }: Operation, row: Row): void {
  const { version, enabled } = toAccount(row);
  const same =
    (expects.version ?? version) === version &&
    (expects.enabled ?? enabled) === enabled &&
    (expects.holds ?? []).length === 0 &&
    Object.entries(expects.attributes ?? {}).every(
      ([column, value]) => compared(column, value) === compared(column, row[column]),
    );
  if (!same) throw refusal("precondition-failed", "the account was changed since it was read");
}

function assertFree(rows: readonly Row[], before: Row | undefined, after: Row): void {
  const { employee_number: number } = after;
  const others = rows.filter((row) => row !== before && number && row.employee_number === number);
  if (others.length > 0) throw refusal("not-unique", "employee_number: is another account's");
}
