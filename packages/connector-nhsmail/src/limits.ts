import type { Limits } from "@rollcall/core";
import type { NhsmailSettings } from "./settings.ts";
import { membersPerWrite } from "./write/members.ts";

/** Writes of all applications that Graph takes from one tenant in five minutes, per second. */
const tenantWritesPerSecond = 60;
/** What part of it is ours, unless the transport is told otherwise: it counts every single write. */
const share = 0.1;
/** In milliseconds: whoever makes an account looks for it this long when the answer is lost. */
const longestWrite = 15 * 60_000;

/**
 * What may be asked of the directory. Members are written on the account's side or, twenty at a time, on the group's,
 * whichever takes fewer writes. Through the portal and the service nothing is seen for as long as a person takes.
 */
export function limitsOf({ mode, callTimeout, visibleAfter }: NhsmailSettings): Limits {
  if (mode.mode !== "tenant")
    return { concurrency: 4, callTimeout: Math.max(callTimeout, 120_000) };
  return {
    concurrency: 8,
    writesPerSecond: tenantWritesPerSecond * share,
    callTimeout: Math.max(callTimeout, longestWrite),
    membership: {
      side: "either",
      grantsPerWrite: membersPerWrite,
      revokesPerWrite: membersPerWrite,
      endWithAccount: true,
    },
    visibleAfter,
    restorable: true,
  };
}
