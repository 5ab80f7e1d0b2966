import { type CallCounts, type CallKind, noCalls } from "../memory/calls.ts";
import type {
  CallFault,
  Fault,
  InjectedFault,
  LastingFault,
  PageFault,
  ScheduledFault,
} from "./fault.ts";
import type { Life } from "./life.ts";

/** Counts calls, and finds what is to go wrong with each. */
export interface Injector {
  readonly calls: CallCounts;
  readonly injected: InjectedFault[];
  /** What lasts from earlier calls on, this one included. */
  readonly lasting: LastingFault[];
  readonly life: Life;
  /** Counts a call and gives what strikes it. */
  readonly next: (on: CallKind) => StruckCall;
}

/** What strikes one call. */
export interface StruckCall {
  readonly call: readonly CallFault[];
  readonly pages: readonly PageFault[];
}

const ofPages: readonly Fault["kind"][] = ["duplicate-page", "empty-pages", "truncate", "lie"];
const ofAll: readonly Fault["kind"][] = ["lost-rights", "schema-drift", "clock-jump"];

/** Starts a schedule. */
export function injector(schedule: readonly ScheduledFault[], life: Life): Injector {
  const calls = noCalls();
  const injected: InjectedFault[] = [];
  const lasting: LastingFault[] = [];
  let total = 0;
  const next = (on: CallKind): StruckCall => {
    total += 1;
    calls[on] += 1;
    const due = schedule.filter((one) => {
      const at = one.on === "any" ? total : calls[on];
      return (one.on === on || one.on === "any") && one.call === at && strikes(one.fault, on);
    });
    for (const { fault } of due) injected.push({ on, call: calls[on], total, fault });
    lasting.push(...due.map(({ fault }) => fault).filter(isLasting));
    return {
      call: due.map(({ fault }) => fault).filter((fault) => !isOfPages(fault) && !isLasting(fault)),
      pages: due.map(({ fault }) => fault).filter(isOfPages),
    } as StruckCall;
  };
  return { calls, injected, lasting, life, next };
}

function strikes(fault: Fault, on: CallKind): boolean {
  const paged = on === "scan" || on === "since";
  return isOfPages(fault) ? paged : fault.kind !== "repeat" || !paged;
}

function isOfPages(fault: Fault): fault is PageFault {
  return ofPages.includes(fault.kind);
}

function isLasting(fault: Fault): fault is LastingFault {
  return ofAll.includes(fault.kind);
}
