/** Gives the identifier of the account of this number. */
export function idOf(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;
}

/** Gives the code of this number's organisation, of so many. */
export function organisationOf(number: number, organisations: number): string {
  return codeOf(number % organisations);
}

/** Gives the codes of so many organisations. */
export function codesOf(organisations: number): readonly string[] {
  return Array.from({ length: organisations }, (_, number) => codeOf(number));
}

/** Fictional, in the form of ODS codes. */
function codeOf(number: number): string {
  return `Q${String(number).padStart(5, "0")}`;
}
