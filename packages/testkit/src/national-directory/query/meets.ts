import type { Properties } from "../store/change.ts";
import type { Comparison, Condition } from "./condition.ts";
import type { Literal } from "./tokens.ts";

/** Tells whether an object meets a condition; text compares without regard to case, dates as instants. */
export function meets(condition: Condition, subject: unknown): boolean {
  switch (condition.kind) {
    case "and":
      return condition.parts.every((part) => meets(part, subject));
    case "or":
      return condition.parts.some((part) => meets(part, subject));
    case "not":
      return !meets(condition.part, subject);
    case "compare":
      return compares(valueAt(subject, condition.path), condition.by, condition.value);
    case "in":
      return condition.values.some((value) =>
        compares(valueAt(subject, condition.path), "eq", value),
      );
    case "any":
      return elementsAt(subject, condition.path).some(
        (element) => !condition.part || meets(condition.part, element),
      );
    case "count":
      return compares(elementsAt(subject, condition.path).length, condition.by, condition.value);
    default:
      return hasEdge(condition.kind, valueAt(subject, condition.path), condition.value);
  }
}

function hasEdge(kind: "startsWith" | "endsWith", value: unknown, edge: string): boolean {
  if (typeof value !== "string") return false;
  const [text, wanted] = [value.toLowerCase(), edge.toLowerCase()];
  return kind === "startsWith" ? text.startsWith(wanted) : text.endsWith(wanted);
}

function valueAt(subject: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((value, name) => (value as Properties | null)?.[name], subject);
}

function elementsAt(subject: unknown, path: readonly string[]): readonly unknown[] {
  const value = valueAt(subject, path);
  return Array.isArray(value) ? value : [];
}

function compares(value: unknown, by: Comparison, wanted: Literal): boolean {
  if (by === "eq") return same(value, wanted);
  if (by === "ne") return !same(value, wanted);
  const [left, right] = [comparable(value), comparable(wanted)];
  if (left === null || right === null || typeof left !== typeof right) return false;
  if (by === "ge") return left >= right;
  if (by === "le") return left <= right;
  return by === "gt" ? left > right : left < right;
}

function same(value: unknown, wanted: Literal): boolean {
  const element = Array.isArray(value) && typeof wanted === "string";
  if (element) return value.some((one) => same(one, wanted));
  return comparable(value) === comparable(wanted);
}

function comparable(value: unknown): string | number | boolean | null {
  if (typeof value === "number" || typeof value === "boolean") return value;
  if (typeof value !== "string") return null;
  const time = /^\d{4}-\d{2}-\d{2}(T|$)/.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(time) ? value.toLowerCase() : time;
}
