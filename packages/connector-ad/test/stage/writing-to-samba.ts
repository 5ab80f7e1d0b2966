import {
  type Account,
  type AccountRef,
  type Attributes,
  ConnectorError,
  type Operation,
  type Receipt,
  type WriteLease,
} from "@rollcall/core";
import { lendLease } from "@rollcall/testkit";
import { type Samba, startSamba } from "@rollcall/testkit/servers";
import { afterAll, beforeAll, expect } from "vitest";
import type { DirectoryContext } from "../../src/context.ts";
import { guidText } from "../../src/guid.ts";
import type { Wire } from "../../src/wire.ts";
import { beginCall } from "../../src/write/call.ts";
import { find } from "../../src/write/find.ts";
import { writePart } from "../../src/write.ts";
import { contextOver } from "./directory-context.ts";
import { createOf } from "./operations.ts";
import { places, trustTree } from "./trust-tree.ts";
import { wireTo } from "./wire-to.ts";

const { base, staff, groups } = places;

/** A lease that is good for as long as the tests run. */
export const lease: WriteLease = await lendLease(async (lent) => lent);

/** A key that no account has. */
export const nobody: AccountRef = {
  kind: "account",
  stable: "01234567-89ab-4cde-8f01-23456789abcd",
};

/** What a new account must have. */
export type Fresh = Readonly<Record<"container" | "cn" | "sAMAccountName", string>>;

/** A Samba that tests write to, as its administrator. */
export interface WritingToSamba {
  readonly wire: Wire;
  readonly context: DirectoryContext;
  run(operation: Operation, over?: Partial<DirectoryContext>): Promise<Receipt>;
  /** Carries out an operation that must be refused, with advice. */
  failing(operation: Operation): Promise<ConnectorError>;
  read(ref: AccountRef | undefined): Promise<Account | undefined>;
  /** Attributes of an account that is not there yet. */
  fresh(): Fresh;
  make(more?: Attributes, enabled?: boolean): Promise<AccountRef>;
  group(): Promise<AccountRef>;
  membersOf(group: AccountRef): Promise<number>;
  /** The key of an entry by its sAMAccountName, or by another attribute. */
  guidOf(name: string, attribute?: string): Promise<string>;
}

const names = [
  ...["container", "cn", "sAMAccountName", "userPrincipalName", "displayName", "title", "mail"],
  ...["manager", "proxyAddresses", "accountExpires", "description", "userAccountControl"],
];

/** Starts a Samba for the tests around, and stops it after them. */
export function writingToSamba(): WritingToSamba {
  let server: Samba;
  let wire: Wire;
  let context: DirectoryContext;
  let count = 0;
  beforeAll(async () => {
    server = await startSamba({ prepare: trustTree });
    wire = await wireTo(server, server.administrator);
    context = withAttribute(await contextOver(wire, base), "noSuchThing");
  });
  afterAll(async () => {
    await wire?.[Symbol.asyncDispose]();
    await server?.stop();
  });
  const stage: WritingToSamba = {
    get wire() {
      return wire;
    },
    get context() {
      return context;
    },
    run: (operation, over = {}) => writePart({ ...context, ...over }).execute(operation, lease),
    failing: (operation) => refusalOf(stage.run(operation)),
    read: async (ref = nobody) => (await find(beginCall(context), ref, names))?.account,
    fresh() {
      count += 1;
      return { container: staff, cn: `Person ${count}`, sAMAccountName: `person${count}` };
    },
    async make(more = {}, enabled = false) {
      return made(await stage.run(createOf({ ...stage.fresh(), ...more }, { enabled })));
    },
    async group() {
      const attributes = { ...stage.fresh(), container: groups };
      return made(await stage.run(createOf(attributes, { account: "group" })));
    },
    async membersOf({ stable }) {
      const search = { base: `<GUID=${stable}>`, scope: "base", attributes: ["member"] } as const;
      const entry = await first(wire, { ...search, filter: { present: "objectClass" } });
      return entry.get("member")?.length ?? 0;
    },
    async guidOf(name, attribute = "sAMAccountName") {
      const filter = { equal: attribute, value: name };
      const search = { base, scope: "subtree", filter, attributes: ["objectGUID"] } as const;
      return guidText((await first(wire, search)).get("objectguid")?.[0] ?? new Uint8Array()) ?? "";
    },
  };
  return stage;
}

async function refusalOf(writing: Promise<Receipt>): Promise<ConnectorError> {
  const error = await writing.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!ConnectorError.is(error)) throw new Error(`no ConnectorError: ${String(error)}`);
  expect(error.advice).toBeTruthy();
  return error;
}

function made({ ref }: Receipt): AccountRef {
  if (!ref) throw new Error("the receipt has no ref");
  return ref;
}

async function first(
  wire: Wire,
  search: Parameters<Wire["search"]>[0],
): Promise<ReadonlyMap<string, readonly Uint8Array[]>> {
  for await (const { entries } of wire.search(search)) if (entries[0]) return entries[0].attributes;
  throw new Error("there is no such entry");
}

/** As if the server had known the attribute when it was asked. */
function withAttribute(context: DirectoryContext, name: string): DirectoryContext {
  const { dialect } = context;
  const { account } = dialect.kinds;
  if (!account) throw new Error("unreachable");
  const attributes = {
    ...account.attributes,
    [name]: { type: "string", syntax: "text" } as const,
  };
  const kinds = { ...dialect.kinds, account: { ...account, attributes } };
  return { ...context, dialect: { ...dialect, kinds } };
}
