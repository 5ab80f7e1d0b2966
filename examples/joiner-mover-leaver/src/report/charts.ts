import type { ChangeClass } from "@rollcall/core";
import { formatDate } from "@rollcall/core";
import type { DayRecord } from "../day-record.ts";
import { barChart } from "./bar-chart.ts";
import { columnChart } from "./column-chart.ts";
import { emptyFigure } from "./figure.ts";
import type { Html } from "./html.ts";
import { hoursText } from "./number-text.ts";

const classNames: Readonly<Record<ChangeClass, readonly [string, string]>> = {
  create: ["Made", "joiner"],
  enable: ["Opened", "joiner"],
  update: ["Changed", "mover"],
  rename: ["Renamed", "mover"],
  move: ["Moved", "mover"],
  grant: ["Given a group", "mover"],
  revoke: ["Taken from a group", "mover"],
  privilege: ["Given a privilege", "mover"],
  password: ["Given a password", "mover"],
  disable: ["Closed", "leaver"],
  delete: ["Deleted", "leaver"],
};

/** Draws how many accounts the day's plan changes, by class of change. */
export function changesChart({ classes }: DayRecord): Html {
  const bars = Object.entries(classNames)
    .map(([changeClass, [name, tone]]) => {
      const value = classes[changeClass as ChangeClass] ?? 0;
      return { label: name, value, tone };
    })
    .filter(({ value }) => value > 0);
  const title = "Accounts that the plan changed";
  if (bars.length === 0) return emptyFigure(title, "None: every account was as it should be.");
  const note = "An account may be in several rows.";
  return barChart({ id: "changes", title, bars, note });
}

const daysShown = 14;

/** Draws joiners, movers and leavers of the last days; the first load would dwarf the days after it. */
export function daysChart(records: readonly DayRecord[]): Html {
  const days = records.filter(({ firstLoad }) => !firstLoad).slice(-daysShown);
  const title = "Joiners, movers and leavers by day";
  if (days.length === 0) return emptyFigure(title, "The days after the first load come here.");
  return columnChart({
    id: "days",
    title,
    series: [
      { name: "Joiners", tone: "joiner" },
      { name: "Movers", tone: "mover" },
      { name: "Leavers", tone: "leaver" },
    ],
    groups: days.map(({ date, joiners, movers, leavers }) => ({
      label: formatDate(date).replace(/ \d{4}$/, ""),
      values: [joiners, movers, leavers],
    })),
    note: "Without the first load.",
  });
}

const delays = [
  { label: "By the next morning", hours: 9 },
  { label: "Within a day", hours: 24 },
  { label: "Within a week", hours: 24 * 7 },
  { label: "Later", hours: Number.POSITIVE_INFINITY },
];

/** Draws how long after their last day people's accounts were closed. */
export function delayChart(records: readonly DayRecord[]): Html {
  const hours = records
    .flatMap(({ closed }) => closed.flatMap((account) => account.hours ?? []))
    .sort((a, b) => a - b);
  const title = "From the last day to the closed account";
  const median = hours[Math.floor((hours.length - 1) / 2)];
  if (median === undefined) return emptyFigure(title, "Nobody has left since the first load.");
  const bars = delays.map(({ label, hours: most }, at) => {
    const least = delays[at - 1]?.hours ?? Number.NEGATIVE_INFINITY;
    const value = hours.filter((each) => each > least && each <= most).length;
    return { label, value, tone: "leaver" };
  });
  const note = `Half of them within ${hoursText(median)} of the end of the last day. Late ones are people whose leaving the staff record learnt of late.`;
  return barChart({ id: "delays", title, bars, note });
}

/** Draws how many accounts are enabled and disabled. */
export function accountsChart({ accounts }: DayRecord): Html {
  return barChart({
    id: "accounts",
    title: "Accounts in the directory",
    bars: [
      { label: "Enabled", value: accounts.enabled, tone: "mover" },
      { label: "Disabled", value: accounts.disabled, tone: "plain" },
    ],
    note: "Disabled: prepared for people who start within two weeks, suspended, or kept after leaving.",
  });
}
