import { isExtension } from "../attributes.ts";
import type { Mode } from "../mode/mode.ts";
import type { NhsmailOptions } from "../options.ts";
import type { NhsmailSettings } from "../settings.ts";
import { check } from "./check.ts";

type Tenancy = Pick<
  NhsmailSettings,
  "name" | "organisations" | "organisationAttribute" | "statusAttribute" | "mode"
>;

const modes: readonly Mode["mode"][] = ["read-only", "portal", "service", "tenant"];

/** Checks whose accounts are read and how they are written. Throws `invalid-options`. */
export function parseTenancy(options: NhsmailOptions): Tenancy {
  const { name = "nhsmail", organisationAttribute, statusAttribute, mode } = options;
  check(/^[a-z][a-z0-9-]*$/.test(name), {
    field: "name",
    rule: "form",
    advice: "Give a name of small letters, digits and hyphens, or leave it out.",
  });
  checkMode(mode);
  checkProperty("organisationAttribute", organisationAttribute);
  checkProperty("statusAttribute", statusAttribute);
  check(organisationAttribute === undefined || organisationAttribute !== statusAttribute, {
    field: "statusAttribute",
    rule: "another",
    advice: "Name two properties: one carries the organisation, the other the state.",
  });
  check(organisationAttribute !== undefined || mode.mode === "tenant", {
    field: "organisationAttribute",
    rule: "shared-tenant",
    advice: "Name the property that carries the ODS code: a shared tenant is never listed.",
  });
  const organisations = parseOrganisations(options);
  return { name, organisations, organisationAttribute, statusAttribute, mode };
}

function checkMode(mode: Mode | undefined): void {
  check(mode !== undefined && modes.includes(mode.mode), {
    field: "mode",
    rule: "known",
    advice: `Give { mode } with one of ${modes.join(", ")}.`,
  });
  check(mode.mode !== "portal" || typeof mode.workItems?.put === "function", {
    field: "mode.workItems",
    rule: "port",
    advice: "Give a place for work items, such as folderWorkItems.",
  });
  check(mode.mode !== "service" || typeof mode.service?.send === "function", {
    field: "mode.service",
    rule: "port",
    advice: "Give what hands transactions to the joiner, mover and leaver service.",
  });
}

function checkProperty(field: string, name: string | undefined): void {
  check(name === undefined || isExtension(name) || /^[a-z][A-Za-z]*$/.test(name), {
    field,
    rule: "property",
    advice: "Give the name of a directory extension, or of a property of Graph's user.",
  });
}

function parseOrganisations({
  organisations = [],
  organisationAttribute,
}: NhsmailOptions): ReadonlySet<string> {
  for (const [at, code] of organisations.entries()) {
    check(typeof code === "string" && /^[A-Z0-9]{3,9}$/i.test(code), {
      field: `organisations[${at}]`,
      rule: "ods-code",
      advice: "Give ODS codes as text, such as RQQ.",
    });
  }
  check(organisationAttribute === undefined || organisations.length > 0, {
    field: "organisations",
    rule: "not-empty",
    advice: "Give the ODS codes of the organisations whose accounts are yours.",
  });
  check(organisationAttribute !== undefined || organisations.length === 0, {
    field: "organisations",
    rule: "attribute",
    advice: "Name organisationAttribute too, or leave both out in a tenant that is all yours.",
  });
  return new Set(organisations.map((code) => code.toUpperCase()));
}
