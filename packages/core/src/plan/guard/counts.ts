import type { ChangeClass, Operation } from "../../model/operation.ts";
import type { ClassCount } from "./verdict.ts";

/** By target, then by class of change, the keys of the accounts that a plan touches. */
export type Touched = ReadonlyMap<string, ReadonlyMap<ChangeClass, ReadonlySet<string>>>;

/** All classes of change, in the order in which a verdict counts them. */
const changeClasses: readonly ChangeClass[] = [
  "disable",
  "delete",
  "revoke",
  "create",
  "enable",
  "grant",
  "update",
  "rename",
  "move",
  "privilege",
  "password",
];

/** Gives the keys of the accounts that an operation touches in one class; `new:<handle>` for one that it makes. */
export function touchedAccounts(operation: Operation, changeClass?: ChangeClass): string[] {
  if (operation.kind === "create") return [`new:${operation.handle}`];
  if (operation.kind !== "membership") return [operation.ref.stable];
  const granted = changeClass === "revoke" ? [] : operation.grant;
  const revoked = changeClass === "grant" ? [] : operation.revoke;
  return [...granted, ...revoked].map((ref) => ref.stable);
}

/** Collects the accounts that operations touch; an account is there once, however many operations it takes. */
export function collectTouched(operations: readonly Operation[]): Touched {
  const touched = new Map<string, Map<ChangeClass, Set<string>>>();
  for (const operation of operations) {
    const classes = touched.get(operation.target) ?? new Map<ChangeClass, Set<string>>();
    touched.set(operation.target, classes);
    for (const changeClass of operation.classes) {
      const keys = classes.get(changeClass) ?? new Set<string>();
      classes.set(changeClass, keys);
      for (const key of touchedAccounts(operation, changeClass)) keys.add(key);
    }
  }
  return touched;
}

/** Counts what was touched, of every target and in every class, zeros among them: a history needs the quiet days too. */
export function countTouched(
  touched: Touched,
  populations: Readonly<Record<string, number>>,
): readonly ClassCount[] {
  return Object.keys(populations)
    .sort()
    .flatMap((target) =>
      changeClasses.map((changeClass) => ({
        target,
        changeClass,
        count: touched.get(target)?.get(changeClass)?.size ?? 0,
        population: populations[target] ?? 0,
      })),
    );
}
