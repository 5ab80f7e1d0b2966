/**
 * The rows that begin and end an extract. All versions of an interface have them in common, since it is the header that states
 * the version. Field numbers count from 0, the record type.
 */
export const frame = {
  header: {
    type: "HDR",
    columns: 7,
    fields: { name: 1, created: 2, vpd: 3, previousRun: 4, run: 5, version: 6 },
  },
  /** The count includes header and trailer. */
  trailer: { type: "TRL", columns: 2, fields: { count: 1 } },
} as const;
