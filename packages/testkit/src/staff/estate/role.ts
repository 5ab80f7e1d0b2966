import type { DepartmentKind } from "./kinds.ts";
import type { StaffGroup } from "./staff-group.ts";

/** What a position is for: the facts that all positions of one role have in common. */
export interface Role {
  readonly title: string;
  readonly staffGroup: StaffGroup;
  readonly jobRole: string;
  readonly kind: DepartmentKind;
  readonly occupationCode: string;
  /** The composite as the extract writes it: scheme, code and description. */
  readonly grade: string;
  readonly use: "manager" | "substantive" | "bank" | "training";
}

/** Writes the composite of a grade on the Agenda for Change scale, from band 2 to 9. */
export function band(number: 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9): string {
  return `NHS|XR0${number}|Review Body Band ${number}`;
}
