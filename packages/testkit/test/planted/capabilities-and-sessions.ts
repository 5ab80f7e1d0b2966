import type { Schema } from "@rollcall/core";
import { memorySubject } from "../memory-subject.ts";
import { over, overScan, type Planted, plant } from "./planted.ts";

/** Faults in what a connector says of itself, and in its sessions. */
export const plantedInSessions: readonly Planted[] = [
  {
    fault: "can bring accounts back, and is said not to",
    breaks: ["a session has the capabilities that it is said to have, and no others"],
    kind: "target",
    capabilities: ["changes", "write", "credentials", "timedGrants"],
    prepare: () => memorySubject(),
  },
  plant(
    "states a contract that does not exist",
    "a connector states the contract, its name and its kind",
    (connector) => ({ ...connector, spec: "rollcall/connector@0" }) as unknown as typeof connector,
  ),
  plant("allows no writes per second", "the limits are numbers above nought", (connector) =>
    over(connector, ({ limits }) => ({ limits: { ...limits, writesPerSecond: 0 } })),
  ),
  plant(
    "is not fit for use",
    "a session that is open finds nothing wrong with itself",
    (connector) =>
      over(connector, () => ({ check: async () => ({ ok: false, findings: ["no"] }) })),
  ),
  plant(
    "has another schema each time",
    "the schema is the same each time it is asked for",
    (connector) => {
      let maxLength = 100;
      return over(connector, (session) => ({
        schema: async () => withAttribute(await session.schema(), { maxLength: maxLength++ }),
      }));
    },
  ),
  plant("fails when it is closed twice", "a session can be closed twice", (connector) =>
    over(connector, (session) => {
      let closed = false;
      return {
        [Symbol.asyncDispose]: async () => {
          if (closed) throw new Error("closed before");
          closed = true;
          await session[Symbol.asyncDispose]();
        },
      };
    }),
  ),
  plant(
    "closes one connection that all sessions share",
    "a session goes on when another one of the same connector is closed",
    (connector) => {
      let closed = false;
      const shared = over(connector, (session) => ({
        [Symbol.asyncDispose]: async () => {
          closed = true;
          await session[Symbol.asyncDispose]();
        },
      }));
      return overScan(shared, async function* (pages) {
        if (closed) yield { items: [], completeness: { state: "complete" } };
        else yield* pages;
      });
    },
  ),
  plant("opens for nobody", "opening stops when the caller no longer wants it", (connector) => ({
    ...connector,
    open: () => connector.open(),
  })),
];

function withAttribute(schema: Schema, more: { readonly maxLength: number }): Schema {
  const kind = schema.kinds.account ?? { attributes: {} };
  const attributes = { ...kind.attributes, note: { type: "string" as const, ...more } };
  return { kinds: { ...schema.kinds, account: { ...kind, attributes } } };
}
