import type {
  Absent,
  Account,
  Capability,
  ChangePage,
  DeltaToken,
  Operation,
  Page,
  ReadQuery,
  Receipt,
  TargetConnector,
  TargetSession,
  WritePart,
} from "@rollcall/core";
import type { Subject } from "../../src/index.ts";
import { memorySubject, type Wrap } from "../memory-subject.ts";

/** A connector with one fault, and the rules that it is known to break by it. */
export interface Planted {
  readonly fault: string;
  /** One rule, and its companions where a fault cannot but break several. */
  readonly breaks: readonly string[];
  readonly kind: "source" | "target";
  readonly prepare: () => Subject;
  /** What it is said to be able to do; all when missing. */
  readonly capabilities?: readonly Capability[];
}

/** Plants a fault in the memory target. */
export function plant(fault: string, breaks: string | readonly string[], wrap: Wrap): Planted {
  return {
    fault,
    breaks: typeof breaks === "string" ? [breaks] : breaks,
    kind: "target",
    prepare: () => memorySubject({}, wrap),
  };
}

/** Changes parts of every session. */
export function over(
  connector: TargetConnector,
  change: (session: TargetSession) => Partial<TargetSession>,
): TargetConnector {
  return {
    ...connector,
    open: async (options) => {
      const session = await connector.open(options);
      return { ...session, ...change(session) };
    },
  };
}

/** Changes the pages of scans; those that ask for something are left alone unless `every`. */
export function overScan(
  connector: TargetConnector,
  change: (pages: AsyncIterable<Page<Account>>, query: ReadQuery) => AsyncIterable<Page<Account>>,
  every = false,
): TargetConnector {
  return over(connector, ({ read }) => ({
    read: {
      ...read,
      scan: (query = {}) => {
        const plain = query.where === undefined && query.attributes === undefined;
        return plain || every ? change(read.scan(query), query) : read.scan(query);
      },
    },
  }));
}

/** Changes accounts wherever they are read. */
export function overAccounts(
  connector: TargetConnector,
  change: (account: Account) => Account,
): TargetConnector {
  return over(connector, ({ read, changes }) => ({
    read: {
      async *scan(query) {
        for await (const page of read.scan(query)) yield { ...page, items: page.items.map(change) };
      },
      get: async (ref, options) => {
        const found = await read.get(ref, options);
        return "absent" in found ? found : change(found);
      },
    },
    changes: {
      async *since(token, options) {
        for await (const page of changes?.since(token, options) ?? []) {
          const changed = page.changes.map((one) =>
            one.change === "upsert" ? { ...one, record: change(one.record) } : one,
          );
          yield { ...page, changes: changed };
        }
      },
    },
  }));
}

/** Changes what reads by key find. */
export function overGet(
  connector: TargetConnector,
  change: (found: Account | Absent) => Account | Absent,
): TargetConnector {
  return over(connector, ({ read }) => ({
    read: { ...read, get: async (ref, options) => change(await read.get(ref, options)) },
  }));
}

/** Changes the pages of changes reads. */
export function overSince(
  connector: TargetConnector,
  change: (
    since: (token: DeltaToken | undefined) => AsyncIterable<ChangePage<Account>>,
    token: DeltaToken | undefined,
  ) => AsyncIterable<ChangePage<Account>>,
): TargetConnector {
  return over(connector, ({ changes }) => ({
    changes: {
      since: (token, options) =>
        change((given) => changes?.since(given, options) ?? nothing(), token),
    },
  }));
}

/** Changes writes. */
export function overWrite(
  connector: TargetConnector,
  change: (
    execute: (operation: Operation) => Promise<Receipt>,
    operation: Operation,
    call: Parameters<WritePart["execute"]>,
  ) => Promise<Receipt>,
): TargetConnector {
  return over(connector, ({ write }) => ({
    write: {
      execute: (...call) => {
        const [operation, ...rest] = call;
        const execute = async (given: Operation): Promise<Receipt> => {
          const receipt = await write?.execute(given, ...rest);
          if (!receipt) throw new Error("the memory target has a write part");
          return receipt;
        };
        return change(execute, operation, call);
      },
    },
  }));
}

/** Changes operations on their way in. */
export function overOperation(
  connector: TargetConnector,
  change: (operation: Operation) => Operation,
): TargetConnector {
  return overWrite(connector, (execute, operation) => execute(change(operation)));
}

async function* nothing<T>(): AsyncIterable<T> {
  yield* [];
}
