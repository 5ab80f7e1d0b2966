/** The staff groups of the national workforce, as job names in the extract spell them. */
export const staffGroups = [
  "Add Prof Scientific and Technic",
  "Additional Clinical Services",
  "Administrative and Clerical",
  "Allied Health Professionals",
  "Estates and Ancillary",
  "Healthcare Scientists",
  "Medical and Dental",
  "Nursing and Midwifery Registered",
] as const;

/** One of {@link staffGroups}. */
export type StaffGroup = (typeof staffGroups)[number];
