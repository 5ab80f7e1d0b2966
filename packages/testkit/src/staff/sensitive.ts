/**
 * What the writer puts in the columns that must never leave a reader: the same unmistakable value on each row.
 *
 * A test searches everything that a reader hands on for these values; each one found is a leak.
 */
export const sensitiveMarkers = {
  ethnicOrigin: "LEAK-ETHNIC-ORIGIN",
  maritalStatus: "LEAK-MARITAL-STATUS",
  countryOfBirth: "LEAK-COUNTRY-OF-BIRTH",
  disability: "LEAK-DISABILITY",
  nationality: "LEAK-NATIONALITY",
  salary: "99887766.55",
  homeAddress: "LEAK-HOME-ADDRESS",
} as const;
