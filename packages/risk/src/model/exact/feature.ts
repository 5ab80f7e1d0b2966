import type { SignIn } from "../../sign-in/sign-in.ts";
import { keptText } from "./kept-text.ts";

/**
 * A feature of a sign-in in levels, from the most particular to the most general, each with its share in the mixture.
 */
export interface Feature {
  readonly name: "address" | "agent";
  /** The first word of its sentence. */
  readonly title: string;
  readonly levels: readonly Level[];
}

/**
 * One level of a {@link Feature}: what it is called in a sentence, and how it is read. What the event does not say is
 * the empty text, which is counted like any other value, so that leaving one out hides nothing: it is new for everybody
 * who always said it.
 */
export interface Level {
  readonly name: string;
  /** The weights of a feature's levels add up to 1. */
  readonly weight: number;
  read(event: SignIn): Value;
}

/** A value of a level: a text, or the number of a network. */
export type Value = string | number;

/**
 * The two features of Freeman et al. (NDSS 2016, doi 10.14722/ndss.2016.23240), with the weights that Wiefling et al.
 * found for them (das-group/rba-algorithm, commit 28fec46).
 */
export const features: readonly [address: Feature, agent: Feature] = [
  {
    name: "address",
    title: "The address",
    levels: [
      { name: "address", weight: 0.6, read: (event) => keptText(event.address) },
      { name: "network", weight: 0.3, read: (event) => event.network?.number ?? "" },
      { name: "country", weight: 0.1, read: (event) => keptText(event.place?.country) },
    ],
  },
  {
    name: "agent",
    title: "The browser's text",
    levels: [
      { name: "text", weight: 0.5386653840551359, read: (event) => keptText(event.device?.agent) },
      {
        name: "browser",
        weight: 0.2680451498625666,
        read: (event) => keptText(event.device?.browser),
      },
      {
        name: "system",
        weight: 0.18818295100109536,
        read: (event) => keptText(event.device?.system),
      },
      {
        name: "type of device",
        weight: 0.0051065150812021525,
        read: (event) => keptText(event.device?.type),
      },
    ],
  },
];
