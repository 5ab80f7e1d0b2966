import { parseDn, type Rdn } from "../names/dn.ts";
import { generalisedTime } from "../names/generalised-time.ts";
import { sidBytes } from "../names/sid.ts";
import { fileTime, never } from "../names/time.ts";
import { classRule } from "../schema/classes.ts";
import type { Change } from "./change.ts";
import { type Domain, sidOf } from "./domain.ts";
import type { Entry } from "./entry.ts";
import { builtInAccounts, builtInMembers } from "./first-accounts.ts";
import type { FirstEntry, NewDomain } from "./first-entry.ts";
import { builtInFeatures, enabledFeatures } from "./first-features.ts";
import { builtInGroups } from "./first-groups.ts";
import { builtInPlaces } from "./first-places.ts";

/** Gives the changes that make a domain with what every domain has. */
export function firstEntries(made: NewDomain): readonly Change[] {
  const ids = new Map<string, string>();
  const accounts = builtInAccounts(made.administrator);
  const rows = [...builtInPlaces(made), ...accounts, ...builtInGroups, ...builtInFeatures()];
  const entries = rows.map((row) => firstEntry(row, ids, made));
  const links = (attribute: string, pairs: readonly (readonly [string, string])[]): Change[] =>
    pairs.map(([from, to]) => ({
      kind: "link",
      link: { from: ids.get(from) ?? "", attribute, to: ids.get(to) ?? "" },
    }));
  return [
    ...entries.map((entry): Change => ({ kind: "put", entry })),
    ...links("member", builtInMembers(made.administrator)),
    ...links("msds-enabledfeature", enabledFeatures(made.domain)),
  ];
}

function firstEntry(row: FirstEntry, ids: Map<string, string>, made: NewDomain): Entry {
  const { domain, newId, now } = made;
  const id = row.id ?? newId();
  const top = row.under === undefined;
  const parent = top ? null : (ids.get(row.under ?? "") ?? null);
  const rdn = parseDn(top ? whole(row.name, domain) : row.name) ?? [];
  ids.set(row.name, id);
  const rule = classRule(row.of);
  const schema = `CN=Schema,CN=Configuration,${domain.baseDN}`;
  const attributes = new Map<string, readonly string[]>([
    ["objectclass", rule?.chain ?? ["top", row.of]],
    ["objectcategory", [`CN=${rule?.category ?? row.of},${schema}`]],
    ["instancetype", [top ? "5" : "4"]],
    ["whencreated", [generalisedTime(now)]],
    ...ownName(rdn),
    ...accountDefaults(row, made),
    ...Object.entries(row.has ?? {}).map(([key, value]): [string, string[]] => [key, [value]]),
  ]);
  return { id, parent, rdn, attributes };
}

function whole(name: string, { baseDN }: Domain): string {
  return name === "" ? baseDN : `${name},${baseDN}`;
}

function ownName([rdn]: readonly Rdn[]): [string, string[]][] {
  return rdn ? [[rdn.type.toLowerCase(), [rdn.value]]] : [];
}

function accountDefaults(row: FirstEntry, made: NewDomain): [string, string[]][] {
  const { rid } = row;
  if (rid === undefined) return [];
  const builtIn = row.under === "CN=Builtin";
  const sid = builtIn ? (sidBytes(`S-1-5-32-${rid}`) ?? "") : sidOf(made.domain, rid);
  const common: [string, string[]][] = [
    ["objectsid", [sid]],
    ["samaccountname", [row.sam ?? row.name.slice(3)]],
    ["iscriticalsystemobject", ["TRUE"]],
  ];
  if (row.of !== "user") return common;
  const zero = ["badpwdcount", "codepage", "countrycode", "badpasswordtime", "lastlogoff"];
  return [
    ...common,
    ...[...zero, "lastlogon", "logoncount"].map((key): [string, string[]] => [key, ["0"]]),
    ["samaccounttype", ["805306368"]],
    ["primarygroupid", ["513"]],
    ["accountexpires", [never]],
    ["pwdlastset", [fileTime(made.now)]],
  ];
}
