import {
  type AppliedReceipt,
  apply,
  formatPlan,
  type Plan,
  reconcile,
  type Store,
} from "@rollcall/core";
import { askForApproval } from "./approve-on-terminal.ts";
import { type ApprovedPlan, readApproved, saveApproval, savePlan } from "./approved-plan.ts";
import { type Day, longDate } from "./day.ts";
import { keepEvidence } from "./evidence.ts";
import type { Options } from "./options.ts";
import { readPaper } from "./paper.ts";
import { dayPlaces } from "./places.ts";
import { progress } from "./progress.ts";
import { type Systems, type SystemsOfTrust, systemsOn } from "./systems.ts";
import type { Terminal } from "./terminal.ts";
import type { TrustFiles } from "./trust.ts";

/** What every day of a trust has. */
export interface Run extends Omit<SystemsOfTrust, "facts"> {
  readonly terminal: Terminal;
  readonly options: Pick<Options, "yes">;
  readonly trust: TrustFiles;
  readonly store: Store;
  /** Stops between operations. */
  readonly signal: AbortSignal;
}

/** One day with its store and its systems open. */
interface RunningDay extends Omit<Run, "directory">, Systems {
  readonly day: Day;
}

/** Of operations and findings that are alike so many are shown; the rest is in the saved plan. */
const shown = { firstLoad: 3, laterDays: 12 };

/** Lives through one day of a trust: what arrived, what is to be done, a person's yes, doing it, looking again. */
export async function runDay(day: Day, run: Run): Promise<"done" | "declined"> {
  const { terminal, places, trust } = run;
  const { facts } = trust;
  // A run that was cut off between two trusts goes on with the second.
  const kept = await readPaper(dayPlaces(places, day.date).record);
  if (kept !== undefined) return "done";
  terminal.line();
  const title = `${longDate(day.date)}${day.number === 0 ? ", the first load" : ""}`;
  terminal.line(`${terminal.styled("bold", title)}, ${facts.name} (${facts.odsCode})`);
  progress(terminal, "Arrived").done(await trust.arrive(day));
  const running: RunningDay = { ...run, ...systemsOn(day, { ...run, facts }), day };
  const approved = (await takeUp(running)) ?? (await planAndAsk(running));
  if (!approved) return "declined";
  const receipts = await carryOut(running, approved);
  const left = await lookAgain(running);
  await keepEvidence({ ...running, ...approved, receipts, left });
  return "done";
}

/** Goes on with a plan that was approved and perhaps not finished. */
async function takeUp({ places, day, terminal }: RunningDay): Promise<ApprovedPlan | undefined> {
  const approved = await readApproved(dayPlaces(places, day.date));
  if (approved) {
    const hash = approved.plan.hash.slice(0, 12);
    progress(terminal, "Taken up").done(
      `plan ${hash}, approved by ${approved.approval.by} and not finished`,
    );
  }
  return approved;
}

async function planAndAsk(running: RunningDay): Promise<ApprovedPlan | undefined> {
  const { day, places, terminal, options } = running;
  const papers = dayPlaces(places, day.date);
  const plan = await work(running, "auto");
  await savePlan(papers, plan);
  const { colour, columns } = terminal;
  const limit = day.number === 0 ? shown.firstLoad : shown.laterDays;
  terminal.line();
  terminal.line(formatPlan(plan, { colour, width: columns, limit }).trimEnd());
  const approval = await askForApproval(plan, { day, terminal, yes: options.yes });
  if (!approval) return undefined;
  await saveApproval(papers, approval);
  return { plan, approval };
}

async function work(
  { source, targets, policy, store, day, terminal, signal }: RunningDay,
  mode: "auto" | "full",
): Promise<Plan> {
  const reading = progress(terminal, "Reading");
  const plan = await reconcile({
    source,
    targets,
    policy,
    store,
    asOf: day.asOf,
    mode,
    signal,
    onProgress: ({ step, count }) => reading.at(`${count.toLocaleString("en-GB")} ${step}`),
  });
  const read = plan.snapshots.map(
    ({ system, count }) =>
      `${count.toLocaleString("en-GB")} ${system === source.name ? "people" : "accounts"} from ${system}`,
  );
  reading.done(
    plan.mode === "full" ? read.join(", ") : "only what has changed since the day before",
  );
  return plan;
}

async function carryOut(
  { targets, nhsmail, store, day, terminal, signal }: RunningDay,
  { plan, approval }: ApprovedPlan,
): Promise<readonly AppliedReceipt[]> {
  const applying = progress(terminal, "Applying");
  const receipts: AppliedReceipt[] = [];
  const total = plan.operations.length;
  const now = (): number => Date.parse(day.approvedAt);
  for await (const receipt of apply(plan, { approval, targets, store, signal, now })) {
    receipts.push(receipt);
    applying.at(
      `${receipts.length.toLocaleString("en-GB")} of ${total.toLocaleString("en-GB")}`,
      receipts.length / total,
    );
  }
  const counts = Map.groupBy(receipts, ({ status }) => status);
  const said = [...counts].map(
    ([status, { length }]) => `${length.toLocaleString("en-GB")} ${status}`,
  );
  applying.done(said.length === 0 ? "nothing to apply" : said.join(", "));
  if (nhsmail) {
    await nhsmail.settle();
    progress(terminal, "Waited").done("two hours, in which NHSmail did what it was asked for");
  }
  return receipts;
}

/** Reads everything again: what was wanted is now so, or the plan says what is left. */
async function lookAgain(running: RunningDay): Promise<Plan> {
  const { terminal } = running;
  const left = await work(running, "full");
  const count = left.operations.length;
  const text =
    count === 0
      ? terminal.styled("green", "a second look finds nothing left to do")
      : terminal.styled("red", `a second look finds ${count} left to do`);
  progress(terminal, "Checked").done(text);
  if (count > 0)
    terminal.line(
      formatPlan(left, {
        sections: ["operations"],
        limit: shown.laterDays,
        width: terminal.columns,
      }),
    );
  return left;
}
