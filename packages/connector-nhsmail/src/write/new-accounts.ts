import { type Call, time } from "./call.ts";

/** How long, in milliseconds, what was written may not be seen yet. */
export const lagBudget: number = 120_000;

/** Remembers that an account was made, or brought back, just now. */
export function noteMade(call: Call, stable: string): void {
  call.made.set(stable, { at: time(call), by: call.id });
}

/** Tells whether this session has made an account so lately that it may not be seen yet. */
export function isNew(call: Call, stable: string): boolean {
  const made = call.made.get(stable);
  return made !== undefined && time(call) - made.at < lagBudget;
}
