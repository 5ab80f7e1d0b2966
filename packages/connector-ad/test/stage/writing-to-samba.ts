import type {
  Account,
  AccountRef,
  Attributes,
  ConnectorError,
  Operation,
  Receipt,
} from "@rollcall/core";
import { type Administration, type Samba, startSamba } from "@rollcall/testkit/servers";
import { beforeAll, expect } from "vitest";
import type { DirectoryContext } from "../../src/context.ts";
import { guidText } from "../../src/guid.ts";
import type { Wire } from "../../src/wire.ts";
import { beginCall } from "../../src/write/call.ts";
import { find } from "../../src/write/find.ts";
import { writePart } from "../../src/write.ts";
import { contextOver } from "./directory-context.ts";
import { lease } from "./lease.ts";
import { createOf, nobody } from "./operations.ts";
import { refusalOf } from "./refusal-of.ts";
import { serverAround } from "./server-around.ts";
import { places, trustTree } from "./trust-tree.ts";

const { base, staff, groups } = places;

/** What a new account must have. */
export type Fresh = Readonly<Record<"container" | "cn" | "sAMAccountName", string>>;

/** A Samba that tests write to, as its administrator. */
export interface WritingToSamba {
  readonly server: Samba;
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

/** Starts a Samba for the tests around, with further steps where they are wanted, and stops it after them. */
export function writingToSamba(prepare: readonly Administration[] = []): WritingToSamba {
  const around = serverAround(() => startSamba({ prepare: [...trustTree, ...prepare] }));
  let context: DirectoryContext;
  let count = 0;
  beforeAll(async () => {
    context = withAttribute(await contextOver(around.wire, base), "noSuchThing");
  });
  const stage: WritingToSamba = {
    get server() {
      return around.server;
    },
    get wire() {
      return around.wire;
    },
    get context() {
      return context;
    },
    run: (operation, over = {}) => writePart({ ...context, ...over }).execute(operation, lease),
    async failing(operation) {
      const error = await refusalOf(stage.run(operation));
      expect(error.advice).toBeTruthy();
      return error;
    },
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
      const entry = await first(around.wire, { ...search, filter: { present: "objectClass" } });
      return entry.get("member")?.length ?? 0;
    },
    async guidOf(name, attribute = "sAMAccountName") {
      const filter = { equal: attribute, value: name };
      const search = { base, scope: "subtree", filter, attributes: ["objectGUID"] } as const;
      return (
        guidText((await first(around.wire, search)).get("objectguid")?.[0] ?? new Uint8Array()) ??
        ""
      );
    },
  };
  return stage;
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
