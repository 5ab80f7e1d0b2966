import { feedReader } from "./feed-reader.ts";
import type { MailKind } from "./mail-kinds.ts";
import type { RiskEvent } from "./risk-event.ts";
import type { FeedOptions } from "./subject-of.ts";

/** What a mail gateway reports, in the words of its event, and the kind that each is. */
const kinds: ReadonlyMap<unknown, MailKind> = new Map<unknown, MailKind>([
  ["phish-delivered", "mail-phish-delivered"],
  ["link-clicked", "mail-link-clicked"],
  ["malware", "mail-malware"],
  ["spoof", "mail-spoof"],
  ["auto-forward", "mail-auto-forward"],
]);

/**
 * Reads an event of a mail gateway, which the integrator brings into this form from whatever the gateway sends:
 * `{ id, type, person, at, said?, withdrawn? }`, with `type` one of `phish-delivered`, `link-clicked`, `malware`, `spoof`,
 * `auto-forward`, `person` the address or key of whom it is about, and times ISO 8601 or milliseconds. Without
 * `subjectOf` the key is the address in small letters, or what else `person` is as it stands. None for a person whom
 * nobody knows. Throws `invalid-value`.
 */
export function fromMailEvent(given: unknown, options: FeedOptions = {}): readonly RiskEvent[] {
  const fields = feedReader.neededFields(given, "");
  const id = feedReader.neededKey(fields, "id");
  const person = feedReader.neededKey(fields, "person");
  const kind = kinds.get(fields.type);
  if (kind === undefined) throw feedReader.fault("type", `must be ${[...kinds.keys()].join(", ")}`);
  const at = feedReader.instant(fields, "at");
  if (at === undefined) throw feedReader.fault("at", "is missing");
  const { withdrawn = false } = fields;
  if (typeof withdrawn !== "boolean") throw feedReader.fault("withdrawn", "must be true or false");
  const subject = options.subjectOf ? options.subjectOf({ mail: person }) : keyOf(person);
  if (subject === undefined) return [];
  const said = feedReader.instant(fields, "said") ?? at;
  return [{ id: `mail ${id}`, subject, kind, level: "high", at, said, withdrawn }];
}

function keyOf(person: string): string {
  return person.includes("@") ? person.toLowerCase() : person;
}
