import { createKeyTable, type KeyTable } from "./bytes/key-table.ts";
import { type Company, findCompany } from "./company.ts";
import type { Extract } from "./extract.ts";
import { type ProfileKey, profileKey, splitKey } from "./human.ts";
import { peopleIn, placesOf, repeatedKeys, sharingAssignments } from "./touched.ts";
import type { Employer, View } from "./view.ts";

/** The profiles that a pass over the full extracts alone would get wrong. May name some too many. */
export interface Special {
  /** All of them, those of which more than one place tells before those that only share a human. */
  readonly all: ReadonlySet<ProfileKey>;
  /** Tells whether all rows of a profile stand together in the full extract, so that reading them there is enough. */
  standsTogether(key: ProfileKey): boolean;
  /** The ids of those of one VPD. */
  idsOf(vpd: string): KeyTable;
  readonly company: Company;
}

/**
 * Finds the profiles that a change extract touches, whose rows do not stand together, for which a row was refused,
 * that have an assignment of somebody else, or that may share a human with another profile.
 */
export function findSpecial(view: View): Special {
  const scattered = new Set<ProfileKey>();
  for (const employer of view.employers.values()) addScattered(employer, scattered);
  const all = new Set(scattered);
  const company = findCompany(view, all);
  const ids = idsByEmployer(all);
  const idsOf = (vpd: string): KeyTable => ids.get(vpd) ?? createKeyTable();
  return { all, company, idsOf, standsTogether: (key) => !scattered.has(key) };
}

function idsByEmployer(all: Iterable<ProfileKey>): ReadonlyMap<string, KeyTable> {
  const tables = new Map<string, KeyTable>();
  for (const key of all) {
    const { vpd, id } = splitKey(key);
    const table = tables.get(vpd) ?? createKeyTable();
    table.add(id);
    tables.set(vpd, table);
  }
  return tables;
}

function addScattered({ vpd, extracts, doubts }: Employer, found: Set<ProfileKey>): void {
  const [full, ...changes] = extracts as readonly [Extract, ...Extract[]];
  for (const section of ["apart", "withheld"] as const) {
    for (const offset of placesOf(full, section)) {
      found.add(profileKey(vpd, full.personOf(full.rowAt(offset))));
    }
  }
  for (const id of doubts.people()) found.add(profileKey(vpd, id));
  for (const id of repeatedKeys(full, "person")) found.add(profileKey(vpd, id));
  for (const id of sharingAssignments(full)) found.add(profileKey(vpd, id));
  for (const [index, extract] of changes.entries()) {
    for (const id of peopleIn(extract, extracts.slice(0, index + 2))) {
      found.add(profileKey(vpd, id));
    }
  }
}
