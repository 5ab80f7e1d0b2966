import { describe, expect, test } from "vitest";
import { cis2SignIn } from "../../src/adapters/oidc/cis2-sign-in.ts";
import { oidcSignIn } from "../../src/adapters/oidc/oidc-sign-in.ts";
import { errorOf } from "../stage/error-of.ts";

const issued = Date.UTC(2026, 10, 21, 8, 15) / 1000;
const claims = {
  iss: "https://id.zz99.example",
  sub: "248289761001",
  aud: ["epr.zz99.example", "other"],
  exp: issued + 300,
  iat: issued,
  auth_time: issued - 20,
  sid: "s-1",
  amr: ["pwd", "otp"],
  nonce: "n-0S6_WzA2Mj",
};
const request = {
  address: "2001:DB8::0:7",
  agent: "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) Version/18.6 Mobile Safari/604.1",
  deviceId: "cookie-1",
};
/** As CIS2 writes them: the ID token, and the user info of two roles beside it. */
const cis2Claims = {
  ...claims,
  amr: ["N3_SMARTCARD"],
  acr: "AAL3_ANY",
  id_assurance_level: "3",
  authentication_assurance_level: "3",
  uid: "555042709107",
  nhsid_useruid: "555042709107",
  sub: "555042709107",
  name: "ZEBEDEE Quentin Mr",
  selected_roleid: "555043304334",
  nhsid_nrbac_roles: [
    { person_roleid: "555043300001", org_code: "RQQ", role_name: "Nurse Access Role" },
    { person_roleid: "555043304334", org_code: "A9A5A", role_name: "Systems Support Access Role" },
  ],
};

describe("claims of OpenID Connect", () => {
  test("are a sign-in that succeeded, from where the request came", () => {
    expect(oidcSignIn(claims, request)).toStrictEqual({
      id: expect.stringMatching(/^[0-9a-f]{32}$/),
      at: issued * 1000,
      subject: "248289761001",
      result: "succeeded",
      address: "2001:db8::7",
      device: {
        id: "cookie-1",
        agent: request.agent,
        browser: "Safari 18",
        system: "iOS 18",
        type: "phone",
      },
      method: "password",
      application: "epr.zz99.example",
      protocol: "modern",
      session: "s-1",
      stepUp: "passed",
    });
  });

  test("without an id of their own get one that names nobody, and another for another session or second", () => {
    const others = [{}, { sid: "s-2" }, { iat: issued + 1 }, { sub: "248289761002" }];
    const ids = others.map((other) => oidcSignIn({ ...claims, ...other }, request)?.id);
    expect(new Set(ids).size).toBe(4);
    expect(ids.join()).not.toMatch(/248289761|s-1|s-2/);
    expect(oidcSignIn(claims, request)?.id).toBe(ids[0]);
  });

  test("without a request say nothing of where", () => {
    const event = oidcSignIn({ ...claims, jti: "j-1", azp: "portal" });
    expect(event).toMatchObject({ id: "j-1", application: "portal" });
    expect(event).not.toHaveProperty("address");
    expect(event).not.toHaveProperty("device");
  });

  test.each([
    [["pwd"], "password", undefined],
    [["pwd", "rsa", "mfa"], "password", "passed"],
    [["otp", "pwd"], "password", "passed"],
    [["sc", "pin"], "smartcard", undefined],
    [["fido", "mfa"], "passkey", "passed"],
    [["hwk", "user"], "passkey", undefined],
    ["pwd", "password", undefined],
    [["mfa"], undefined, "passed"],
    [["BankID"], "bankid", undefined],
    [[], undefined, undefined],
    [undefined, undefined, undefined],
  ])("with amr %j are by %s and a second step %s", (amr, method, stepUp) => {
    const event = oidcSignIn({ ...claims, amr });
    expect([event?.method, event?.stepUp]).toEqual([method, stepUp]);
  });

  test("that were issued long after the person proved who they are prove nothing now", () => {
    const event = oidcSignIn({ ...claims, auth_time: issued - 301 });
    expect(event).toMatchObject({ method: "token", at: issued * 1000 });
    expect(event).not.toHaveProperty("stepUp");
    expect(oidcSignIn({ ...claims, auth_time: issued - 300 })?.method).toBe("password");
    expect(oidcSignIn({ ...claims, auth_time: undefined })?.method).toBe("password");
  });

  test("of a client that signed in for itself are of no person", () => {
    expect(oidcSignIn({ ...claims, sub: "robot", azp: "robot" })).toBeUndefined();
    expect(oidcSignIn({ ...claims, sub: "robot", client_id: "robot" })).toBeUndefined();
  });

  test.each([
    ["subject", { sub: undefined }],
    ["iat", { iat: "now" }],
    ["iat", { iat: undefined }],
    ["auth_time", { auth_time: Number.NaN }],
    ["amr", { amr: ["pwd", 7] }],
    ["session", { sid: 7 }],
  ])("without a usable %s are a typed error: %j", (field, change) => {
    const error = errorOf(() => oidcSignIn({ ...claims, ...change }, request));
    expect(error).toMatchObject({ code: "invalid-value", where: { field } });
    expect(error.message).not.toContain("248289761001");
  });

  test("take the address as it is or not at all", () => {
    const error = errorOf(() => oidcSignIn(claims, { address: "192.0.2.1, 10.0.0.1" }));
    expect(error.where?.field).toBe("address");
  });
});

describe("claims of CIS2", () => {
  test("give the person's Spine UUID, and organisation and role of the one that was selected", () => {
    expect(cis2SignIn(cis2Claims, request)).toMatchObject({
      subject: "555042709107",
      organisation: "A9A5A",
      role: "Systems Support Access Role",
      method: "smartcard",
      protocol: "modern",
    });
    expect(cis2SignIn(cis2Claims)).not.toHaveProperty("stepUp");
  });

  test("give the organisation of an only role, and none where several could be meant", () => {
    const roles = cis2Claims.nhsid_nrbac_roles;
    const open = { ...cis2Claims, selected_roleid: undefined };
    expect(cis2SignIn(open)).not.toHaveProperty("organisation");
    expect(cis2SignIn({ ...open, nhsid_nrbac_roles: roles.slice(0, 1) })?.organisation).toBe("RQQ");
    const other = { ...cis2Claims, nhsid_nrbac_roles: roles.slice(0, 1) };
    expect(cis2SignIn(other)).not.toHaveProperty("organisation");
    expect(cis2SignIn(claims)?.subject).toBe("248289761001");
  });

  test.each([
    ["CIS2_SMARTCARD", "smartcard"],
    ["FIDO2", "passkey"],
    ["TOTP", "otp"],
    ["IOS", "ios"],
  ])("with amr %s are by %s", (amr, method) => {
    expect(cis2SignIn({ ...cis2Claims, amr: [amr] })?.method).toBe(method);
  });
});
