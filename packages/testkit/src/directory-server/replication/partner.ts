import type { Controller } from "../controller/controller.ts";
import type { Transaction } from "../tree/change.ts";

/** How far a controller is behind the others. Both must be so before a change comes; at once without either. */
export interface Lag {
  /** So many of the last changes have not come yet. */
  readonly changes?: number | undefined;
  /** A change comes so many milliseconds after it was made. */
  readonly ms?: number | undefined;
}

/** A change that was made elsewhere, and when, in the order of the whole forest. */
export interface Delivery extends Transaction {
  readonly order: number;
  /** For each entry that is put, the attributes that this changed; missing for a new one. */
  readonly touched: ReadonlyMap<string, readonly string[]>;
}

/** What a controller needs to exchange changes with others. */
export interface Partner {
  readonly controller: Controller;
  readonly lag: Lag;
  readonly inbox: Delivery[];
  /** When each attribute and link was last changed, in the order of the whole forest. */
  readonly versions: Map<string, number>;
}

/** The controllers of a directory. */
export interface Forest {
  readonly partners: Partner[];
  /** Counts the changes made anywhere. */
  order: number;
}
