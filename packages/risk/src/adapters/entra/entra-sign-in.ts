import type { Fields } from "../../input/field-reader.ts";
import { longestAgent } from "../../sign-in/parse-device.ts";
import { type ParseSignInOptions, parseSignIn } from "../../sign-in/parse-sign-in.ts";
import { readable } from "../../sign-in/readable.ts";
import { shortText } from "../../sign-in/short-text.ts";
import type { SignIn } from "../../sign-in/sign-in.ts";
import { signInReader } from "../../sign-in/sign-in-reader.ts";
import { describeAgent } from "../describe-agent.ts";
import { instantIn, textIn } from "../event-field.ts";
import { entraAuthentication } from "./entra-authentication.ts";
import { entraResult, entraValidated } from "./entra-result.ts";

/**
 * Reads a `signIn` of Microsoft Graph, v1.0 or beta. The subject is the id of the account, and for a name that no
 * account has, the name that was tried. `undefined` for what is no attempt of a person: the sign-in of an application
 * or a managed identity, and an interruption of an attempt that goes on in another event. Throws `invalid-value`, with
 * the field and never the value, for what cannot be read.
 */
export function entraSignIn(input: unknown, options: ParseSignInOptions = {}): SignIn | undefined {
  return readable(() => {
    const event = signInReader.neededFields(input, "");
    if (isOfApplication(event)) return undefined;
    const code = codeOf(event);
    const result = entraResult(code);
    if (result === undefined) return undefined;
    const draft = {
      id: event.id,
      at: instantIn(event, "createdDateTime"),
      subject: subjectOf(event),
      result,
      validated: entraValidated(code),
      address: event.ipAddress,
      network: { number: event.autonomousSystemNumber },
      place: placeOf(event),
      device: deviceOf(event),
      ...entraAuthentication(event, code),
      application: textIn(event, "appDisplayName") ?? textIn(event, "appId"),
      protocol: protocolOf(event),
      session: event.sessionId,
    };
    return parseSignIn(draft, options);
  });
}

const noId = "00000000-0000-0000-0000-000000000000";

function isOfApplication(event: Fields): boolean {
  const types: unknown = event.signInEventTypes;
  if (
    Array.isArray(types) &&
    types.some((type) => type === "servicePrincipal" || type === "managedIdentity")
  ) {
    return true;
  }
  return textIn(event, "servicePrincipalId") !== undefined && subjectOf(event) === undefined;
}

function subjectOf(event: Fields): string | undefined {
  const id = textIn(event, "userId");
  const subject = id === undefined || id === noId ? textIn(event, "userPrincipalName") : id;
  return subject?.toLowerCase();
}

function codeOf(event: Fields): number {
  const code = signInReader.fields(event.status, "status")?.errorCode;
  if (typeof code === "number" && Number.isInteger(code)) return code;
  throw signInReader.fault("status.errorCode", "must be a whole number");
}

/**
 * A country that is not written in two letters is left out, as are the city and the county, which nothing here needs.
 */
function placeOf(event: Fields): unknown {
  const location = signInReader.fields(event.location, "location");
  const country = textIn(location, "countryOrRegion");
  const point = signInReader.fields(location?.geoCoordinates, "location.geoCoordinates");
  return {
    country: country !== undefined && /^[a-z]{2}$/i.test(country) ? country : undefined,
    latitude: point?.latitude,
    longitude: point?.longitude,
  };
}

/** What Entra found out of the device comes before what the browser says of itself, which beta alone repeats. */
function deviceOf(event: Fields): unknown {
  const detail = signInReader.fields(event.deviceDetail, "deviceDetail");
  const agent = shortText(textIn(event, "userAgent"), "userAgent", longestAgent);
  const said = agent === undefined ? {} : describeAgent(agent);
  const browser = textIn(detail, "browser");
  return {
    id: textIn(detail, "deviceId"),
    agent,
    browser: browser === undefined ? said.browser : majorOf(browser),
    system: textIn(detail, "operatingSystem") ?? said.system,
    type: said.type,
  };
}

/** Cuts `Edge 141.0.3537` to the major version, so that an update of the week is no new browser. */
function majorOf(browser: string): string {
  return /^[^\d]{1,64}\d{1,9}/.exec(browser)?.[0] ?? browser;
}

/** What can ask for a second factor; every other client app that Entra names is a legacy one. */
const modernApps = new Set(["browser", "mobile apps and desktop clients", "modern clients"]);

function protocolOf(event: Fields): SignIn["protocol"] {
  // A password that the application itself takes and passes on; no prompt can be shown.
  if (event.authenticationProtocol === "ropc") return "legacy";
  const app = textIn(event, "clientAppUsed")?.toLowerCase();
  if (app === undefined || app === "unknown") return undefined;
  return modernApps.has(app) ? "modern" : "legacy";
}
