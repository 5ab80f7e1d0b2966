import { describe, expect, test } from "vitest";
import { entraSignIn } from "../../src/adapters/entra/entra-sign-in.ts";
import { entraEvent, entraEventV1 } from "../stage/entra-events.ts";
import { errorOf } from "../stage/error-of.ts";

const at = Date.UTC(2026, 10, 21, 8, 15, 21, 507);
const withCode = (errorCode: number, additionalDetails: string | null = null) => ({
  ...entraEvent,
  status: { errorCode, failureReason: "Other.", additionalDetails },
});

describe("a signIn of Graph", () => {
  test("in beta says all that a sign-in can hold", () => {
    expect(entraSignIn(entraEvent)).toStrictEqual({
      id: entraEvent.id,
      at,
      subject: "0000aaaa-11bb-22cc-33dd-444455556666",
      result: "succeeded",
      address: "192.0.2.17",
      network: { number: 64_500 },
      place: { country: "GB", latitude: 53.4106, longitude: -2.9779 },
      device: {
        id: "34390ed6-52b3-4102-aeff-aad2292abac3",
        agent: entraEvent.userAgent,
        browser: "Edge 141",
        system: "Windows 11",
        type: "desktop",
      },
      method: "password",
      application: "Office 365 Exchange Online",
      protocol: "modern",
      session: "0019c48e-7f2a-4e2c-8a64-1b6a2f0c9d11",
      stepUp: "passed",
    });
  });

  test("in v1.0 says less, and the rest is the same", () => {
    expect(entraSignIn(entraEventV1)).toStrictEqual({
      id: entraEvent.id,
      at,
      subject: "0000aaaa-11bb-22cc-33dd-444455556666",
      result: "succeeded",
      address: "192.0.2.17",
      place: { country: "GB", latitude: 53.4106, longitude: -2.9779 },
      device: {
        id: "34390ed6-52b3-4102-aeff-aad2292abac3",
        browser: "Edge 141",
        system: "Windows 11",
      },
      application: "Office 365 Exchange Online",
      protocol: "modern",
    });
  });

  test.each([
    [0, "succeeded"],
    [50_126, "wrong-password"],
    [50_056, "wrong-password"],
    [50_034, "failed"],
    [500_121, "failed"],
    [50_053, "failed"],
    [50_055, "refused"],
    [50_057, "refused"],
    [50_074, "refused"],
    [50_076, "refused"],
    [50_079, "refused"],
    [53_003, "refused"],
    [530_035, "refused"],
    [9_999_999, "refused"],
  ])("with the error code %i %s", (code, result) => {
    expect(entraSignIn(withCode(code))?.result).toBe(result);
  });

  test.each([
    [50_055, true],
    [50_057, true],
    [50_076, true],
    [53_003, true],
    [0, undefined],
    [50_126, undefined],
    [50_053, undefined],
    [9_999_999, undefined],
  ])("with the error code %i had the right password: %s", (code, validated) => {
    expect(entraSignIn(withCode(code))?.validated).toBe(validated);
  });

  test.each([50_058, 50_125, 50_140, 50_199, 65_001, 70_016])(
    "with the error code %i is a step on the way and no attempt",
    (code) => {
      expect(entraSignIn(withCode(code))).toBeUndefined();
    },
  );

  test.each([
    ["MFA denied; user declined the authentication", "denied"],
    ["MFA denied; Phone App Reported Fraud", "denied"],
    ["MFA denied; authentication timed out", "denied"],
    [
      "The user didn't complete the MFA prompt. They may have timed out, opted not to authenticate, or encountered an issue.",
      "denied",
    ],
    [null, "denied"],
    ["MFA denied; OATH verification code incorrect", "failed"],
    ["MFA denied; phone unreachable", "failed"],
  ])("that strong authentication ended with %j is a second factor %s", (details, stepUp) => {
    expect(entraSignIn(withCode(500_121, details))?.stepUp).toBe(stepUp);
  });

  test("has passed no second factor that was only remembered", () => {
    const [first, second] = entraEvent.authenticationDetails;
    const remembered = { ...second, authenticationMethod: "Previously satisfied" };
    const authenticationDetails = [first, remembered];
    expect(entraSignIn({ ...entraEvent, authenticationDetails })?.stepUp).toBeUndefined();
    const refused = [first, { ...second, succeeded: false }];
    const event = { ...entraEvent, authenticationDetails: refused };
    expect(entraSignIn(event)?.stepUp).toBeUndefined();
  });

  test.each([
    ["FIDO2 security key", "passkey"],
    ["Previously satisfied", "token"],
    ["Windows Hello for Business", "windows-hello-for-business"],
    ["X.509 Certificate", "certificate"],
    ["constructor", "constructor"],
  ])("by %s is by %s", (authenticationMethod, method) => {
    const [first] = entraEvent.authenticationDetails;
    const authenticationDetails = [{ ...first, authenticationMethod }];
    expect(entraSignIn({ ...entraEvent, authenticationDetails })?.method).toBe(method);
    const used = { ...entraEvent, authenticationDetails: [] };
    expect(entraSignIn({ ...used, authenticationMethodsUsed: ["PHS"] })?.method).toBe("password");
  });

  test.each([
    ["Browser", "modern"],
    ["Mobile Apps and Desktop clients", "modern"],
    ["Exchange ActiveSync", "legacy"],
    ["IMAP4", "legacy"],
    ["Authenticated SMTP", "legacy"],
    ["Other clients", "legacy"],
    ["", undefined],
    [null, undefined],
  ])("from the client app %j is by a protocol that is %s", (clientAppUsed, protocol) => {
    expect(entraSignIn({ ...entraEvent, clientAppUsed })?.protocol).toBe(protocol);
  });

  test("with a password that the application took itself is by a legacy protocol", () => {
    const event = { ...entraEvent, authenticationProtocol: "ropc" };
    expect(entraSignIn(event)?.protocol).toBe("legacy");
  });

  test.each([
    [{ signInEventTypes: ["servicePrincipal"] }],
    [{ signInEventTypes: ["managedIdentity"] }],
    [{ servicePrincipalId: "a", userId: "", userPrincipalName: null }],
  ])("of an application is of no person: %j", (change) => {
    expect(entraSignIn({ ...entraEvent, ...change })).toBeUndefined();
  });

  test("of a name that no account has is kept by that name", () => {
    const nobody = { userId: "00000000-0000-0000-0000-000000000000" };
    expect(entraSignIn({ ...withCode(50_034), ...nobody })?.subject).toBe(
      "quentin.zebedee@zz99.example",
    );
  });

  test("leaves out what says nothing", () => {
    const event = entraSignIn({
      ...entraEvent,
      ipAddress: "",
      autonomousSystemNumber: 0,
      userAgent: null,
      deviceDetail: { deviceId: "", browser: "", operatingSystem: "" },
      location: { countryOrRegion: "USA", geoCoordinates: { latitude: 0, longitude: 0 } },
      sessionId: null,
    });
    for (const name of ["address", "network", "device", "place", "session"]) {
      expect(event).not.toHaveProperty(name);
    }
  });

  test("reads no more of a browser's text than it keeps", () => {
    const userAgent = `${"x".repeat(1_000_000)} ${entraEvent.userAgent}`;
    const device = entraSignIn({ ...entraEvent, userAgent, deviceDetail: null })?.device;
    expect(device).toStrictEqual({ agent: "x".repeat(1024) });
  });

  test.each([
    ["createdDateTime", { createdDateTime: "21/11/2026 08:15" }],
    ["createdDateTime", { createdDateTime: "2026-11-21T08:15:00" }],
    ["createdDateTime", { createdDateTime: "2026-13-41T08:15:00Z" }],
    ["status.errorCode", { status: { errorCode: "0" } }],
    ["status.errorCode", { status: null }],
    ["id", { id: "" }],
    ["subject", { userId: null, userPrincipalName: "", servicePrincipalId: null }],
    ["address", { ipAddress: "192.0.2.17:443" }],
    ["location", { location: "Liverpool" }],
  ])("without a usable %s is a typed error: %j", (field, change) => {
    const error = errorOf(() => entraSignIn({ ...entraEvent, ...change }));
    expect(error).toMatchObject({ code: "invalid-value", where: { field } });
    expect(error.message).not.toMatch(/quentin|192\.0/i);
  });

  test("from the future is treated as the options say", () => {
    expect(errorOf(() => entraSignIn(entraEvent, { now: 0 })).where?.field).toBe("at");
    expect(entraSignIn(entraEvent, { now: 5, future: "clamp" })?.at).toBe(5);
  });
});
