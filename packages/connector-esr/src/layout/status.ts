import type { AssignmentStatus } from "@rollcall/core";

/** What ESR's own words for an assignment say; they refine the system's word. Compared in lower case. */
const byUserStatus: Readonly<Record<string, AssignmentStatus>> = {
  "offer accepted": "accepted",
  "active assignment": "active",
  "acting up": "active",
  "career break": "absent",
  maternity: "absent",
  // The person is at work, in another post of the same trust.
  "internal secondment": "active",
  "out on external secondment - paid": "absent",
  "out on external secondment - unpaid": "absent",
  "out on external secondment (paid)": "absent",
  "out on external secondment (unpaid)": "absent",
  "out on external secondment paid": "absent",
  "out on external secondment unpaid": "absent",
  "out on external secondment": "absent",
  "inactive not worked": "absent",
  "suspend assignment": "suspended",
  "suspend no pay": "suspended",
  "suspend with pay": "suspended",
};

/** Oracle's system statuses, which stand behind the words that a site may have added. */
const bySystemStatus: Readonly<Record<string, AssignmentStatus>> = {
  active_assign: "active",
  active_apl: "accepted",
  accepted: "accepted",
  offer: "accepted",
  susp_assign: "suspended",
  term_assign: "ended",
  end: "ended",
};

/** Extracts have few words, and every assignment has two of them. */
const known = new Map<string, Map<string, AssignmentStatus>>();
const mostKnown = 1000;
let knownCount = 0;

/**
 * Works out the status of an assignment, or `undefined` when the system's word is none that is known: a guess would
 * open or close access. Ending and applying are the system's to say; for the rest its user status is more exact.
 */
export function assignmentStatus(system: string, own: string): AssignmentStatus | undefined {
  return known.get(system)?.get(own) ?? learn(system, own);
}

function learn(system: string, own: string): AssignmentStatus | undefined {
  const status = workOut(system.trim().toLowerCase(), own.trim().toLowerCase());
  if (status === undefined || knownCount >= mostKnown) return status;
  knownCount++;
  const bySystem = known.get(system) ?? new Map<string, AssignmentStatus>();
  known.set(system, bySystem.set(own, status));
  return status;
}

function workOut(system: string, own: string): AssignmentStatus | undefined {
  const broad = lookUp(bySystemStatus, system);
  if (broad === "ended" || broad === "accepted") return broad;
  const exact = own.startsWith("terminate") ? "ended" : lookUp(byUserStatus, own);
  return system === "" || broad !== undefined ? (exact ?? broad) : undefined;
}

function lookUp(
  table: Readonly<Record<string, AssignmentStatus>>,
  word: string,
): AssignmentStatus | undefined {
  return Object.hasOwn(table, word) ? table[word] : undefined;
}
