import { judge } from "../../src/apply/judge.ts";
import type { TargetConnector } from "../../src/connector/connector.ts";
import { assertLease } from "../../src/connector/lease.ts";
import type { Limits } from "../../src/connector/limits.ts";
import { patch } from "../../src/diff/patch.ts";
import { ConnectorError } from "../../src/errors.ts";
import type { Account } from "../../src/model/account.ts";
import { entitlementKey } from "../../src/model/entitlement.ts";
import type { Operation, Receipt } from "../../src/model/operation.ts";
import type { KindSchema, Schema } from "../../src/model/schema.ts";
import type { Attributes } from "../../src/model/value.ts";
import type { VirtualTime } from "./virtual-time.ts";

/** A call that a fake target was asked for. */
export interface FakeCall {
  readonly call: "open" | "get" | "scan" | "execute";
  /** The id of the operation, or the key that was read. */
  readonly of: string;
  readonly at: number;
  /** Which of the sessions that were opened, the first being 1. */
  readonly session: number;
}

/** What a fake target does with a call: throws before or after it had its effect, takes long, or never answers. */
export interface Fault {
  readonly before?: Error;
  readonly after?: Error;
  readonly takes?: number;
  readonly hangs?: "before" | "after";
}

/** How a fake target is made. */
export interface FakeOptions {
  readonly name?: string;
  readonly time: VirtualTime;
  readonly limits?: Limits;
  readonly accounts?: readonly Account[];
  readonly fault?: (call: FakeCall, nth: number) => Fault | undefined;
  readonly status?: Receipt["status"];
  /** Writes made less long ago than this are not read. */
  readonly lag?: number;
}

/** A small target for the tests of `apply`, which sees everything. */
export interface FakeTarget {
  readonly connector: TargetConnector;
  readonly accounts: Map<string, Account>;
  readonly calls: FakeCall[];
  /** How often each operation changed something. */
  readonly effects: Map<string, number>;
  /** The most operations under way at once. */
  readonly most: { executing: number };
  readonly sessions: { open: number };
}

const kind: KindSchema = {
  attributes: {
    userName: { type: "string", compare: "ignore-case", unique: true, required: true },
    displayName: { type: "string" },
    title: { type: "string" },
    phone: { type: "string", serverNormalises: true },
    supervisor: { type: "string", reference: true },
    mail: { type: "string", cardinality: "set" },
  },
  entitlements: ["group"],
};
const schema: Schema = {
  kinds: { account: kind, keyless: { attributes: { note: { type: "string" } } } },
};

/** Makes an account of a fake target. */
export function fakeAccount(stable: string, attributes: Attributes = {}): Account {
  return {
    ref: { kind: "account", stable },
    version: "1",
    attributes: { userName: stable, ...attributes },
    entitlements: [],
    enabled: true,
    observedAt: "2026-11-21T06:00:00Z",
  };
}

