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
  const scripted: Scripted[] = [];
  const struck: FaultSchedule["struck"] = [];
  let chance = rates;
  return {
    struck,
    script: (faults) => {
      scripted.push(...faults.map((fault) => ({ fault, seen: 0 })));
    },
    calm: () => {
      chance = {};
    },
    strike: (operation) => {
      const faults = [...byScript(scripted, operation), ...byChance(chance, random, operation)];
      struck.push(...faults.map(({ kind }) => ({ operation, kind })));
      return faults;
    },
  };
}

interface Scripted {
  readonly fault: ScriptedFault;
  /** How many requests that it is meant for have come. */
  seen: number;
}

function byScript(
  scripted: readonly Scripted[],
  operation: string | undefined,
): readonly GraphFault[] {
  return scripted.flatMap((one) => {
    const { on, from = 1, times = 1, fault } = one.fault;
    if (on !== undefined && on !== operation) return [];
    one.seen += 1;
    return one.seen >= from && one.seen < from + times ? [fault] : [];
  });
}

function byChance(
  rates: FaultRates,
  random: Random,
  operation: string | undefined,
): readonly GraphFault[] {
  const kinds = Object.keys(rates) as ChanceFault[];
  const kind = kinds.find((one) => happens(random, rates[one] ?? 0) && applies(one, operation));
  return kind ? [{ kind }] : [];
}

function applies(kind: ChanceFault, operation: string | undefined): boolean {
  if (kind === "gone") return operation?.endsWith("/delta") ?? false;
  if (kind === "concurrency-violation") return /^(PATCH|POST|PUT|DELETE)/.test(operation ?? "");
  return true;
}
