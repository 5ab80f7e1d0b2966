import type { EntitlementRef } from "../model/entitlement.ts";
import type { Person } from "../model/person.ts";
import type { Place } from "./place.ts";
import type {
  AttributeMode,
  DesiredAccount,
  DesiredAttribute,
  EntitlementRule,
  PolicyFault,
  RuleValue,
  Standing,
} from "./policy.ts";
import type { Placed } from "./standing.ts";

/**
 * What the policy of one target says of one person. Most people's account is told to be as it should be from this alone;
 * for the others {@link accountOf} makes the desired account of it. The object is used again for the next person.
 */
export interface Said {
  readonly by: Speaker;
  readonly person: Person;
  readonly desire: "unmanaged" | "none" | "account";
  /** Missing when the rules that would tell it failed. */
  readonly placed: Placed | undefined;
  readonly label: string;
  readonly presence: DesiredAccount["presence"];
  /** `undefined` when Rollcall has no say. */
  readonly enabled: boolean | undefined;
  /** In the order of {@link Speaker.attributes}; `undefined` where nothing is said. */
  readonly values: readonly RuleValue[];
  /** `undefined` when nothing is said. */
  readonly holds: readonly EntitlementRef[] | undefined;
  readonly faults: readonly PolicyFault[] | undefined;
  /** Whether a rule asked for the day or the moment, so that it may say something else on another day; told on request. */
  readonly dated: boolean;
}

/** What is the same of all that one policy says. */
export interface Speaker {
  readonly target: string;
  readonly kind: string;
  readonly attributes: readonly { readonly name: string; readonly mode: AttributeMode }[];
  readonly owns: EntitlementRule["owns"] | undefined;
  /** Says where a person stands, and why. */
  readonly describe: (place: Place) => Omit<Standing, "changesOn">;
}

/** Makes the account that was said to be desired. */
export function accountOf(said: Said): DesiredAccount {
  const { by, person, label, presence, enabled, holds, faults } = said;
  const { target, kind, owns } = by;
  return {
    personId: person.id,
    target,
    kind,
    label,
    standing: standingOf(said),
    presence,
    attributes: attributesOf(said),
    ...(enabled !== undefined && { enabled }),
    ...(owns && holds && { entitlements: { owns, holds } }),
    ...(person.origin && { origin: person.origin }),
    ...(faults && { faults }),
  };
}

function standingOf({ by, placed, faults }: Said): Standing {
  if (placed) {
    const standing = by.describe(placed.place);
    const { changesOn } = placed;
    return changesOn === undefined ? standing : { ...standing, changesOn };
  }
  const because = faults?.[0]?.because ?? "";
  return { state: "none", because, assignments: [], hold: "unclear" };
}

function attributesOf({ by, values }: Said): DesiredAccount["attributes"] {
  const attributes: Record<string, DesiredAttribute> = {};
  for (let at = 0; at < values.length; at++) {
    const value = values[at];
    if (value === undefined) continue;
    const { name, mode } = by.attributes[at] as Speaker["attributes"][number];
    attributes[name] = { mode, value };
  }
  return attributes;
}
