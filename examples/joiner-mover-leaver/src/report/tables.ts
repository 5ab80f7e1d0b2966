import { formatDate, type Instant, type LocalDate } from "@rollcall/core";
import { londonTime } from "../day.ts";
import type { DayRecord } from "../day-record.ts";
import type { MovedPerson } from "../moved-person.ts";
import { type Html, html } from "./html.ts";
import { hoursText } from "./number-text.ts";
import { table } from "./table.ts";

/** Lists the accounts that were closed on any day so far, the last one first: when, why, and by whose yes. */
export function closedTable(records: readonly DayRecord[]): Html {
  const closed = records.flatMap((record) => record.closed).reverse();
  return table({
    caption: "Accounts closed since the first load, the last one first",
    columns: ["Person", "Account", "Last day", "Closed", "After", "Why", "Approved by"],
    rows: closed.map((one) => [
      one.label,
      one.account,
      one.lastDay === undefined ? "–" : dayMarkup(one.lastDay),
      timeMarkup(one.closedAt),
      one.hours === undefined ? "–" : hoursText(one.hours),
      one.because,
      html`${one.approvedBy}, ${timeMarkup(one.approvedAt)}`,
    ]),
    empty: "No account was closed so far.",
    limit: 100,
    elsewhere: "the receipts of each day",
  });
}

/** Lists what failed on a day, and what a person must decide. */
export function attentionTable({ attention }: DayRecord): Html {
  return table({
    caption: "What failed, and what waits for somebody's decision",
    columns: ["About", "What", "Why", "What to do"],
    rows: attention.map(({ about, what, because, advice }) => [about, what, because, advice]),
    empty: "Nothing failed, and nothing waits for a decision.",
    limit: 50,
    elsewhere: "plan.json and receipts.ndjson",
  });
}

/** Lists what became of the accounts of who moved from one trust to the other. */
export function movedTable({ name, steps }: MovedPerson): Html {
  return table({
    caption: `${name}: two directories, and one NHSmail account that follows`,
    columns: ["Date", "System", "What is so", "Account", "Key"],
    rows: steps.map(({ date, system, state, account, key }) => [
      dayMarkup(date),
      system,
      state,
      account,
      html`<code>${key}</code>`,
    ]),
    empty: "Nobody has moved so far.",
    limit: 50,
    elsewhere: "moved.json",
  });
}

function dayMarkup(date: LocalDate): Html {
  return html`<time datetime="${date}">${formatDate(date)}</time>`;
}

function timeMarkup(at: Instant): Html {
  return html`<time datetime="${at}">${londonTime(at)}</time>`;
}
