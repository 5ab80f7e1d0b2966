import { hashKey } from "./bytes/key.ts";
import { type ProfileKey, splitKey } from "./human.ts";
import { type HeldPlaces, placesInBoth } from "./sidecar/places-in-both.ts";
import type { Section } from "./sidecar/search.ts";
import type { View } from "./view.ts";

/** Tells where the person rows of a profile may stand in the full extract of its VPD. */
export type PersonPlaces = (key: ProfileKey) => readonly number[];

/**
 * Makes the finder of person rows for a pass over all people. The rows of supervisors are looked for again and again, so
 * that their places are held; `passed` tells those that the pass has come by. Others are searched for in the index.
 */
export function createPersonPlaces(
  view: View,
  passed: (key: ProfileKey) => { readonly offset: number } | undefined,
): PersonPlaces {
  const supervisors = new Map<string, HeldPlaces>();
  const supervisorsOf = (vpd: string, section: (name: "person" | "bySupervisor") => Section) => {
    const known = supervisors.get(vpd);
    if (known) return known;
    const made = placesInBoth(section("person"), section("bySupervisor"));
    supervisors.set(vpd, made);
    return made;
  };
  return (key) => {
    const place = passed(key);
    if (place) return [place.offset];
    const { vpd, id } = splitKey(key);
    const sidecar = view.employers.get(vpd)?.extracts[0]?.sidecar;
    if (!sidecar) return [];
    const hash = hashKey(id);
    const held = supervisorsOf(vpd, sidecar.section).find(hash);
    return held.length > 0 ? held : sidecar.find("person", hash);
  };
}
