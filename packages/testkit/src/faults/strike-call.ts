import { ConnectorError } from "@rollcall/core";
import type { CallKind } from "../memory/calls.ts";
import type { CallFault } from "./fault.ts";
import type { Injector } from "./injector.ts";
import { assertAlive } from "./life.ts";
import { SimulatedDeath } from "./simulated-death.ts";

/** Makes one call as the schedule has it. */
export async function strikeCall<T>(
  injector: Injector,
  on: CallKind,
  act: () => Promise<T>,
): Promise<T> {
  assertAlive(injector.life);
  const faults = injector.next(on).call;
  for (const fault of faults) strikeBefore(injector, fault);
  if (faults.some(({ kind }) => kind === "repeat")) await act();
  const result = await act();
  for (const fault of faults) strikeAfter(injector, fault);
  assertAlive(injector.life);
  return result;
}

/** Throws what goes wrong before the system acts. */
export function strikeBefore(injector: Injector, fault: CallFault): void {
  if (fault.kind === "death" && fault.effect === "before") die(injector);
  if (fault.kind === "timeout" && fault.effect === "before") throw timeout();
  if (fault.kind === "throttle") throw throttled(fault.after);
  if (fault.kind === "fail" && fault.effect !== "applied") throw failure(fault);
}

/** Throws what goes wrong after the system has acted. */
export function strikeAfter(injector: Injector, fault: CallFault): void {
  if (fault.kind === "death") die(injector);
  if (fault.kind === "timeout") throw timeout();
  if (fault.kind === "fail") throw failure(fault);
  if (fault.kind === "lost-response") {
    throw new ConnectorError({
      code: "unavailable",
      message: "the connection broke before the answer came",
      effect: "unknown",
    });
  }
}

function die(injector: Injector): never {
  injector.life.ended = true;
  throw new SimulatedDeath();
}

function timeout(): ConnectorError {
  return new ConnectorError({ code: "timeout", message: "no answer came in time" });
}

function throttled(after: number | undefined): ConnectorError {
  const message = "the system asks to be called less often";
  if (after === undefined) return new ConnectorError({ code: "throttled", message });
  return new ConnectorError({ code: "throttled", message, retry: { after } });
}

function failure(fault: CallFault & { kind: "fail" }): ConnectorError {
  const { code, effect } = fault;
  return new ConnectorError({ code, message: `failed with ${code}, as the schedule says`, effect });
}
