import { expect, test } from "vitest";
import { changeMonitor } from "../../src/change-rate/change-monitor.ts";
import { formatChangeAlert } from "../../src/change-rate/format-change-alert.ts";
import { admins } from "./sample-sighting.ts";
import { change, noon } from "./sample-transaction.ts";

const alertOf = (more: Parameters<typeof change>[0]) => {
  const alert = changeMonitor({ now: () => noon }).observe(change(more));
  if (!alert) throw new RangeError("nothing is wrong");
  return alert;
};

test("an alert says when, where, what and why, and names nobody", () => {
  const alert = alertOf({
    id: "change 7",
    act: "grant",
    group: admins,
    account: "ada.okafor",
    actor: "ada.okafor",
    organisation: "RXX",
  });
  expect(formatChangeAlert(alert)).toBe(
    [
      "21 Nov 2026 12:00: a right was given (directory, RXX)",
      "  - The account was put into a group or role that rules the system. (a fact, 12 bits) [way direct]",
      "  - Somebody gave a right to their own account. (look into it, 12 bits) [privileged true]",
      "  24 bits together; change change 7",
    ].join("\n"),
  );
});

test("an id from a feed writes no lines and no colours of its own", () => {
  const text = formatChangeAlert(
    alertOf({ id: "a\nb\u001b[31m\u202e", act: "merge", target: "x\ud800" }),
  );
  expect(text.split("\n")).toHaveLength(3);
  for (const hidden of ["\u001b", "\u202e", "\ud800"]) expect(text).not.toContain(hidden);
});
