import { londonTime, longDate } from "../day.ts";
import type { DayRecord } from "../day-record.ts";
import type { MovedPerson } from "../moved-person.ts";
import { exampleTrust, type TrustFacts } from "../trust-facts.ts";
import { accountsChart, changesChart, daysChart, delayChart } from "./charts.ts";
import { type Html, type HtmlValue, html } from "./html.ts";
import { numberText } from "./number-text.ts";
import { style } from "./style.ts";
import { attentionTable, closedTable, movedTable } from "./tables.ts";

/** Whose report it is. */
export interface ReportAbout {
  readonly facts: TrustFacts;
  readonly moved?: MovedPerson | undefined;
}

/** Writes the report of the last of the days as a page that needs nothing but itself. Throws RangeError without days. */
export function reportPage(
  records: readonly DayRecord[],
  { facts, moved }: ReportAbout = { facts: exampleTrust },
): string {
  const record = records.at(-1);
  if (!record) throw new RangeError("a report needs a day");
  const title = `Joiners, movers and leavers, ${longDate(record.date)}`;
  const page = html`<!doctype html>
<html lang="en-GB">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
  <title>${title}</title>
  <style>${{ markup: style }}</style>
</head>
<body>
<main>
  <header>
    <h1>${title}</h1>
    <p class="quiet">${facts.name}, made up for this example</p>
    ${figures(record)}
  </header>
  <section aria-labelledby="look">
    <h2 id="look">At a glance</h2>
    <div class="charts">
    ${changesChart(record)}${daysChart(records)}${delayChart(records)}${accountsChart(record)}
    </div>
  </section>
  <section aria-labelledby="closed">
    <h2 id="closed">Leavers</h2>
    ${closedTable(records)}
  </section>
  ${moved && moved.steps.length > 0 ? movedSection(moved) : undefined}
  <section aria-labelledby="attention">
    <h2 id="attention">For a person to look at</h2>
    ${attentionTable(record)}
  </section>
  ${proof(record)}
</main>
</body>
</html>
`;
  return page.markup;
}

function movedSection(moved: MovedPerson): Html {
  return html`<section aria-labelledby="moved">
    <h2 id="moved">From one trust to the other</h2>
    ${movedTable(moved)}
  </section>`;
}

function figures({ joiners, movers, leavers, attention, left }: DayRecord): Html {
  const each = [
    ["Joiners", numberText(joiners)],
    ["Movers", numberText(movers)],
    ["Leavers", numberText(leavers)],
    ["For a person to look at", numberText(attention.length)],
    ["Left to do", left === 0 ? "none" : numberText(left)],
  ];
  return html`<dl class="figures">${each.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
}

function proof({ planHash, approval, decision, receipts, left }: DayRecord): Html {
  const accepted =
    approval.accepts.length === 0 ? "" : `, who accepted ${approval.accepts.join(", ")}`;
  const verdict: HtmlValue =
    decision === "allow"
      ? "The guard found it within all limits"
      : "The guard stopped it, and asked for a yes to each breach";
  const became = Object.entries(receipts)
    .map(([status, count]) => `${numberText(count)} ${status}`)
    .join(", ");
  const checked =
    left === 0
      ? html`<span class="good">A second look found nothing left to do.</span>`
      : html`<span class="bad">A second look found ${left} operations left to do.</span>`;
  return html`<footer>
    <h2>Proof</h2>
    <p>Plan <code>${planHash}</code>. ${verdict}.</p>
    <p>Approved by ${approval.by}${accepted}, on ${londonTime(approval.at)}.</p>
    <p>Operations: ${became === "" ? "none" : became}. ${checked}</p>
    <p>Beside this page: <code>plan.json</code>, <code>approval.json</code>, and <code>receipts.ndjson</code> with a line for each operation.</p>
  </footer>`;
}
