import type { Contribution } from "../evidence/contribution.ts";
import { timeText } from "../evidence/time-text.ts";
import type { ChangeAlert } from "./change-alert.ts";
import type { Act } from "./transaction.ts";

const what: Readonly<Record<Act | "sign-in", string>> = {
  create: "an account was made",
  enable: "an account was enabled",
  disable: "an account was disabled",
  delete: "an account was deleted",
  "password-reset": "a password was reset",
  grant: "a right was given",
  revoke: "a right was taken away",
  attribute: "an account was changed",
  method: "a second factor was changed",
  merge: "identities were merged",
  setting: "a setting was changed",
  "sign-in": "somebody signed in",
};

const weight = { conclusive: "a fact", demanding: "look into it", statistical: "a statistic" };

/**
 * Writes an alert for people: when, where and what, then each reason with the numbers behind it. It names nobody;
 * whoever may know looks the change up by its id.
 */
export function formatChangeAlert(alert: ChangeAlert): string {
  const { at, act, target, organisation, id, bits } = alert;
  const place = [target, organisation].filter((each) => each !== undefined).map(plain);
  const head = `${timeText(at)}: ${what[act]}${place.length > 0 ? ` (${place.join(", ")})` : ""}`;
  const lines = alert.contributions.map(line);
  return [head, ...lines, `  ${rounded(bits)} bits together; change ${plain(id)}`].join("\n");
}

function line({ reason, strength, bits, facts }: Contribution): string {
  const numbers = Object.entries(facts).map(([name, value]) => `${name} ${plain(String(value))}`);
  const behind = numbers.length > 0 ? ` [${numbers.join("; ")}]` : "";
  return `  - ${plain(reason)} (${weight[strength]}, ${rounded(bits)} bits)${behind}`;
}

function rounded(bits: number): number {
  return Math.round(bits * 10) / 10;
}

/** Keeps an id or a name from a feed from writing lines or colours of its own. */
function plain(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, "?").slice(0, 200);
}
