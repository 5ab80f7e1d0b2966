import { ConnectorError } from "@rollcall/core";
import { failure } from "../errors.ts";
import { guidText } from "../guid.ts";
import { type EntryAsked, readEntry } from "../read-entry.ts";
import { searchOnce } from "../search-once.ts";
import { textsOf } from "../texts-of.ts";
import type { Entry, Wire, WireCall } from "../wire.ts";
import { readBacklinks } from "./backlinks.ts";
import type { FunctionalLevel, Root } from "./root.ts";
import { whyNotRestorable } from "./why-not-restorable.ts";

const asked = [
  "defaultNamingContext",
  "configurationNamingContext",
  "schemaNamingContext",
  "namingContexts",
  "supportedControl",
  "supportedFeatures",
  "supportedCapabilities",
  "dnsHostName",
  "dsServiceName",
  "highestCommittedUSN",
  "forestFunctionality",
  "domainFunctionality",
  "domainControllerFunctionality",
  "objectClass",
  "vendorName",
];
// LDAP_CAP_ACTIVE_DIRECTORY_OID: the server is a domain controller.
const activeDirectory = "1.2.840.113556.1.4.800";
const enabledFeature = "msDS-EnabledFeature";
const optionalFeatures = {
  recycleBin: "cn=recycle bin feature,",
  timedLinks: "cn=privileged access management feature,",
} as const;

/**
 * Asks a server what it is: its root entry and, of a domain controller, its invocation id and the optional features of
 * the forest. What the connector's account may not see counts as not there. Throws `unsupported` for other servers.
 */
export async function readRoot(
  wire: Wire,
  { baseDN, ...call }: WireCall & { readonly baseDN: string },
): Promise<Root> {
  const search = { base: "", scope: "base", filter: { present: "objectClass" } } as const;
  const { entries, result } = await searchOnce(wire, { ...search, attributes: asked }, call);
  if (result.code !== 0) throw failure(result, { call: "search" });
  const of: Values = (attribute) => textsOf(entries[0], attribute);
  const common = {
    namingContexts: of("namingContexts"),
    controls: new Set(of("supportedControl")),
    features: new Set([...of("supportedFeatures"), ...of("supportedCapabilities")]),
  };
  if (common.features.has(activeDirectory)) {
    const found = {
      ...common,
      ...(await controller(of, (one) => readEntry(wire, { ...call, ...one }))),
    };
    return { ...found, notRestorable: await whyNotRestorable(wire, found, call) };
  }
  if (!of("objectClass").includes("OpenLDAProotDSE")) throw unknownServer();
  const found = {
    ...common,
    dialect: "openldap",
    defaultNamingContext: baseDN,
    recycleBin: false,
  } as const;
  return {
    ...found,
    notRestorable: await whyNotRestorable(wire, found, call),
    timedLinks: false,
    backlinks: await readBacklinks(wire, baseDN, call),
  };
}

type Values = (attribute: string) => readonly string[];

async function controller(
  of: Values,
  read: (asked: EntryAsked) => Promise<Entry | undefined>,
): Promise<Omit<Root, "namingContexts" | "controls" | "features">> {
  const configuration = of("configurationNamingContext")[0];
  const base = `CN=Partitions,${configuration}`;
  const partitions = await read({ base, attributes: [enabledFeature] });
  const name = of("dsServiceName")[0] ?? "";
  const settings = await read({ base: name, attributes: ["invocationId"] });
  const [invocationId] = settings?.attributes.get("invocationid") ?? [];
  const features = textsOf(partitions, enabledFeature).map((dn) => dn.toLowerCase());
  const has = (feature: string): boolean => features.some((dn) => dn.startsWith(feature));
  const usn = of("highestCommittedUSN")[0];
  return {
    dialect: "active-directory",
    defaultNamingContext: of("defaultNamingContext")[0] ?? "",
    configurationNamingContext: configuration,
    schemaNamingContext: of("schemaNamingContext")[0],
    serverName: of("dnsHostName")[0],
    vendor: of("vendorName")[0],
    invocationId: invocationId && guidText(invocationId),
    highestUSN: usn === undefined ? undefined : BigInt(usn),
    functionalLevel: levelOf(of),
    recycleBin: has(optionalFeatures.recycleBin),
    timedLinks: has(optionalFeatures.timedLinks),
    backlinks: true,
  };
}

function levelOf(of: Values): FunctionalLevel {
  const level = (name: string): number => Number(of(name)[0] ?? 0);
  return {
    forest: level("forestFunctionality"),
    domain: level("domainFunctionality"),
    controller: level("domainControllerFunctionality"),
  };
}

function unknownServer(): ConnectorError {
  return new ConnectorError({
    code: "unsupported",
    scope: "system",
    message: "the server is neither Active Directory, nor Samba as its controller, nor OpenLDAP",
    advice: "Point the option url at a domain controller or an OpenLDAP server.",
  });
}
