import type { Controller } from "../controller/controller.ts";
import { settingsName } from "../controller/settings-name.ts";
import { controlOid } from "../messages/controls.ts";
import { extendedOid } from "../messages/extended-oid.ts";
import { writeAttribute, writeEntry } from "../messages/write-entry.ts";
import { generalisedTime } from "../names/generalised-time.ts";

/** Writes what the server says of itself ([MS-ADTS] 3.1.1.3.2). */
export function rootDse(id: number, controller: Controller, names: readonly string[]): Buffer {
  const asked = new Set(names.map((name) => name.toLowerCase()));
  const all = asked.size === 0 || asked.has("*") || asked.has("+");
  const attributes = Object.entries(facts(controller))
    .filter(([name]) => all || asked.has(name.toLowerCase()))
    .map(([name, values]) =>
      writeAttribute(
        name,
        values.map((value) => Buffer.from(value, "utf8")),
      ),
    );
  return writeEntry(id, "", attributes);
}

function facts(controller: Controller): Readonly<Record<string, readonly string[]>> {
  const { tree, name, missingControls } = controller;
  const { baseDN, dnsName, level } = tree.domain;
  const configuration = `CN=Configuration,${baseDN}`;
  const schema = `CN=Schema,${configuration}`;
  const settings = settingsName(controller);
  return {
    currentTime: [generalisedTime(controller.now())],
    subschemaSubentry: [`CN=Aggregate,${schema}`],
    dsServiceName: [settings],
    serverName: [settings.slice(settings.indexOf(",") + 1)],
    dnsHostName: [`${name.toLowerCase()}.${dnsName}`],
    ldapServiceName: [`${dnsName}:${name.toLowerCase()}$@${dnsName.toUpperCase()}`],
    namingContexts: [baseDN, configuration, schema],
    defaultNamingContext: [baseDN],
    rootDomainNamingContext: [baseDN],
    configurationNamingContext: [configuration],
    schemaNamingContext: [schema],
    supportedLDAPVersion: ["3", "2"],
    supportedControl: Object.values(controlOid).filter((oid) => !missingControls.has(oid)),
    supportedExtension: Object.values(extendedOid),
    supportedCapabilities: capabilities(level),
    supportedLDAPPolicies: ["MaxPageSize", "MaxValRange"],
    highestCommittedUSN: [String(tree.usn)],
    domainFunctionality: [String(level)],
    forestFunctionality: [String(level)],
    domainControllerFunctionality: [String(level)],
    isGlobalCatalogReady: ["TRUE"],
    isSynchronized: ["TRUE"],
  };
}

function capabilities(level: number): readonly string[] {
  return [
    "1.2.840.113556.1.4.800",
    "1.2.840.113556.1.4.1670",
    "1.2.840.113556.1.4.1791",
    "1.2.840.113556.1.4.1935",
    "1.2.840.113556.1.4.2080",
    ...(level >= 6 ? ["1.2.840.113556.1.4.2237"] : []),
  ];
}
