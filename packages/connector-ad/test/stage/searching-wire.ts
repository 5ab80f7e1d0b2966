import { berSequence } from "../../src/ber.ts";
import { controlOid } from "../../src/controls.ts";
import type { Entry, Wire, WireCall, WireControl, WireResult, WireSearch } from "../../src/wire.ts";
import { resultOf } from "./result.ts";

/** What a search is answered: what is left out is empty, or success. An error is thrown, after the entries. */
export interface Answer {
  readonly entries?: readonly Entry[];
  readonly references?: readonly string[];
  readonly result?: Partial<WireResult> | Error;
}

/** One search that was sent. */
export interface Asked {
  readonly search: WireSearch;
  readonly call: WireCall;
}

/** Makes a wire that answers searches by a function, and remembers them. */
export function searchingWire(answer: (asked: Asked, at: number) => Answer): {
  readonly wire: Wire;
  readonly asked: Asked[];
} {
  const asked: Asked[] = [];
  const never = async (): Promise<never> => {
    throw new Error("a test of reading writes");
  };
  const wire: Wire = {
    server: "ldaps://scripted.example",
    async *search(search, call = {}) {
      asked.push({ search, call });
      const {
        entries = [],
        references = [],
        result = {},
      } = answer({ search, call }, asked.length - 1);
      if (entries.length > 0) yield { entries, references: [] };
      if (result instanceof Error) throw result;
      yield { entries: [], references, result: resultOf({ connection: 7, ...result }) };
    },
    add: never,
    modify: never,
    rename: never,
    remove: never,
    [Symbol.asyncDispose]: async () => {},
  };
  return { wire, asked };
}

/** Makes the answer of one page: its entries, and the cookie of the next one. */
export function page(entries: readonly Entry[], cookie: string, more: Answer = {}): Answer {
  return { entries, ...more, result: { controls: [paged(cookie)], ...more.result } };
}

/** The control of a page. */
export function paged(cookie: string): WireControl {
  return { oid: controlOid.paged, value: berSequence([0, Buffer.from(cookie)]) };
}

/** The control of a page of DirSync. */
export function synced(more: 0 | 1, cookie: string): WireControl {
  return { oid: controlOid.dirSync, value: berSequence([more, 0, Buffer.from(cookie)]) };
}
