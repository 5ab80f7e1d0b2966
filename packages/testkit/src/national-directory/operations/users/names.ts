import type { Properties } from "../../store/change.ts";
import { otherHolder, type UniqueProperty } from "../../store/taken.ts";
import { badRequest, conflict } from "../../wire/refusals.ts";
import type { Call } from "../operation.ts";

const local = /^[A-Za-z0-9'.\-_!#^~]+$/;

/** Refuses a principal name that is not one of a verified domain. */
export function checkPrincipalName(call: Call, name: unknown): void {
  const text = String(name);
  const at = text.lastIndexOf("@");
  const target = "userPrincipalName";
  if (at < 1 || !local.test(text.slice(0, at))) {
    const message = `Property ${target} is invalid.`;
    throw badRequest(message, { details: [{ code: "InvalidValue", message, target }] });
  }
  if (!call.world.settings.domains.includes(text.slice(at + 1).toLowerCase())) {
    const message = `The domain portion of the ${target} property is invalid. You must use one of the verified domain names in your organization.`;
    throw badRequest(message, { details: [{ code: "InvalidDomain", message, target }] });
  }
}

/** Refuses values that another live object holds: principal name, addresses and immutable identifier. */
export function checkUnique(call: Call, id: string | undefined, properties: Properties): void {
  const { taken } = call.world.store;
  const held = (property: UniqueProperty, value: unknown): boolean =>
    typeof value === "string" && otherHolder(taken, id, { property, value }) !== undefined;
  if (held("userPrincipalName", properties.userPrincipalName)) throw conflict("userPrincipalName");
  if (held("onPremisesImmutableId", properties.onPremisesImmutableId)) {
    throw conflict("onPremisesImmutableId");
  }
  const addresses = Array.isArray(properties.proxyAddresses) ? properties.proxyAddresses : [];
  if (addresses.some((address) => held("proxyAddresses", address)))
    throw conflict("proxyAddresses");
}

/** Works out the addresses of a user whose mail changes: the new one first, the old one kept as a second. */
export function addressesFor(properties: Properties, mail: unknown): readonly string[] {
  const before = Array.isArray(properties.proxyAddresses)
    ? (properties.proxyAddresses as string[])
    : [];
  if (typeof mail !== "string") return before;
  const others = before
    .filter((address) => address.toLowerCase() !== `smtp:${mail.toLowerCase()}`)
    .map((address) => address.replace(/^SMTP:/, "smtp:"));
  return [`SMTP:${mail}`, ...others];
}
