import { ConnectorError } from "@rollcall/core";
import {
  type AuditContext,
  auditTransactions,
  type ChangeAlert,
  type ChangeMonitor,
} from "@rollcall/risk/changes";
import type { FeedLine } from "./lines.ts";

/** A line that could not be used, and why. */
export interface BadLine {
  readonly line: number;
  readonly field: string | undefined;
  readonly message: string;
}

/** What became of a feed. */
export interface FeedSummary {
  readonly lines: number;
  readonly changes: number;
  readonly alerts: number;
  readonly bad: number;
}

/** To whom alerts and bad lines are told, as they come. */
export interface Listener {
  alert(alert: ChangeAlert): void;
  bad(line: BadLine): void;
}

/** With what a feed is watched. */
export interface WatchOptions {
  readonly monitor: ChangeMonitor;
  readonly context: AuditContext;
  readonly listener: Listener;
}

/**
 * Watches a feed of directoryAudits, one in each line. A bad line is told and does not stop the feed; an alert that
 * repeats what was said is counted, and not told again.
 */
export async function watchFeed(
  feed: AsyncIterable<FeedLine>,
  { monitor, context, listener }: WatchOptions,
): Promise<FeedSummary> {
  const summary = { lines: 0, changes: 0, alerts: 0, bad: 0 };
  for await (const { number, text } of feed) {
    summary.lines += 1;
    try {
      for (const transaction of auditTransactions(parsed(text), context)) {
        summary.changes += 1;
        const alert = monitor.observe(transaction);
        if (alert) summary.alerts += 1;
        if (alert && !alert.repeats) listener.alert(alert);
      }
    } catch (error) {
      if (!ConnectorError.is(error)) throw error;
      summary.bad += 1;
      listener.bad({ line: number, field: error.where?.field, message: error.message });
    }
  }
  return summary;
}

function parsed(text: string | undefined): unknown {
  if (text === undefined) throw badLine("it is too long");
  try {
    return JSON.parse(text);
  } catch {
    // The error of JSON.parse quotes the line, which holds names.
    throw badLine("it is not JSON");
  }
}

function badLine(why: string): ConnectorError {
  return new ConnectorError({ code: "protocol", message: `the line cannot be used: ${why}` });
}
