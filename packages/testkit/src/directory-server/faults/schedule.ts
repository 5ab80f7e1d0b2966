import type { RequestKind, ScheduledServerFault, ServerFault } from "./fault.ts";

/** Counts of requests by kind. */
export type RequestCounts = Record<RequestKind, number>;

/** Counts requests, and finds what is to go wrong with each. */
export interface Schedule {
  readonly counts: RequestCounts;
  /** The faults that struck, in order. */
  readonly struck: ServerFault[];
  /** Puts another schedule in place of this one; its counts start anew. */
  replace(faults: readonly ScheduledServerFault[]): void;
  /** Counts a request and gives what strikes it. */
  next(kind: RequestKind): readonly ServerFault[];
}

const kinds: readonly RequestKind[] = [
  "bind",
  "search",
  "add",
  "modify",
  "rename",
  "delete",
  "compare",
  "extended",
  "abandon",
  "unbind",
];

/** Starts a schedule. */
export function scheduleOf(first: readonly ScheduledServerFault[]): Schedule {
  const counts = noCounts();
  const struck: ServerFault[] = [];
  let faults = first;
  let since = noCounts();
  let total = 0;
  return {
    counts,
    struck,
    replace: (others) => {
      faults = others;
      since = noCounts();
      total = 0;
    },
    next: (kind) => {
      counts[kind] += 1;
      since[kind] += 1;
      total += 1;
      const due = faults.filter(({ on, call, times = 1 }) => {
        const at = on === "any" ? total : since[kind];
        return (on === kind || on === "any") && at >= call && at < call + times;
      });
      struck.push(...due.map(({ fault }) => fault));
      return due.map(({ fault }) => fault);
    },
  };
}

function noCounts(): RequestCounts {
  return Object.fromEntries(kinds.map((kind) => [kind, 0])) as RequestCounts;
}
