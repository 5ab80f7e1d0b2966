/** The names that are usual in one part of the workforce, and how large a part it is. */
export interface Community {
  /** The share of all people, relative to the other communities. */
  readonly weight: number;
  readonly women: readonly string[];
  readonly men: readonly string[];
  readonly family: readonly string[];
}

/** Splits a text at its commas, so that a list of names can be read as a paragraph. */
export function listed(text: string): readonly string[] {
  return text.trim().split(/,\s*/u);
}
