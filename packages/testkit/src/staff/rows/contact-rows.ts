import { sensitiveMarkers } from "../sensitive.ts";
import type { StaffMember } from "../staff-member.ts";
import { row } from "./columns.ts";

/**
 * Writes the home phone and home address of a profile, which a reader has to pass over.
 *
 * The codes PHA and ADA and their columns are a guess: only `ADD`, the deletion of an address, is known.
 */
export function contactRows(person: StaffMember): readonly string[] {
  const { personId, human } = person;
  const telephone = `01632 960${String(human % 1000).padStart(3, "0")}`;
  const street = `${(human % 90) + 1} ${sensitiveMarkers.homeAddress} Street`;
  return [
    row("PHA", personId, "Home", telephone),
    row("ADA", personId, "Home", street, "Ambleford", `ZZ99 ${human % 10}ZZ`),
  ];
}
