import type { PersonName } from "./names/person-name.ts";

/** Makes an address from a name, at a domain that belongs to nobody; the human's number keeps it unique. */
export function emailFor(name: PersonName, human: number): string {
  const plain = `${name.firstName || "x"}.${name.lastName}`
    .normalize("NFD")
    .replace(/[^A-Za-z.-]/gu, "")
    .toLowerCase();
  return `${plain}${human}@example.nhs.uk`;
}
