import type { TargetConnector, TargetSession } from "../connector/connector.ts";
import type { Limits } from "../connector/limits.ts";
import { ConnectorError } from "../errors.ts";
import type { Schema } from "../model/schema.ts";
import { type Application, asConnectorError } from "./application.ts";
import { type Pace, pace } from "./pace.ts";

/** One target while a plan is applied to it. */
export interface Lane extends AsyncDisposable {
  readonly target: string;
  /** Operations that may be under way at once; 1 until the session is open and says more. */
  concurrency(): number;
  /** Gives the open session; opens it when it is first asked for. A failure has the scope `system`. */
  open(): Promise<OpenLane>;
  /** Tells whether the session was opened anew before. */
  wasReopened(failed: OpenLane | undefined): boolean;
  /** Lets the next call open the session anew, unless that was done since `failed` was opened. */
  reopen(failed: OpenLane | undefined): void;
  /** Why nothing more is written to this target. */
  stopped: string | undefined;
}

/** The open session of a {@link Lane}. */
export interface OpenLane {
  readonly session: TargetSession;
  readonly schema: Schema;
  readonly limits: Limits;
  readonly pace: Pace;
}

/** Makes the lane of a target. Calls `opened` once more operations may be under way, by what the session says. */
export function lane(
  connector: TargetConnector,
  application: Application,
  opened: () => void,
): Lane {
  const { clock, sleep, halted } = application;
  const sessions: TargetSession[] = [];
  let opening: Promise<OpenLane> | undefined;
  let current: OpenLane | undefined;
  let concurrency = 1;
  let spaced: Pace | undefined;
  let reopened = false;
  const start = async (): Promise<OpenLane> => {
    const session = await connector.open({ signal: halted });
    sessions.push(session);
    const { limits } = session;
    concurrency = limits.concurrency ?? 1;
    spaced ??= pace(limits.writesPerSecond, clock, sleep);
    current = { session, schema: await session.schema(), limits, pace: spaced };
    opened();
    return current;
  };
  return {
    target: connector.name,
    stopped: undefined,
    concurrency: () => concurrency,
    async open() {
      opening ??= start().catch((error: unknown) => {
        opening = undefined;
        throw ofSystem(asConnectorError(error));
      });
      return await opening;
    },
    wasReopened: (failed) => reopened && failed === current,
    reopen(failed) {
      if (failed !== current) return;
      reopened = true;
      [opening, current] = [undefined, undefined];
    },
    async [Symbol.asyncDispose]() {
      // A session that cannot be closed has nothing left that matters to the plan.
      await Promise.allSettled(
        sessions.map(async (session) => await session[Symbol.asyncDispose]()),
      );
    },
  };
}

function ofSystem(error: ConnectorError): ConnectorError {
  const { code, message, retry, effect, advice, native, where } = error;
  return new ConnectorError({
    code,
    message,
    retry,
    effect,
    advice,
    native,
    where,
    scope: "system",
    cause: error,
  });
}
