import { userInfo } from "node:os";
import { type Approval, approve, type Plan } from "@rollcall/core";
import type { Day } from "./day.ts";
import type { Terminal } from "./terminal.ts";

/** What an approval is asked with. */
export interface Asking {
  readonly day: Day;
  readonly terminal: Terminal;
  /** Approve without asking. */
  readonly yes: boolean;
}

/** Gets a plan approved: by the person at the terminal, or by the example itself. Gives `undefined` when they decline. */
export async function askForApproval(plan: Plan, asking: Asking): Promise<Approval | undefined> {
  const { day, terminal, yes } = asking;
  const accepts = plan.verdict.breaches.map(({ code }) => code);
  const given = { at: day.approvedAt, expires: day.expires, accepts };
  terminal.line();
  if (plan.operations.length === 0 && accepts.length === 0) {
    terminal.line("There is nothing to change, so nobody is asked.");
    return approve(plan, { ...given, by: "the example (nothing to change)" });
  }
  if (yes || !terminal.asks) {
    terminal.line(unasked(plan, asking));
    return approve(plan, { ...given, by: `the example (${yes ? "--yes" : "no terminal"})` });
  }
  if (accepts.length > 0) {
    terminal.line(`The guard stops this plan. A yes accepts ${listed(accepts)} with open eyes:`);
    terminal.line("the limit stays as it is, and holds again tomorrow.");
  }
  const answer = await terminal.ask(terminal.styled("bold", `${question(accepts)} [y/N] `));
  if (!/^y(es)?$/i.test(answer.trim())) return undefined;
  return approve(plan, { ...given, by: userInfo().username });
}

function unasked({ verdict }: Plan, { terminal, yes }: Asking): string {
  const why = yes ? "Not asked, because of --yes" : "There is no terminal to ask on";
  const codes = verdict.breaches.map(({ code }) => code);
  const accepting = codes.length === 0 ? "" : `, and accepts ${listed(codes)}`;
  const said = `${why}: the example approves its own plan${accepting}.`;
  return `${terminal.styled("yellow", said)}\nIn a service of yours a person does this.`;
}

function question(accepts: readonly string[]): string {
  if (accepts.length === 0) return "Approve this plan, and apply it?";
  return `Approve this plan, accept ${listed(accepts)}, and apply it?`;
}

function listed(codes: readonly string[]): string {
  return new Intl.ListFormat("en-GB").format(codes);
}
