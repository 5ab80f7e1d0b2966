import { type Absent, type AccountRef, ConnectorError, type Person } from "@rollcall/core";
import type { ProfileKey } from "./human.ts";
import { profilesWith } from "./humans.ts";
import type { Settings } from "./options.ts";
import { openPeople } from "./people.ts";
import type { Withholding } from "./profile.ts";
import type { View } from "./view.ts";

/** Reads one person by id, or proves that there is none. Throws `partial-result` for a person who is withheld. */
export function getPerson(view: View, settings: Settings, ref: AccountRef): Person | Absent {
  const people = openPeople(view, settings);
  let removed = false;
  for (const key of keysOf(view, ref)) {
    const answer = people.profile(key);
    removed ||= answer.found === "removed";
    if (answer.found === "withheld" || answer.found === "stranded") throw withheld(answer);
    const human = people.humans.of(key);
    if (human?.id !== ref.stable) continue;
    const person = people.read(human);
    if ("withheld" in person) throw withheld(person.withheld);
    return person;
  }
  return { absent: removed ? "tombstone" : "not-found", ref };
}

function keysOf(view: View, { kind, stable }: AccountRef): Iterable<ProfileKey> {
  if (kind !== "person") return [];
  const [, nhsUniqueId] = /^esr:nhs:(\d+)$/.exec(stable) ?? [];
  if (nhsUniqueId !== undefined) return profilesWith(view, nhsUniqueId);
  const [, key] = /^esr:(\d{3}:[1-9]\d{0,14})$/.exec(stable) ?? [];
  return key === undefined ? [] : [key];
}

function withheld({ record, rule }: Pick<Withholding, "record" | "rule">): ConnectorError {
  return new ConnectorError({
    code: "partial-result",
    message: `the person is withheld: ${record}: ${rule}`,
    advice: "Have the record corrected in ESR; the next extract brings it again.",
    where: { file: record, rule },
  });
}
