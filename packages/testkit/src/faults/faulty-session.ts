import type { Receipt, Session, SystemRecord } from "@rollcall/core";
import type { CallKind } from "../memory/calls.ts";
import { faultyChanges, faultyScan } from "./faulty-pages.ts";
import type { Injector } from "./injector.ts";
import { driftedSchema, redatedReceipt, seen } from "./last.ts";
import { strikeCall } from "./strike-call.ts";

/** Wraps an open session so that its calls go wrong as scheduled. */
export function faultySession<R extends SystemRecord>(
  session: Session<R>,
  injector: Injector,
): Session<R> {
  const { changes, lasting } = { changes: session.changes, lasting: injector.lasting };
  return {
    check: () => strikeCall(injector, "check", () => session.check()),
    schema: async () => {
      const schema = await strikeCall(injector, "schema", () => session.schema());
      return driftedSchema(schema, lasting);
    },
    read: {
      scan: (query) => faultyScan(injector, query, (given) => session.read.scan(given)),
      get: async (ref, options) => {
        const found = await strikeCall(injector, "get", () => session.read.get(ref, options));
        return seen(found, lasting);
      },
    },
    ...(changes && {
      changes: {
        since: (token, options) => faultyChanges(injector, () => changes.since(token, options)),
      },
    }),
    ...faultyWrites(session, injector),
    limits: session.limits,
    [Symbol.asyncDispose]: () => session[Symbol.asyncDispose](),
  };
}

type WritingParts = Pick<Session, "write" | "credentials" | "timedGrants">;

function faultyWrites(session: WritingParts, injector: Injector): WritingParts {
  const { write, credentials, timedGrants } = session;
  const strike = async (on: CallKind, act: () => Promise<Receipt>): Promise<Receipt> =>
    redatedReceipt(await strikeCall(injector, on, act), injector.lasting);
  return {
    ...(write && {
      write: {
        execute: (operation, lease, options) =>
          strike("execute", () => write.execute(operation, lease, options)),
      },
    }),
    ...(credentials && { credentials: faultyCredentials(credentials, strike) }),
    ...(timedGrants && {
      timedGrants: {
        grantUntil: (grant, lease, options) =>
          strike("grantUntil", () => timedGrants.grantUntil(grant, lease, options)),
      },
    }),
  };
}

function faultyCredentials(
  credentials: NonNullable<Session["credentials"]>,
  strike: (on: CallKind, act: () => Promise<Receipt>) => Promise<Receipt>,
): NonNullable<Session["credentials"]> {
  const unlock = credentials.unlock?.bind(credentials);
  return {
    setPassword: (ref, password, lease, options) =>
      strike("setPassword", () => credentials.setPassword(ref, password, lease, options)),
    ...(unlock && {
      unlock: (ref, lease, options) => strike("unlock", () => unlock(ref, lease, options)),
    }),
  };
}
