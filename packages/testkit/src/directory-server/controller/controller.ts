import type { Change, Transaction } from "../tree/change.ts";
import type { Entry } from "../tree/entry.ts";
import type { Tree } from "../tree/tree.ts";
import type { Limits } from "./limits.ts";
import type { Rights } from "./rights.ts";

/** One domain controller: what it holds, and how it answers. */
export interface Controller {
  readonly tree: Tree;
  readonly limits: Limits;
  readonly rights: Rights;
  /** Its own name, such as `DC1`. */
  readonly name: string;
  /** As text. It is another one after a restore. */
  invocationId: string;
  /** Controls that it does not know, by OID, as an older or another server does not. */
  readonly missingControls: ReadonlySet<string>;
  /** In milliseconds since 1970. */
  readonly now: () => number;
  /** Makes the GUID of a new entry. */
  readonly newId: () => string;
  /** Makes changes, keeps them, and tells the other controllers. */
  readonly commit: (changes: readonly Change[]) => void;
  /** Who is told of each transaction: the file, and the other controllers. */
  readonly outlets: Set<(transaction: Transaction) => void>;
  /** What is done before each request, such as taking in what other controllers changed. */
  readonly inlets: Set<() => void>;
  /** Does what is done before each request, and ends links whose time is up. */
  readonly catchUp: () => void;
  /** Failed sign-ins, which are not replicated. */
  readonly failures: Map<string, number>;
}

/** Who asks: an account of the directory, or nobody. */
export type Actor = Entry | undefined;
