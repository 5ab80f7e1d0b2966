import {
  allRules,
  chooseThresholds,
  compactModel,
  type Decision,
  type EvidenceTable,
  evidenceTable,
  exceptionList,
  type SignInAssessor,
  type SignInAssessorOptions,
  setThresholds,
  signInAssessor,
  staffRecord,
  surroundingsMemory,
} from "@rollcall/risk";
import { listed } from "./addresses.ts";
import { pastWeeks } from "./past-weeks.ts";
import { colleagues } from "./trust.ts";

/** The made-up trust, after some weeks in which its people signed in. */
export interface Hospital {
  readonly assessor: SignInAssessor;
  /** What other systems saw of people, such as a link that somebody clicked. */
  readonly evidence: EvidenceTable;
  /** Whether the staff record answers; the story takes it away for a while. */
  readonly staffRecordIs: { up: boolean };
  /** Every decision since the page was opened, as a log would have them. */
  readonly log: Decision[];
}

/** The share of legitimate sign-ins that may be challenged. */
const target = 0.05;

/** Opens the trust: teaches the model what is usual, and chooses the thresholds from the scores that came of it. */
export async function openHospital(clock: { readonly now: number }): Promise<Hospital> {
  const model = compactModel();
  const evidence = evidenceTable();
  const addresses = surroundingsMemory({ listed });
  const staffRecordIs = { up: true };
  const log: Decision[] = [];
  const options: Omit<SignInAssessorOptions, "thresholds"> = {
    model,
    rules: allRules(),
    standing: standingOf(staffRecordIs),
    surroundings: addresses.lookUp,
    note: addresses.note,
    evidence: ({ subject, at }) => evidence.held(subject, at),
    answered: ({ subject, at }) => evidence.answered(subject, at),
    exceptions: exceptionList({ exceptions: [], report: () => {} }),
    now: () => clock.now,
  };
  const legitimate = await pastWeeks(
    { ...options, thresholds: setThresholds({ challengeAt: 1000, model: model.version }) },
    clock.now,
  );
  const thresholds = chooseThresholds({ legitimate, target, model: model.version });
  const keep = (decision: Decision): void => void log.push(decision);
  const assessor = signInAssessor({ ...options, thresholds, keep });
  return { assessor, evidence, staffRecordIs, log };
}

function standingOf(is: { readonly up: boolean }): SignInAssessorOptions["standing"] {
  const record = staffRecord();
  for (const { account, person } of colleagues) record.put(account, person);
  return ({ subject, at }) => {
    if (!is.up) throw new Error("the staff record does not answer");
    return record.standing(subject, at);
  };
}
