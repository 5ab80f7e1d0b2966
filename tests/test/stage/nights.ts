import {
  type Connector,
  memoryReadCache,
  type Plan,
  planToJson,
  type ReadCache,
  type SystemRecord,
} from "@rollcall/core";
import { expect } from "vitest";
import { planFor } from "./run.ts";
import type { Systems } from "./stage.ts";

/** Full runs that note what they worked out for the next one. */
export interface Nights {
  /** Makes a plan, and sees to it that it is the same to the byte as without anything noted. */
  night(asOf: string): Promise<Plan>;
  /** How many records each system gave in the last night. */
  given(): Readonly<Record<string, number>>;
}

/** Starts with nothing noted. */
export function nightsOf(systems: Systems, readCache: ReadCache = memoryReadCache()): Nights {
  const given: Record<string, number> = {};
  const count = (name: string, records: number): void => {
    given[name] = (given[name] ?? 0) + records;
  };
  const counted = {
    ...systems,
    source: counting(systems.source, count),
    targets: systems.targets.map((target) => counting(target, count)),
  };
  return {
    async night(asOf) {
      for (const name of Object.keys(given)) given[name] = 0;
      const plan = await planFor(counted, { asOf, mode: "full", readCache });
      const plain = await planFor(systems, { asOf, mode: "full" });
      expect(planToJson(plan)).toEqual(planToJson(plain));
      return plan;
    },
    given: () => ({ ...given }),
  };
}

function counting<R extends SystemRecord, C extends Connector<R>>(
  connector: C,
  count: (name: string, records: number) => void,
): C {
  return {
    ...connector,
    async open(options) {
      const session = await connector.open(options);
      return {
        ...session,
        read: {
          ...session.read,
          async *scan(query) {
            for await (const page of session.read.scan(query)) {
              count(connector.name, page.items.length);
              yield page;
            }
          },
        },
      };
    },
  };
}
