import { decimal } from "./bytes/decimal.ts";
import type { Key } from "./bytes/key.ts";
import type { PersonRow } from "./record.ts";

/** A profile by VPD and person id, such as `431:1000017`. */
export type ProfileKey = string;

/** One human: the profiles that are known to be of the same one. */
export interface Human {
  /** The id of the person. */
  readonly id: string;
  /** In order of VPD, then person id. */
  readonly profiles: readonly ProfileKey[];
  /** Why profiles that share an identifier were not put together. */
  readonly dispute?: Dispute | undefined;
}

/** Profiles that share one identifier and contradict each other in another. */
export interface Dispute {
  readonly profiles: readonly ProfileKey[];
  readonly rule: string;
}

/** What tells which profiles are of one human. */
export type Evidence = Pick<PersonRow, "nhsUniqueId" | "spineUuid" | "niNumber" | "birthDate">;

/** Writes the key of a profile. */
export function profileKey(vpd: string, id: Key): ProfileKey {
  return `${vpd}:${decimal(id)}`;
}

/** Splits the key of a profile into VPD and person id. */
export function splitKey(key: ProfileKey): { readonly vpd: string; readonly id: Key } {
  const at = key.indexOf(":");
  return { vpd: key.slice(0, at), id: Number(key.slice(at + 1)) };
}

/** Tells whether two profiles share an identifier: NHS unique id, Spine UUID, or NI number where both have a birth date. */
export function sharesIdentifier(a: Evidence, b: Evidence): boolean {
  return (
    (a.nhsUniqueId !== "" && a.nhsUniqueId === b.nhsUniqueId) ||
    (a.spineUuid !== "" && a.spineUuid === b.spineUuid) ||
    (a.niNumber !== "" && a.niNumber === b.niNumber && a.birthDate > 0 && b.birthDate > 0)
  );
}

/**
 * Puts profiles that share identifiers, directly or through one another, together as one human. When they contradict
 * each other, each one stays a human of its own, and the dispute is stated: nothing is guessed.
 */
export function toHumans(members: ReadonlyMap<ProfileKey, Evidence>): readonly Human[] {
  const profiles = [...members.keys()].sort(byKey);
  const rule = contradiction([...members.values()]);
  if (rule !== undefined) {
    const dispute = { profiles, rule };
    return profiles.map((key) => ({ id: `esr:${key}`, profiles: [key], dispute }));
  }
  const nhs = [...members.values()].find(({ nhsUniqueId }) => nhsUniqueId !== "")?.nhsUniqueId;
  const { vpd, id } = splitKey(profiles[0] as ProfileKey);
  return [{ id: personId(vpd, id, nhs ?? ""), profiles }];
}

/**
 * Works out a person's id: the NHS unique id, which all profiles of a human share, so that it stays when one is added
 * or ends; without one, the key of the profile that comes first.
 */
export function personId(vpd: string, id: Key, nhsUniqueId: string): string {
  return nhsUniqueId === "" ? `esr:${vpd}:${decimal(id)}` : `esr:nhs:${nhsUniqueId}`;
}

function contradiction(all: readonly Evidence[]): string | undefined {
  if (several(all.map(({ nhsUniqueId }) => nhsUniqueId))) return "one human has one NHS unique id";
  if (several(all.map(({ spineUuid }) => spineUuid))) return "one human has one Spine UUID";
  if (several(all.map(({ birthDate }) => (birthDate === 0 ? "" : String(birthDate))))) {
    return "one human has one birth date";
  }
  return undefined;
}

function several(values: readonly string[]): boolean {
  return new Set(values.filter((value) => value !== "")).size > 1;
}

function byKey(a: ProfileKey, b: ProfileKey): number {
  if (a.length !== b.length) return a.length - b.length;
  return a < b ? -1 : 1;
}
