import type { CallOptions } from "@rollcall/core";
import { assertLease, type Receipt, type TargetSession, type WriteLease } from "@rollcall/core";
import type { Answering } from "./answer.ts";
import type { CallKind } from "./calls.ts";
import { setPassword, unlock } from "./credentials.ts";
import type { Directory } from "./directory.ts";
import { execute } from "./execute.ts";
import { refusal } from "./refusal.ts";
import { grantUntil } from "./timed.ts";

/** The parts of a session that change accounts; each call needs a lease. */
export function writingParts(
  directory: Directory,
  answer: Answering,
): Required<Pick<TargetSession, "write" | "credentials" | "timedGrants">> {
  const write = async (call: WriteCall, act: () => Receipt): Promise<Receipt> => {
    assertLease(call.lease);
    return withinLimits(directory, async () => {
      const receipt = await answer.one(call.kind, call.options, act);
      await directory.durable();
      return receipt;
    });
  };
  return {
    write: {
      execute: (operation, lease, options) =>
        write({ kind: "execute", lease, options }, () => execute(directory, operation)),
    },
    credentials: {
      setPassword: (ref, password, lease, options) => {
        const given = { password, mustChange: options?.mustChange ?? false };
        const call = { kind: "setPassword", lease, options } as const;
        return write(call, () => setPassword(directory, ref, given));
      },
      unlock: (ref, lease, options) =>
        write({ kind: "unlock", lease, options }, () => unlock(directory, ref)),
    },
    timedGrants: {
      grantUntil: (grant, lease, options) =>
        write({ kind: "grantUntil", lease, options }, () => grantUntil(directory, grant)),
    },
  };
}

interface WriteCall {
  readonly kind: CallKind;
  readonly lease: WriteLease;
  readonly options: CallOptions | undefined;
}

async function withinLimits<T>(directory: Directory, act: () => Promise<T>): Promise<T> {
  const most = directory.settings.limits.concurrency ?? 1;
  if (directory.underWay >= most) {
    directory.overruns += 1;
    throw refusal("throttled", `the target takes ${most} writes at once`);
  }
  directory.underWay += 1;
  try {
    return await act();
  } finally {
    directory.underWay -= 1;
  }
}
