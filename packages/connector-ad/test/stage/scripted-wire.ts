import type { DirectoryContext } from "../../src/context.ts";
import { activeDirectoryDialect } from "../../src/dialect/active-directory.ts";
import type { Dialect } from "../../src/dialect/dialect.ts";
import type { Root } from "../../src/directory/root.ts";
import { guidBytes } from "../../src/guid.ts";
import { schemaOf } from "../../src/schema.ts";
import type { Entry, Wire, WireCall, WireChange, WireResult, WireSearch } from "../../src/wire.ts";
import { settingsFor } from "./directory-context.ts";
import { resultOf } from "./result.ts";

/** One request for a change that came over a scripted wire. */
export interface Sent {
  readonly call: "add" | "modify" | "rename" | "remove";
  readonly dn: string;
  readonly changes?: readonly WireChange[];
  readonly attributes?: Readonly<Record<string, readonly (Uint8Array | string)[]>>;
  readonly rename?: Parameters<Wire["rename"]>[1];
  readonly controls?: WireCall["controls"];
}

/** What a scripted wire answers: entries to searches, and results to changes, one after the other. */
export interface Script {
  readonly search?: ((search: WireSearch) => readonly Entry[]) | undefined;
  /** Success when there are no more; an error is thrown. */
  readonly results?: readonly (Partial<WireResult> | Error)[] | undefined;
}

/** Makes a wire that does as it is told and remembers what was sent. */
export function scriptedWire({ search = () => [], results = [] }: Script): {
  readonly wire: Wire;
  readonly sent: Sent[];
} {
  const sent: Sent[] = [];
  const left = [...results];
  const answer = async (one: Sent): Promise<WireResult> => {
    // What is wiped after the call must be seen as it was sent.
    sent.push(structuredClone(one));
    const next = left.shift() ?? {};
    if (next instanceof Error) throw next;
    return resultOf(next);
  };
  const wire: Wire = {
    server: "ldaps://scripted.example",
    async *search(asked) {
      yield { entries: search(asked), references: [], result: resultOf() };
    },
    add(dn, attributes, call) {
      const named = Object.fromEntries(attributes.map(({ type, values }) => [type, values]));
      return answer({ call: "add", dn, attributes: named, ...controlsOf(call) });
    },
    modify: (dn, changes, call) => answer({ call: "modify", dn, changes, ...controlsOf(call) }),
    rename: (dn, rename, call) => answer({ call: "rename", dn, rename, ...controlsOf(call) }),
    remove: (dn, call) => answer({ call: "remove", dn, ...controlsOf(call) }),
    [Symbol.asyncDispose]: async () => {},
  };
  return { wire, sent };
}

/** Makes what the parts of a session work with, over a scripted wire. */
export function contextFor(
  wire: Wire,
  { dialect = activeDirectoryDialect, root = {}, settings = {} }: Partial<ContextParts> = {},
): DirectoryContext {
  return {
    wire,
    dialect,
    root: { ...rootOf(dialect), ...root },
    schema: schemaOf(dialect),
    settings: settingsFor(base, settings),
  };
}

interface ContextParts {
  readonly dialect: Dialect;
  readonly root: Partial<Root>;
  readonly settings: Parameters<typeof settingsFor>[1];
}

/** The base of the tree that scripts are about. */
export const base = "DC=trust,DC=nhs,DC=example";

/** A key that scripts use. */
export const key = "48bb2b8a-22dd-4cd6-abf4-49a64c058e4f";

/** Makes an entry as Active Directory would give it, of text values. */
export function entryOf(
  dn: string,
  attributes: Readonly<Record<string, string | readonly string[]>>,
  stable: string = key,
): Entry {
  const named = Object.entries(attributes).map(([name, value]) => {
    const values = (typeof value === "string" ? [value] : value).map((one) => Buffer.from(one));
    return [name.toLowerCase(), values] as const;
  });
  const always: readonly (readonly [string, readonly Uint8Array[]])[] = [
    ["objectguid", [guidBytes(stable)]],
    ["usnchanged", [Buffer.from("7")]],
    ["useraccountcontrol", [Buffer.from("512")]],
  ];
  return { dn, attributes: new Map([...always, ...named]) };
}

function controlsOf(call: WireCall | undefined): Pick<Sent, "controls"> {
  return call?.controls && call.controls.length > 0 ? { controls: call.controls } : {};
}

function rootOf({ name }: Dialect): Root {
  return {
    dialect: name,
    namingContexts: [base],
    defaultNamingContext: base,
    controls: new Set(name === "openldap" ? ["1.3.6.1.1.12"] : ["1.2.840.113556.1.4.529"]),
    features: new Set(),
    recycleBin: false,
    timedLinks: false,
    backlinks: true,
  };
}
