import type { Strength } from "../evidence/contribution.ts";

/** What one kind of evidence weighs, and for how long. */
export interface KindDescription {
  /** Of the strongest event of the kind, when it happened. */
  readonly bits: number;
  /** Days after which the bits are half as many. */
  readonly halfLife: number;
  /** Of an event that is not of a low level, while it is fresh and not answered. */
  readonly strength: Strength;
  /** A sentence for the person who asks. */
  readonly reason: string;
}
