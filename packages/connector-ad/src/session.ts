import type { Limits, TargetSession } from "@rollcall/core";
import type { ChangesWay } from "./changes/way.ts";
import { changesPart } from "./changes.ts";
import { checkSession } from "./check.ts";
import type { DirectoryContext } from "./context.ts";
import { credentialsPart } from "./credentials.ts";
import { readPart } from "./read.ts";
import { timedGrantsPart } from "./timed-grants.ts";
import { writePart } from "./write.ts";

/** Puts the parts of a session together: those that the server has and the connector's account may use. */
export function directorySession(context: DirectoryContext, way: ChangesWay): TargetSession {
  const { wire } = context;
  let closing: PromiseLike<void> | undefined;
  const read = readPart(context);
  const changes = way.way === "none" ? undefined : changesPart(context, way);
  const credentials = credentialsPart(context);
  const timedGrants = timedGrantsPart(context);
  return {
    check: () => checkSession(context, way),
    schema: async () => context.schema,
    read,
    ...(changes && { changes }),
    write: writePart(context),
    ...(credentials && { credentials }),
    ...(timedGrants && { timedGrants }),
    limits: limitsOf(context),
    async [Symbol.asyncDispose]() {
      closing ??= wire[Symbol.asyncDispose]();
      await closing;
    },
  };
}

/** Some operations are read about while others are written: the server is never without work. More of them help little. */
const concurrency = 32;

/** One request changes attributes and state, another the name and the place; members are written on their group. */
function limitsOf({ settings, dialect, root }: DirectoryContext): Limits {
  const { perWrite } = dialect.membership;
  return {
    concurrency,
    callTimeout: settings.callTimeout,
    looksFirst: true,
    ...(settings.replicatesWithin !== undefined && { visibleAfter: settings.replicatesWithin }),
    together: [
      ["attributes", "enabled"],
      ["name", "container"],
    ],
    membership: {
      side: "entitlement",
      grantsPerWrite: perWrite,
      revokesPerWrite: perWrite,
      // Nobody could be taken out of their primary group before; OpenLDAP keeps the names of what is gone.
      endWithAccount: root.dialect === "active-directory",
    },
    restorable: root.notRestorable === undefined,
  };
}