/** Makes a fake target. */
export function fakeTarget(options: FakeOptions): FakeTarget {
  const { time, limits = {} } = options;
  const accounts = new Map((options.accounts ?? []).map((one) => [one.ref.stable, one]));
  const past: {
    readonly until: number;
    readonly stable: string;
    readonly was: Account | undefined;
  }[] = [];
  const calls: FakeCall[] = [];
  const effects = new Map<string, number>();
  const most = { executing: 0 };
  const sessions = { open: 0 };
  let executing = 0;
  let opened = 0;

  const faulty = async <T>(
    session: number,
    call: Omit<FakeCall, "at" | "session">,
    act: () => T,
  ): Promise<T> => {
    const made = { ...call, session, at: time.now() };
    calls.push(made);
    const fault = options.fault?.(made, calls.length) ?? {};
    if (fault.takes) await time.sleep(fault.takes);
    if (fault.hangs === "before") await new Promise(() => {});
    if (fault.before) throw fault.before;
    const result = act();
    if (fault.hangs === "after") await new Promise(() => {});
    if (fault.after) throw fault.after;
    return result;
  };
  const visible = (stable: string): Account | undefined => {
    const hidden = past.find((one) => one.stable === stable && one.until > time.now());
    return hidden ? hidden.was : accounts.get(stable);
  };
  const put = (stable: string, account: Account | undefined, operation: Operation): void => {
    if (options.lag)
      past.push({ until: time.now() + options.lag, stable, was: accounts.get(stable) });
    if (account) accounts.set(stable, account);
    else accounts.delete(stable);
    effects.set(operation.id, (effects.get(operation.id) ?? 0) + 1);
  };
  const execute = (operation: Operation): Receipt => {
    const answer = (stable?: string, changed = true): Receipt => {
      const now = stable === undefined ? undefined : accounts.get(stable);
      const status = changed ? (options.status ?? "done") : "already";
      const version = now?.version;
      return {
        operation: operation.id,
        status,
        ...(now && { ref: now.ref, ...(version !== undefined && { version }) }),
        at: new Date(time.now()).toISOString(),
      };
    };
    const found = "ref" in operation ? accounts.get(operation.ref.stable) : undefined;
    const looked = limits.looksFirst && found && judge(operation, found, { kind, tried: false });
    if (looked && looked.is === "there") return answer(found.ref.stable, false);
    if (looked && looked.is === "drifted") {
      throw new ConnectorError({ code: "precondition-failed", message: "not as expected" });
    }
    return effectOf(operation, { accounts, put, answer });
  };

  const connector: TargetConnector = {
    spec: "rollcall/connector@1",
    name: options.name ?? "directory",
    kind: "target",
    open: async () =>
      await faulty(++opened, { call: "open", of: "" }, () => {
        sessions.open++;
        const session = opened;
        return {
          check: async () => ({ ok: true, findings: [] }),
          schema: async () => schema,
          limits,
          read: {
            async *scan(query) {
              const { attribute = "", anyOf = [] } = query?.where ?? {};
              const items = await faulty(session, { call: "scan", of: String(anyOf[0]) }, () =>
                [...accounts.keys()]
                  .flatMap((stable) => visible(stable) ?? [])
                  .filter(({ attributes }) => anyOf.includes(attributes[attribute] as string)),
              );
              yield { items };
              yield { items: [], completeness: { state: "complete" } };
            },
            get: async (ref) =>
              await faulty(session, { call: "get", of: ref.stable }, () => {
                return visible(ref.stable) ?? { absent: "not-found" as const, ref };
              }),
          },
          write: {
            async execute(operation, lease) {
              assertLease(lease);
              most.executing = Math.max(most.executing, ++executing);
              try {
                return await faulty(session, { call: "execute", of: operation.id }, () =>
                  execute(operation),
                );
              } finally {
                executing--;
              }
            },
          },
          async [Symbol.asyncDispose]() {
            sessions.open--;
          },
        };
      }),
  };
  return { connector, accounts, calls, effects, most, sessions };
}

interface Effects {
  readonly accounts: Map<string, Account>;
  readonly put: (stable: string, account: Account | undefined, operation: Operation) => void;
  readonly answer: (stable?: string, changed?: boolean) => Receipt;
}

function effectOf(operation: Operation, { accounts, put, answer }: Effects): Receipt {
  if (operation.kind === "create") {
    const { userName } = operation.attributes;
    if ([...accounts.values()].some(({ attributes }) => attributes.userName === userName)) {
      throw new ConnectorError({ code: "not-unique" });
    }
    const stable = `key of ${String(userName)}`;
    const made = fakeAccount(stable, operation.attributes);
    const { enabled, entitlements } = operation;
    put(
      stable,
      { ...made, ref: { ...made.ref, lookup: `at ${userName}` }, enabled, entitlements },
      operation,
    );
    return answer(stable);
  }
  if (operation.kind === "membership") {
    const key = entitlementKey(operation.entitlement);
    for (const { stable } of operation.grant) {
      const found = accounts.get(stable);
      if (!found) throw new ConnectorError({ code: "reference-missing" });
      if (found.entitlements.some((one) => entitlementKey(one) === key))
        return answer(undefined, false);
      put(
        stable,
        {
          ...found,
          version: String(Number(found.version) + 1),
          entitlements: [...found.entitlements, operation.entitlement],
        },
        operation,
      );
    }
    return answer();
  }
  const { stable } = operation.ref;
  const before = accounts.get(stable);
  if (operation.kind === "restore") {
    put(stable, fakeAccount(stable), operation);
    return answer(stable);
  }
  if (!before)
    throw new ConnectorError({ code: "precondition-failed", message: "the account is gone" });
  if (operation.kind === "delete") {
    put(stable, undefined, operation);
    return answer();
  }
  const after = patch(before, operation, kind);
  const { phone } = after.attributes;
  const version = String(Number(before.version) + 1);
  const normal = typeof phone === "string" ? { phone: phone.replaceAll(" ", "") } : {};
  if (operation.expects.version !== undefined && operation.expects.version !== before.version) {
    throw new ConnectorError({ code: "version-conflict" });
  }
  put(stable, { ...after, version, attributes: { ...after.attributes, ...normal } }, operation);
  return answer(stable);
}
