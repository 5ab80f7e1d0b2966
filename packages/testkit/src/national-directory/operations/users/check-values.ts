import type { PropertyRule } from "../../query/property.ts";
import { isExtension, ruleOf } from "../../query/property-rule.ts";
import type { Properties } from "../../store/change.ts";
import { Refusal } from "../../wire/refusal.ts";
import { badRequest } from "../../wire/refusals.ts";

/** Refuses values of a user that Graph would refuse, whoever sends them. */
export function checkValues(body: Properties): void {
  for (const [name, value] of Object.entries(body)) {
    if (name.includes("@")) continue;
    const rule = ruleOf("user", name);
    if (!rule) throw unknownProperty(name);
    if (rule.readOnly)
      throw badRequest(`Property '${name}' is read-only and cannot be set.`, { target: name });
    checkType(name, value, rule);
    checkLength(name, value, rule);
  }
  checkSingle(body);
  checkElsewhere(body);
}

function unknownProperty(name: string): Refusal {
  const message = `Property ${name} does not exist on type microsoft.graph.user.`;
  return new Refusal(400, "Request_BadRequest", message, { target: name });
}

function checkType(name: string, value: unknown, { type }: PropertyRule): void {
  const right =
    value === null ||
    (isExtension(name) && ["string", "boolean", "number"].includes(typeof value)) ||
    (type === "text" && typeof value === "string") ||
    (type === "flag" && typeof value === "boolean") ||
    (type === "number" && typeof value === "number") ||
    (type === "instant" && typeof value === "string" && !Number.isNaN(Date.parse(value))) ||
    (type === "texts" && Array.isArray(value) && value.every((one) => typeof one === "string")) ||
    (type === "objects" && Array.isArray(value)) ||
    (type === "object" && typeof value === "object");
  if (!right)
    throw badRequest(
      `Invalid value specified for property '${name}' of resource 'User'.`,
      invalid(name),
    );
}

function checkLength(name: string, value: unknown, { longest }: PropertyRule): void {
  if (longest === undefined || typeof value !== "string" || value.length <= longest) return;
  const message = `The value of property '${name}' exceeds the maximum length of ${longest}.`;
  throw badRequest(message, invalid(name));
}

function checkSingle(body: Properties): void {
  const { businessPhones, usageLocation, displayName, onPremisesExtensionAttributes: extra } = body;
  const bad = (name: string): Refusal =>
    badRequest(`Invalid value specified for property '${name}' of resource 'User'.`, invalid(name));
  if (Array.isArray(businessPhones) && businessPhones.length > 1) throw bad("businessPhones");
  if (typeof usageLocation === "string" && !/^[A-Z]{2}$/i.test(usageLocation))
    throw bad("usageLocation");
  if (displayName === "" || displayName === null) throw bad("displayName");
  if (typeof body.onPremisesImmutableId === "string" && /[$_]/.test(body.onPremisesImmutableId)) {
    throw bad("onPremisesImmutableId");
  }
  const texts = typeof extra === "object" && extra !== null ? Object.values(extra) : [];
  if (texts.some((text) => typeof text === "string" && text.length > 1024)) {
    throw bad("onPremisesExtensionAttributes");
  }
}

// What is kept in another place is written by a request of its own.
function checkElsewhere(body: Properties): void {
  const names = Object.keys(body);
  const elsewhere = names.filter((name) => ruleOf("user", name)?.elsewhere);
  if (elsewhere.length === 0 || elsewhere.length === names.length) return;
  throw badRequest(
    `Property '${elsewhere[0]}' cannot be updated together with properties of the directory.`,
  );
}

function invalid(target: string): {
  readonly details: readonly { code: string; message: string; target: string }[];
} {
  return {
    details: [{ code: "InvalidValue", message: `The value of '${target}' is not valid.`, target }],
  };
}
