import { ConnectorError } from "@rollcall/core";
import type { SignedWorkItem } from "./work-item.ts";

/**
 * Reads a work item. What its signature covers needs no further check than that it is an item at all: whoever signed it
 * has made it. Throws `protocol` for anything else.
 */
export function parseWorkItem(text: string): SignedWorkItem {
  const item = parsed(text);
  const isItem =
    typeof item === "object" &&
    item !== null &&
    ["id", "what", "title", "organisation", "due", "created"].every(
      (name) => typeof (item as Record<string, unknown>)[name] === "string",
    ) &&
    isSignature((item as Record<string, unknown>).signature);
  if (isItem) return item as SignedWorkItem;
  throw new ConnectorError({
    code: "protocol",
    message: "a file of work items holds no work item",
    advice: "Take it out of the folder, and plan again.",
    where: { rule: "work-item" },
  });
}

function isSignature(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  return (
    "key" in value &&
    typeof value.key === "string" &&
    "value" in value &&
    typeof value.value === "string"
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
