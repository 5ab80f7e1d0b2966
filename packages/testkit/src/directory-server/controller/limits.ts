/** What the directory gives and takes at most; the defaults are Microsoft's. */
export interface DirectoryLimits {
  /** Entries in one answer to a search. Defaults to 1,000 (MaxPageSize). */
  readonly maxPageSize?: number | undefined;
  /** Values of one attribute in one answer. Defaults to 1,500 (MaxValRange). */
  readonly maxValRange?: number | undefined;
  /** Bytes in one page of changes, when fewer than were asked for. Defaults to 1 MiB. */
  readonly maxChangesBytes?: number | undefined;
  /** Values that one modify may write. Defaults to 5,000. */
  readonly maxValuesPerModify?: number | undefined;
}

/** Limits, all of them said. */
export type Limits = { readonly [Name in keyof DirectoryLimits]-?: number };

/** Fills in the defaults. */
export function limitsOf(limits: DirectoryLimits = {}): Limits {
  return {
    maxPageSize: limits.maxPageSize ?? 1000,
    maxValRange: limits.maxValRange ?? 1500,
    maxChangesBytes: limits.maxChangesBytes ?? 1024 * 1024,
    maxValuesPerModify: limits.maxValuesPerModify ?? 5000,
  };
}
