import type { Connector, SystemRecord } from "@rollcall/core";
import type { InjectedFault, ScheduledFault } from "./faults/fault.ts";
import { faultySession } from "./faults/faulty-session.ts";
import { injector } from "./faults/injector.ts";
import type { Life } from "./faults/life.ts";
import { strikeCall } from "./faults/strike-call.ts";
import type { CallCounts } from "./memory/calls.ts";

/** A connector whose calls go wrong as scheduled, and what went wrong so far. */
export interface FaultyConnector<R extends SystemRecord> extends Connector<R> {
  /** Calls made, by kind, those that went wrong included. */
  readonly calls: Readonly<CallCounts>;
  readonly injected: readonly InjectedFault[];
  readonly life: Life;
}

/**
 * Wraps a connector so that its calls go wrong as `schedule` says, the same way every time. One wrapper stands for one
 * process: after a `death` everything throws {@link SimulatedDeath}, and a resume is tested with a new wrapper.
 * Share `life` with {@link mortalStore}, so that the store dies with it.
 *
 * @example
 * ```ts
 * import { memoryTarget, withFaults } from "@rollcall/testkit";
 *
 * const directory = memoryTarget({ name: "directory" });
 * const flaky = withFaults(directory, [
 *   { on: "execute", call: 3, fault: { kind: "timeout", effect: "after" } },
 * ]);
 * console.log(flaky.injected); // what went wrong so far
 * ```
 */
export function withFaults<R extends SystemRecord>(
  connector: Connector<R>,
  schedule: readonly ScheduledFault[],
  life: Life = { ended: false },
): FaultyConnector<R> {
  const faults = injector(schedule, life);
  return {
    spec: connector.spec,
    name: connector.name,
    kind: connector.kind,
    calls: faults.calls,
    injected: faults.injected,
    life,
    open: async (options) => {
      const session = await strikeCall(faults, "open", () => connector.open(options));
      return faultySession(session, faults);
    },
  };
}
