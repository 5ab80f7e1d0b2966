/**
 * The sections of an index. Each entry is a hash and the place of a row: no key, no name, nothing that is about a person.
 * `person` to `location`: rows that update or delete, by their own key. `assignmentsOf`: assignment rows by person.
 * `by…`: assignment rows by what they refer to. `childOf`: organisation rows by parent. `nhsUniqueId` to `niNumber`:
 * person rows by what tells one human in several profiles. `turns`: rows by the day on which they begin or cease to hold.
 * `apart`: assignment rows that do not stand with their person. `withheld`: refused rows by person, or
 * the person's own row where what stands behind it was refused. `recognised`: those of them that are person rows and tell
 * nonetheless which human they are of. `doubtful`: refused rows of what is referred to, by their own key. `lines`: every
 * 64th line.
 */
export const sectionNames = [
  "person",
  "assignment",
  "position",
  "organisation",
  "location",
  "assignmentsOf",
  "byPosition",
  "byOrganisation",
  "byLocation",
  "bySupervisor",
  "childOf",
  "nhsUniqueId",
  "spineUuid",
  "niNumber",
  "turns",
  "apart",
  "withheld",
  "recognised",
  "doubtful",
  "lines",
] as const;

/** The name of one section of an index. */
export type SectionName = (typeof sectionNames)[number];

/** Every how many lines the place of one is kept. */
export const lineStep = 64;
