import type { Random } from "../../staff/random.ts";
import { happens } from "../chance.ts";
import type { ChanceFault, FaultRates, GraphFault, ScriptedFault } from "./fault.ts";

/** Decides which request is struck by what. */
export interface FaultSchedule {
  script(faults: readonly ScriptedFault[]): void;
  /** Gives the faults of one request. */
  strike(operation: string | undefined): readonly GraphFault[];
  /** Every fault that struck, in order. */
  readonly struck: { readonly operation: string | undefined; readonly kind: GraphFault["kind"] }[];
  /** Lets chance rest. */
  calm(): void;
}

/** Starts a schedule: scripted faults count from when they are told, chance is as seeded. */
export function faultSchedule(rates: FaultRates, random: Random): FaultSchedule {
  const scripted: { fault: ScriptedFault; seen: number }[] = [];
  const struck: FaultSchedule["struck"] = [];
  let chance = rates;
  const byScript = (operation: string | undefined): readonly GraphFault[] =>
    scripted.flatMap((one) => {
      const { on, from = 1, times = 1, fault } = one.fault;
      if (on !== undefined && on !== operation) return [];
      one.seen += 1;
      return one.seen >= from && one.seen < from + times ? [fault] : [];
    });
  const byChance = (operation: string | undefined): readonly GraphFault[] => {
    const kinds = Object.keys(chance) as ChanceFault[];
    const kind = kinds.find((one) => happens(random, chance[one] ?? 0) && applies(one, operation));
    return kind ? [{ kind }] : [];
  };
  return {
    struck,
    script: (faults) => {
      scripted.push(...faults.map((fault) => ({ fault, seen: 0 })));
    },
    calm: () => {
      chance = {};
    },
    strike: (operation) => {
      const faults = [...byScript(operation), ...byChance(operation)];
      struck.push(...faults.map(({ kind }) => ({ operation, kind })));
      return faults;
    },
  };
}

function applies(kind: ChanceFault, operation: string | undefined): boolean {
  if (kind === "gone") return operation?.endsWith("/delta") ?? false;
  if (kind === "concurrency-violation") return /^(PATCH|POST|PUT|DELETE)/.test(operation ?? "");
  return true;
}
