import type { TargetSession } from "@rollcall/core";
import { changesPart } from "./changes.ts";
import { checkSession } from "./check.ts";
import type { NhsmailContext } from "./context.ts";
import { credentialsPart } from "./credentials.ts";
import { limitsOf } from "./limits.ts";
import { readPart } from "./read.ts";
import { timedGrantsPart } from "./timed-grants.ts";
import { writePart } from "./write.ts";

/** Puts the parts of a session together: those that the mode has. */
export function nhsmailSession(context: NhsmailContext): TargetSession {
  const changes = changesPart(context);
  const write = writePart(context);
  const credentials = credentialsPart(context);
  const timedGrants = timedGrantsPart(context);
  return {
    check: () => checkSession(context),
    schema: async () => context.schema,
    read: readPart(context),
    ...(changes && { changes }),
    ...(write && { write }),
    ...(credentials && { credentials }),
    ...(timedGrants && { timedGrants }),
    limits: limitsOf(context.settings),
    // Each request has a connection of the process's own, which nobody has to close.
    [Symbol.asyncDispose]: () => Promise.resolve(),
  };
}
