import { invalidOption } from "@rollcall/core";
import type { ProfileTable } from "../../profile/profile-table.ts";

/** The features that the compact model weighs, in the order of its contributions. */
export type CompactFeature = "address" | "device" | "method" | "application" | "time";

/** How many bits a feature can add, and how many it can take off. */
export interface FeatureCap {
  readonly most: number;
  readonly least: number;
}

/**
 * What the compact model keeps and how it weighs. The defaults are our choice; thresholds have to be chosen for the
 * options that are used.
 */
export interface CompactModelOptions {
  /** The profiles, such as those that `keepProfiles` has read from a store; empty ones by default. */
  readonly profiles?: ProfileTable | undefined;
  /** By how much each feature counts, from 0 to 10; 1 unless told. */
  readonly weights?: Partial<Readonly<Record<CompactFeature, number>>> | undefined;
  /**
   * Cells of each row of the three sketches of all people; 65,536 unless told, which is 2 MB for each. A power of two.
   */
  readonly sketchWidth?: number | undefined;
  /** How many networks, browsers, methods and so on are told apart; 16,384 of each unless told. */
  readonly values?: number | undefined;
}

/** Options with nothing left open. */
export interface CompactSettings {
  readonly weights: Readonly<Record<CompactFeature, number>>;
  readonly caps: Readonly<Record<CompactFeature, FeatureCap>>;
  /** Of every feature while too little is known of the person. */
  readonly coldCap: number;
  readonly sketchWidth: number;
  readonly values: number;
}

/**
 * What a familiar value takes off is held to 4 bits, so that no habit outweighs the evidence of a rule. The time of the
 * week stays within 2 bits, either way: hospitals work at night.
 */
const caps: CompactSettings["caps"] = {
  address: { most: 10, least: -4 },
  device: { most: 6, least: -4 },
  method: { most: 4, least: -2 },
  application: { most: 2, least: -2 },
  time: { most: 2, least: -2 },
};

/** Fills options in and checks them. Throws `invalid-options`. */
export function compactSettings(options: CompactModelOptions): CompactSettings {
  const { sketchWidth = 65_536, values = 16_384 } = options;
  const weights = { address: 1, device: 1, method: 1, application: 1, time: 1, ...options.weights };
  for (const [feature, weight] of Object.entries(weights)) {
    assert(weight >= 0 && weight <= 10, `weights.${feature}`, "a number from 0 to 10");
  }
  const isPower = Number.isInteger(sketchWidth) && (sketchWidth & (sketchWidth - 1)) === 0;
  assert(
    isPower && sketchWidth >= 16 && sketchWidth <= 2 ** 24,
    "sketchWidth",
    "a power of two from 16 to 16,777,216",
  );
  assert(
    Number.isInteger(values) && values >= 1 && values <= 2 ** 22,
    "values",
    "a whole number from 1 to 4,194,304",
  );
  return { weights, caps, coldCap: 2, sketchWidth, values };
}

function assert(holds: boolean, field: string, rule: string): void {
  if (holds) return;
  throw invalidOption("compactModel()", { field, rule, advice: `Give ${rule}, or leave it out.` });
}
