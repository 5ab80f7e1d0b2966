import type { Fields } from "../input/field-reader.ts";
import { lastInstant } from "../input/instant.ts";
import { canonicalAddress } from "./address-text.ts";
import { parseDevice } from "./parse-device.ts";
import { parsePlace } from "./parse-place.ts";
import { readable } from "./readable.ts";
import { shortText } from "./short-text.ts";
import type { Network, SignIn, SignInResult } from "./sign-in.ts";
import { signInReader } from "./sign-in-reader.ts";

/** How the clock is treated when a sign-in is checked. */
export interface ParseSignInOptions {
  /** The present, in milliseconds since 1970. Without it nothing is taken to lie in the future. */
  readonly now?: number | undefined;
  /**
   * How far ahead of ours, in milliseconds, the clock that stamped the event may be. Defaults to 5 minutes, which is
   * what Kerberos allows.
   */
  readonly tolerance?: number | undefined;
  /** What becomes of an event from beyond the tolerance: it is refused, or taken to be of now. Defaults to `refuse`. */
  readonly future?: "refuse" | "clamp" | undefined;
}

/**
 * Checks that `input` is a sign-in, and writes it in one form: the address as canonical text, texts cut to a length, no
 * coordinates where they mean nothing (see `docs/risk/sign-in-events.md`). `null` and `""` are the same as nothing;
 * fields that are not known are left out. What it returns, and what the adapters return, may be used without being
 * checked again: it would not change. An event without an address is accepted, and one of any age. Throws
 * ConnectorError `invalid-value`, with the field and the rule and never the value.
 */
export function parseSignIn(input: unknown, options: ParseSignInOptions = {}): SignIn {
  return readable(() => {
    const fields = signInReader.neededFields(input, "");
    return readSignIn(fields, options);
  });
}

type Draft = { -readonly [Key in keyof SignIn]: SignIn[Key] };

function readSignIn(fields: Fields, options: ParseSignInOptions): SignIn {
  const draft: Draft = {
    id: signInReader.neededIdentifier(fields.id, "id", 1024),
    at: atOf(fields.at, options),
    subject: signInReader.neededIdentifier(fields.subject, "subject", 1024),
    result: oneOf(fields.result, "result", results) ?? missing("result"),
  };
  if (validatedIn(fields)) draft.validated = true;
  addTexts(draft, fields);
  addSurroundings(draft, fields);
  const protocol = oneOf(fields.protocol, "protocol", protocols);
  if (protocol !== undefined) draft.protocol = protocol;
  const stepUp = oneOf(fields.stepUp, "stepUp", stepUps);
  if (stepUp !== undefined) draft.stepUp = stepUp;
  const session = signInReader.identifier(fields.session, "session", 16_384);
  if (session !== undefined) draft.session = session;
  return draft;
}

function validatedIn({ validated }: Fields): boolean {
  if (validated === undefined || validated === null) return false;
  if (typeof validated === "boolean") return validated;
  throw signInReader.fault("validated", "must be true or false");
}

function addTexts(draft: Draft, fields: Fields): void {
  const organisation = shortText(fields.organisation, "organisation", 256);
  if (organisation !== undefined) draft.organisation = organisation;
  const role = shortText(fields.role, "role", 256);
  if (role !== undefined) draft.role = role;
  const method = shortText(fields.method, "method", 64);
  if (method !== undefined) draft.method = method;
  const application = shortText(fields.application, "application", 256);
  if (application !== undefined) draft.application = application;
}

function addSurroundings(draft: Draft, fields: Fields): void {
  const address = addressOf(fields.address);
  if (address !== undefined) draft.address = address;
  const network = networkOf(fields.network);
  if (network) draft.network = network;
  const place = parsePlace(fields.place, "place");
  if (place) draft.place = place;
  const device = parseDevice(fields.device);
  if (device) draft.device = device;
}

const results = [
  "succeeded",
  "wrong-password",
  "failed",
  "refused",
] as const satisfies SignInResult[];
const protocols = ["modern", "legacy"] as const;
const stepUps = ["passed", "denied", "failed"] as const;

const usualTolerance = 5 * 60_000;

function atOf(value: unknown, options: ParseSignInOptions): number {
  if (value === undefined || value === null) throw signInReader.fault("at", "is missing");
  if (typeof value !== "number" || !(value >= 0 && value <= lastInstant)) {
    throw signInReader.fault("at", "must be milliseconds since 1970");
  }
  const at = Math.trunc(value) + 0;
  const { now, tolerance = usualTolerance, future = "refuse" } = options;
  if (now === undefined || at <= now + tolerance) return at;
  if (future === "clamp") return Math.trunc(now);
  throw signInReader.fault("at", "must not lie in the future");
}

function addressOf(value: unknown): string | undefined {
  if (value === undefined || value === null || value === "") return undefined;
  const address = typeof value === "string" ? canonicalAddress(value) : undefined;
  if (address === undefined) throw signInReader.fault("address", "must be an IP address");
  return address;
}

/** Number 0 is reserved (RFC 7607), and some systems write it for *unknown*. */
function networkOf(value: unknown): Network | undefined {
  const fields = signInReader.fields(value, "network");
  const number = fields?.number;
  if (!fields || number === undefined || number === null || number === 0) return undefined;
  if (!Number.isInteger(number) || (number as number) < 0 || (number as number) > 0xffffffff) {
    throw signInReader.fault("network.number", "must be the number of an autonomous system");
  }
  const name = shortText(fields.name, "network.name", 256);
  return name === undefined ? { number: number as number } : { number: number as number, name };
}

function oneOf<T extends string>(
  value: unknown,
  field: string,
  allowed: readonly T[],
): T | undefined {
  if (value === undefined || value === null || value === "") return undefined;
  for (const one of allowed) if (value === one) return one;
  throw signInReader.fault(field, `must be one of ${allowed.join(", ")}`);
}

function missing(field: string): never {
  throw signInReader.fault(field, "is missing");
}
