/** What becomes of an assignment in the eyes of a reader. */
export type AssignmentState = "accepted" | "active" | "absent" | "suspended" | "ended";

interface StatusWords {
  /** What the extract writes as the system's status. */
  readonly system:
    | "ACTIVE_APL"
    | "ACCEPTED"
    | "ACTIVE_ASSIGN"
    | "SUSP_ASSIGN"
    | "TERM_ASSIGN"
    | "END";
  /** What the extract writes as the trust's own status. */
  readonly label: string;
  readonly state: AssignmentState;
}

/** The statuses that the writer gives to assignments. */
export type AssignmentStatus =
  | "applied"
  | "accepted"
  | "active"
  | "acting-up"
  | "internal-secondment"
  | "maternity"
  | "career-break"
  | "secondment-paid"
  | "secondment-unpaid"
  | "suspended"
  | "suspended-unpaid"
  | "not-worked"
  | "terminated"
  | "ended";

/**
 * How the extract words each status, and what a reader makes of it.
 *
 * The labels are published; which system status goes with an absence is not, and the pairs here are the harder case: a career
 * break has the same system status as a suspension, so only the label tells them apart.
 */
export const assignmentStatuses: Readonly<Record<AssignmentStatus, StatusWords>> = {
  applied: { system: "ACTIVE_APL", label: "Active", state: "accepted" },
  accepted: { system: "ACCEPTED", label: "Offer Accepted", state: "accepted" },
  active: { system: "ACTIVE_ASSIGN", label: "Active Assignment", state: "active" },
  "acting-up": { system: "ACTIVE_ASSIGN", label: "Acting Up", state: "active" },
  "internal-secondment": { system: "ACTIVE_ASSIGN", label: "Internal Secondment", state: "active" },
  maternity: { system: "ACTIVE_ASSIGN", label: "Maternity", state: "absent" },
  "career-break": { system: "SUSP_ASSIGN", label: "Career Break", state: "absent" },
  "secondment-paid": {
    system: "ACTIVE_ASSIGN",
    label: "Out on External Secondment - Paid",
    state: "absent",
  },
  "secondment-unpaid": {
    system: "SUSP_ASSIGN",
    label: "Out on External Secondment - Unpaid",
    state: "absent",
  },
  suspended: { system: "SUSP_ASSIGN", label: "Suspend With Pay", state: "suspended" },
  "suspended-unpaid": { system: "SUSP_ASSIGN", label: "Suspend No Pay", state: "suspended" },
  "not-worked": { system: "ACTIVE_ASSIGN", label: "Inactive Not Worked", state: "absent" },
  terminated: { system: "TERM_ASSIGN", label: "Terminate Process Assignment", state: "ended" },
  ended: { system: "END", label: "Terminate Assignment", state: "ended" },
};
