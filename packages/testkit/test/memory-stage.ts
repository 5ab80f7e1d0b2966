import type { Account, TargetSession } from "@rollcall/core";
import { type MemoryTarget, type MemoryTargetOptions, memoryTarget } from "../src/index.ts";

/** A time at which nothing happens. */
export const clock = (): string => "2026-11-21T07:00:00Z";

/** The accounts of {@link openedMemory}; the second reports to the first, and is disabled. */
export const ada = { kind: "account", stable: "ada" };
export const ben = { kind: "account", stable: "ben" };

/** Makes a group. */
export function group(id: string): { readonly kind: string; readonly id: string } {
  return { kind: "group", id };
}

/** Opens a target in memory with two accounts, unless it is told otherwise. */
export async function openedMemory(
  options: Partial<MemoryTargetOptions> = {},
): Promise<{ readonly target: MemoryTarget; readonly session: TargetSession }> {
  const target = memoryTarget({
    name: "directory",
    clock,
    accounts: [
      { stable: "ada", attributes: { userName: "ada.okafor", mail: "ada@trust.example" } },
      { stable: "ben", attributes: { userName: "ben.hughes", manager: "ada" }, enabled: false },
    ],
    ...options,
  });
  return { target, session: await target.open() };
}

/** Reads all that a scan gives. */
export async function scanned(
  session: TargetSession,
  query: Parameters<TargetSession["read"]["scan"]>[0] = {},
): Promise<readonly Account[]> {
  return (await Array.fromAsync(session.read.scan(query))).flatMap(({ items }) => items);
}
