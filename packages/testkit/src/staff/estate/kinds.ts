/** The kinds of department, which decide who works there. */
export type DepartmentKind =
  | "corporate"
  | "ward"
  | "medical"
  | "therapy"
  | "professional"
  | "laboratory"
  | "estates";

/** The kinds of the twenty departments in each block of 500 people; the first is the headquarters. */
export const departmentKinds: readonly DepartmentKind[] = [
  "corporate",
  "ward",
  "ward",
  "medical",
  "corporate",
  "therapy",
  "ward",
  "professional",
  "corporate",
  "ward",
  "laboratory",
  "corporate",
  "ward",
  "medical",
  "therapy",
  "corporate",
  "estates",
  "ward",
  "professional",
  "corporate",
];
