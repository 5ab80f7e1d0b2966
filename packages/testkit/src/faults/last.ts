import type { Absent, Account, Instant, Receipt, Schema, SystemRecord } from "@rollcall/core";
import { valuesOf } from "../memory/canonical.ts";
import type { LastingFault } from "./fault.ts";

/** Gives the schema as it has become. */
export function driftedSchema(schema: Schema, faults: readonly LastingFault[]): Schema {
  return faults.reduce((now, fault) => {
    if (fault.kind !== "schema-drift") return now;
    const kind = now.kinds[fault.account];
    if (!kind) return now;
    const { [fault.attribute]: _, ...others } = kind.attributes;
    const attributes =
      fault.becomes === null ? others : { ...others, [fault.attribute]: fault.becomes };
    return { kinds: { ...now.kinds, [fault.account]: { ...kind, attributes } } };
  }, schema);
}

/** Tells whether the reader has lost the right to see a record. */
export function isHidden(record: SystemRecord, faults: readonly LastingFault[]): boolean {
  if (!isAccount(record)) return false;
  return faults.some(
    (fault) =>
      fault.kind === "lost-rights" &&
      valuesOf(record.attributes[fault.attribute]).some((value) =>
        String(value).startsWith(String(fault.prefix)),
      ),
  );
}

/** Gives a record as the system's clock now dates it, without the attributes that have gone from the schema. */
export function redated<R extends SystemRecord>(record: R, faults: readonly LastingFault[]): R {
  if (!isAccount(record)) return record;
  const by = jump(faults);
  const gone = faults.flatMap((fault) =>
    fault.kind === "schema-drift" && fault.becomes === null && fault.account === record.ref.kind
      ? fault.attribute
      : [],
  );
  if (by === 0 && gone.length === 0) return record;
  const attributes = Object.fromEntries(
    Object.entries(record.attributes).filter(([name]) => !gone.includes(name)),
  );
  return { ...record, attributes, observedAt: shifted(record.observedAt, by) };
}

/** Gives a receipt as the system's clock now dates it. */
export function redatedReceipt(receipt: Receipt, faults: readonly LastingFault[]): Receipt {
  const by = jump(faults);
  return by === 0 ? receipt : { ...receipt, at: shifted(receipt.at, by) };
}

/** Gives what a read by key finds once rights were lost. */
export function seen<R extends SystemRecord>(
  found: R | Absent,
  faults: readonly LastingFault[],
): R | Absent {
  if ("absent" in found) return found;
  if (isAccount(found) && isHidden(found, faults)) {
    return { absent: "no-permission", ref: found.ref };
  }
  return redated(found, faults);
}

function isAccount(record: SystemRecord): record is Account {
  return "attributes" in record;
}

function jump(faults: readonly LastingFault[]): number {
  return faults.reduce((by, fault) => (fault.kind === "clock-jump" ? by + fault.by : by), 0);
}

function shifted(instant: Instant, by: number): Instant {
  return new Date(Date.parse(instant) + by).toISOString();
}
