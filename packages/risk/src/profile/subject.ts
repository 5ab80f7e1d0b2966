/** The longest key of a person, in UTF-16 units. Our choice. */
export const longestSubject = 1_024;

/**
 * Tells whether a text can be the key of a person: not empty, not too long, and without half a character, which no file
 * would give back.
 */
export function isSubject(text: string): boolean {
  return text.length > 0 && text.length <= longestSubject && text.isWellFormed();
}
