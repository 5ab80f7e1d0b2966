import { uuidFrom } from "../chance.ts";
import { instant } from "../instant.ts";
import { nationalPolicy } from "../organisation.ts";
import { addressText } from "../portal/address.ts";
import type { PortalRecord } from "../portal/portal-record.ts";
import type { Settings } from "../settings.ts";
import type { Change, Entry } from "./change.ts";
import type { GroupSeed, PersonSeed } from "./seeds.ts";

/** What a directory holds before its journal starts. */
export interface Planting {
  readonly people: Iterable<PersonSeed>;
  readonly groups: Iterable<GroupSeed>;
  readonly settings: Settings;
  readonly now: number;
}

/** Gives the entries, all of number zero, that make what a directory starts with. */
export function* planted({ people, groups, settings, now }: Planting): Iterable<Entry> {
  const entry = (change: Change, at = now): Entry => ({ ...change, at, by: "seed", seq: 0 });
  const names = new Map<string, number>();
  let number = 0;
  for (const person of people) {
    const id = person.id ?? uuidFrom(settings.seed, 1, number);
    number += 1;
    yield entry({ do: "set", kind: "user", id, patch: userOf(person, { settings, now, names }) });
    yield entry({ do: "portal", id, record: recordOf(person, now) });
    const since = person.since === undefined ? now : Date.parse(person.since);
    if (person.state === "Deleted") yield entry({ do: "delete", id }, since);
  }
  for (const group of groups) {
    const id = group.id ?? uuidFrom(settings.seed, 1, number);
    number += 1;
    yield entry({ do: "set", kind: "group", id, patch: groupOf(group, now) });
    for (const member of group.members ?? []) yield entry({ do: "join", group: id, member });
  }
  for (const { code, closed } of settings.organisations.values()) {
    if (closed) yield entry({ do: "organisation", code, closed });
  }
}

interface Ground {
  readonly settings: Settings;
  readonly now: number;
  /** How many people have had a name so far. */
  readonly names: Map<string, number>;
}

function userOf(
  person: PersonSeed,
  { settings, now, names }: Ground,
): Readonly<Record<string, unknown>> {
  const { givenName, surname, organisation, properties } = person;
  const plain = addressText(givenName, surname);
  const count = (names.get(plain) ?? 0) + 1;
  names.set(plain, count);
  const local = count === 1 ? plain : `${plain}${count}`;
  const name = properties?.userPrincipalName ?? `${local}@${settings.domains[0]}`;
  const mail = properties?.mail === undefined ? name : properties.mail;
  return {
    accountEnabled: person.state !== "Disabled",
    displayName: `${surname.toUpperCase()}, ${givenName}`,
    givenName,
    surname,
    mailNickname: local.slice(0, 64),
    userPrincipalName: name,
    mail,
    proxyAddresses: mail === null ? [] : [`SMTP:${mail}`],
    businessPhones: [],
    userType: "Member",
    usageLocation: "GB",
    companyName: settings.organisations.get(organisation)?.name ?? null,
    createdDateTime: instant(now),
    assignedLicenses: [],
    [settings.organisationAttribute]: organisation,
    [settings.statusAttribute]: person.state ?? "Active",
    ...properties,
  };
}

function recordOf(person: PersonSeed, now: number): PortalRecord {
  const { state = "Active", organisation, accepted = true, used, leaver, extras = [] } = person;
  return {
    state,
    since: person.since === undefined ? now : Date.parse(person.since),
    organisation,
    policy: person.policy ?? nationalPolicy(organisation),
    accepted,
    used: used === undefined ? "always" : Date.parse(used),
    created: now,
    extras,
    ...(leaver === undefined ? {} : { leaver: Date.parse(leaver) }),
  };
}

function groupOf(
  { displayName, properties }: GroupSeed,
  now: number,
): Readonly<Record<string, unknown>> {
  const usual = { groupTypes: [], mailEnabled: false, securityEnabled: true, proxyAddresses: [] };
  const mailNickname = displayName.replace(/[^A-Za-z0-9]/g, "").slice(0, 64);
  return { displayName, mailNickname, ...usual, createdDateTime: instant(now), ...properties };
}
