import { shortText } from "./short-text.ts";
import type { Device } from "./sign-in.ts";
import { signInReader } from "./sign-in-reader.ts";

/** At most so many characters of a device's own text are kept; browsers send about 130. */
export const longestAgent = 1024;

/** Reads a device; `undefined` when nothing is known of it. Throws `invalid-value` as the fields say. */
export function parseDevice(value: unknown): Device | undefined {
  const fields = signInReader.fields(value, "device");
  if (!fields) return undefined;
  const device: { -readonly [Key in keyof Device]: Device[Key] } = {};
  const id = signInReader.identifier(fields.id, "device.id", 1024);
  if (id !== undefined) device.id = id;
  const agent = shortText(fields.agent, "device.agent", longestAgent);
  if (agent !== undefined) device.agent = agent;
  const browser = shortText(fields.browser, "device.browser", 128);
  if (browser !== undefined) device.browser = browser;
  const system = shortText(fields.system, "device.system", 128);
  if (system !== undefined) device.system = system;
  const type = typeOf(fields.type);
  if (type !== undefined) device.type = type;
  return isEmpty(device) ? undefined : device;
}

function isEmpty(device: Device): boolean {
  for (const _ in device) return false;
  return true;
}

function typeOf(value: unknown): Device["type"] {
  if (value === undefined || value === null || value === "") return undefined;
  if (value === "desktop" || value === "phone" || value === "tablet" || value === "other") {
    return value;
  }
  throw signInReader.fault("device.type", "must be one of desktop, phone, tablet, other");
}
