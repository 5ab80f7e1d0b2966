import { type Approval, type Plan, parseApproval, parsePlan, planToJson } from "@rollcall/core";
import { readPaper, writePaper } from "./paper.ts";
import type { DayPlaces } from "./places.ts";

/** A plan, and somebody's yes to it. */
export interface ApprovedPlan {
  readonly plan: Plan;
  readonly approval: Approval;
}

/** Saves a plan so that it can be read by people and programs. */
export async function savePlan(papers: DayPlaces, plan: Plan): Promise<void> {
  await writePaper(papers.plan, planToJson(plan, { pretty: true }));
}

/** Saves the approval of the saved plan. To be done before the plan is applied, so that a run that dies is taken up again. */
export async function saveApproval(papers: DayPlaces, approval: Approval): Promise<void> {
  await writePaper(papers.approval, `${JSON.stringify(approval, null, 2)}\n`);
}

/** Gives the plan that an earlier run had approved for the day, if there is one. */
export async function readApproved(papers: DayPlaces): Promise<ApprovedPlan | undefined> {
  const approval = await readPaper(papers.approval);
  const plan = approval === undefined ? undefined : await readPaper(papers.plan);
  if (approval === undefined || plan === undefined) return undefined;
  return { plan: parsePlan(plan), approval: parseApproval(JSON.parse(approval)) };
}
