import { ConnectorError } from "@rollcall/core";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { tokenFailure } from "../src/errors/token-failure.ts";
import { type FailureContext, failure } from "../src/errors.ts";
import type { GraphAnswer } from "../src/transport.ts";

function answer(
  status: number,
  code?: string,
  facts: { message?: string; details?: object[]; headers?: Record<string, string> } = {},
): GraphAnswer {
  const { message = "words", details, headers = {} } = facts;
  if (code === undefined) return { status, headers };
  const error = { code, message, ...(details ? { details } : {}) };
  return { status, headers, body: { error } as never };
}

const bad = (message: string, details?: object[]): GraphAnswer =>
  answer(400, "Request_BadRequest", { message, ...(details ? { details } : {}) });
const conflict = (target: string): GraphAnswer =>
  bad(`Another object with the same value for property ${target} already exists.`, [
    { code: "ObjectConflict", message: "words", target },
  ]);
const license = "License assignment failed because";

const cases: readonly (readonly [string, GraphAnswer, object])[] = [
  [
    "a name that is taken",
    conflict("userPrincipalName"),
    { code: "not-unique", where: { field: "userPrincipalName" } },
  ],
  [
    "an address that is taken",
    conflict("proxyAddresses"),
    { code: "not-unique", where: { field: "proxyAddresses" } },
  ],
  [
    "an older conflict",
    bad("Another object with the same value for property userPrincipalName already exists."),
    { code: "not-unique", where: { field: "userPrincipalName" } },
  ],
  [
    "an object of Active Directory",
    bad(
      "Unable to update the specified properties for on-premises mastered Directory Sync objects or objects currently undergoing migration.",
    ),
    { code: "unsupported", advice: expect.stringContaining("must be done in Active Directory") },
  ],
  [
    "a member that is one",
    bad(
      "One or more added object references already exist for the following modified properties: 'members'.",
    ),
    { code: "already-exists" },
  ],
  [
    "a weak password",
    bad("The specified password does not comply with password complexity requirements."),
    { code: "password-policy" },
  ],
  [
    "a value that is no phone number",
    bad("Invalid value specified for property 'mobilePhone' of resource 'User'."),
    { code: "invalid-value", where: { field: "mobilePhone" } },
  ],
  [
    "an attribute that is not known",
    bad("Property shoeSize does not exist on type microsoft.graph.user."),
    { code: "unknown-attribute", where: { field: "shoeSize" } },
  ],
  [
    "no seat",
    bad("Subscription with SKU x does not have any available licenses."),
    { code: "quota" },
  ],
  ["no seat by way of a group", bad("CountViolation"), { code: "quota" }],
  [
    "no usage location",
    bad("License assignment cannot be done for user with invalid usage location."),
    { code: "invalid-value", advice: expect.stringContaining("usageLocation") },
  ],
  [
    "plans that conflict",
    bad(`${license} service plans are mutually exclusive.`),
    { code: "invalid-value", message: expect.stringContaining("beside another") },
  ],
  [
    "a plan that needs another",
    bad(`${license} a service plan depends on another service plan.`),
    { code: "invalid-value", advice: "Assign the other licence first." },
  ],
  [
    "a licence that fails without a reason",
    bad("License assignment failed."),
    { code: "invalid-value", advice: expect.stringContaining("administration centre") },
  ],
  [
    "a licence that is not held",
    bad("User does not have a corresponding license."),
    { code: "not-found" },
  ],
  [
    "a licence that the tenant has not",
    bad("License x does not correspond to a valid company License."),
    { code: "reference-missing" },
  ],
  [
    "a group that works its members out",
    bad("Cannot update the membership of a dynamic group."),
    { code: "unsupported" },
  ],
  [
    "a token that is none",
    answer(400, "syncStateNotFound", { message: "Badly formed token." }),
    { code: "delta-invalid" },
  ],
  ["an expired token", answer(400, "syncStateNotFound"), { code: "delta-expired" }],
  [
    "an expired token in other letters",
    answer(400, "SyncStateNotFound"),
    { code: "delta-expired" },
  ],
  ["a resync", answer(410, "resyncRequired"), { code: "delta-expired" }],
  ["a resync in other letters", answer(410, "ResyncRequired"), { code: "delta-expired" }],
  ["410 without a word", answer(410), { code: "delta-expired" }],
  [
    "an expired page",
    answer(400, "Directory_ExpiredPageToken"),
    { code: "delta-expired", advice: expect.stringContaining("from the start") },
  ],
  [
    "another write at the same time",
    answer(409, "Directory_ConcurrencyViolation"),
    { code: "locked", retry: "backoff" },
  ],
  ["a full directory", answer(400, "Directory_QuotaExceeded"), { code: "quota" }],
  ["an object that is not there", answer(404, "Request_ResourceNotFound"), { code: "not-found" }],
  ["a page of somebody else's for 404", answer(404), { code: "protocol" }],
  [
    "a token that is refused",
    answer(401, "InvalidAuthenticationToken"),
    { code: "auth-failed", scope: "session" },
  ],
  [
    "a limit",
    answer(429, "TooManyRequests", { headers: { "retry-after": "1.5" } }),
    { code: "throttled", retry: { after: 1_500 } },
  ],
  [
    "a limit without a time",
    answer(429, "TooManyRequests"),
    { code: "throttled", retry: "backoff" },
  ],
  [
    "a limit until a date",
    answer(429, "TooManyRequests", {
      headers: {
        date: "Tue, 01 Sep 2026 08:00:00 GMT",
        "retry-after": "Tue, 01 Sep 2026 08:00:20 GMT",
      },
    }),
    { code: "throttled", retry: { after: 20_000 } },
  ],
  ["something kept elsewhere", answer(501, "NotImplemented"), { code: "unsupported" }],
  [
    "a service that fails",
    answer(503, "serviceNotAvailable"),
    { code: "unavailable", retry: "backoff", effect: "none" },
  ],
  ["what hung on another", answer(424, "FailedDependency"), { code: "unavailable" }],
  ["a changed object", answer(412, "PreconditionFailed"), { code: "version-conflict" }],
  ["a grant that is there", answer(400, "RoleAssignmentExists"), { code: "already-exists" }],
  [
    "a grant for too long",
    answer(400, "RoleAssignmentRequestPolicyValidationFailed"),
    { code: "invalid-value" },
  ],
  [
    "a person who is not seen yet",
    answer(404, "SubjectNotFound"),
    { code: "reference-missing", retry: "backoff" },
  ],
  ["a status of tomorrow", answer(418, "Teapot"), { code: "protocol", native: "Teapot" }],
];

test.each(cases)("%s has its code and its advice", (_, given, expected) => {
  const error = failure(given);
  expect(error).toMatchObject(expected);
  expect(error.advice).toMatch(/\.$/);
});

describe("a permission that is missing", () => {
  const user = ["users", "a"];
  const asked: readonly (readonly [string, NonNullable<FailureContext["request"]>])[] = [
    ["User.Read.All", { method: "GET", path: ["users", "delta"] }],
    ["GroupMember.Read.All", { method: "GET", path: ["groups"] }],
    ["User.ReadWrite.All", { method: "POST", path: ["users"] }],
    ["User.ReadWrite.All", { method: "PATCH", path: user, body: { jobTitle: "Nurse" } }],
    [
      "User.EnableDisableAccount.All",
      { method: "PATCH", path: user, body: { accountEnabled: false } },
    ],
    [
      "User-LifeCycleInfo.ReadWrite.All",
      { method: "PATCH", path: user, body: { employeeLeaveDateTime: null } },
    ],
    [
      "User-PasswordProfile.ReadWrite.All",
      { method: "PATCH", path: user, body: { passwordProfile: {} } },
    ],
    ["User.RevokeSessions.All", { method: "POST", path: [...user, "revokeSignInSessions"] }],
    ["LicenseAssignment.ReadWrite.All", { method: "POST", path: [...user, "assignLicense"] }],
    ["LicenseAssignment.ReadWrite.All", { method: "POST", path: ["groups", "a", "assignLicense"] }],
    ["User.DeleteRestore.All", { method: "DELETE", path: user }],
    [
      "User.DeleteRestore.All",
      { method: "POST", path: ["directory", "deletedItems", "a", "restore"] },
    ],
    ["User.ReadWrite.All", { method: "DELETE", path: [...user, "manager", "$ref"] }],
    ["GroupMember.ReadWrite.All", { method: "POST", path: ["groups", "a", "members", "$ref"] }],
  ];

  test.each(asked)("is named: %s for %j", (permission, request) => {
    const error = failure(answer(403, "Authorization_RequestDenied"), { request });
    expect(error).toMatchObject({ code: "permission-denied", retry: "never", effect: "none" });
    expect(error.message).toContain(permission);
    expect(error.advice).toContain("directory role");
  });
});

test("a write that a service failed has an unknown effect; a question has none", () => {
  const write = { method: "POST", path: ["users"] } as const;
  const question = { method: "POST", path: ["directoryObjects", "getByIds"] } as const;
  expect(failure(answer(504), { request: write }).effect).toBe("unknown");
  expect(failure(answer(504), { request: question }).effect).toBe("none");
});

test("a reference to what is not there is told from an object that is not there", () => {
  const path = ["groups", "a", "members", "$ref"];
  const gone = answer(404, "Request_ResourceNotFound");
  expect(failure(gone, { request: { method: "POST", path } }).code).toBe("reference-missing");
  expect(failure(gone, { request: { method: "DELETE", path } }).code).toBe("not-found");
});

test("the message says what was tried, and keeps all words of the server out", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 400, max: 599 }),
      fc.constantFrom("Request_BadRequest", "ObjectConflict", "Jane Smith's code", ""),
      fc.constantFrom("ObjectConflict", "jane.smith@nhs.net"),
      (status, code, detail) => {
        const message =
          "Another object with the same value for property 'Jane Smith' jane.smith@nhs.net already exists. CN=Jane";
        const details = [{ code: detail, message, target: "jane.smith@nhs.net" }];
        const error = failure(answer(status, code, { message, details }), {
          operation: "write it",
        });
        expect(error.message).toMatch(/^could not write it: /);
        const told = JSON.stringify({ ...error, message: error.message, stack: "" });
        expect(told).not.toMatch(/jane|smith/i);
      },
    ),
  );
});

test("an answer that is none of Graph's is an error all the same, whatever its body", () => {
  fc.assert(
    fc.property(fc.integer({ min: 400, max: 599 }), fc.jsonValue(), (status, body) => {
      expect(ConnectorError.is(failure({ status, headers: {}, body: body as never }))).toBe(true);
    }),
  );
});

test.each([
  ["700027", "certificate"],
  ["700024", "time"],
  ["700016", "application"],
  ["90002", "tenant"],
  ["50000000", "token"],
])("AADSTS%s of the token endpoint is kept, and none of its words", (number, word) => {
  const thrown = new Error("outer", {
    cause: new Error(`AADSTS${number}: Jane Smith. Trace ID: eyJhbGciOi`),
  });
  const error = tokenFailure(thrown);
  expect(error).toMatchObject({ code: "auth-failed", native: `AADSTS${number}`, scope: "session" });
  expect(error.message).toContain(word);
  expect(`${error.message} ${error.advice} ${error.cause}`).not.toMatch(/Jane|eyJ/);
});

test("an authority whose certificate is not trusted is no reason to try again", () => {
  const cause = Object.assign(new Error("self-signed"), { code: "SELF_SIGNED_CERT_IN_CHAIN" });
  expect(tokenFailure(new TypeError("fetch failed", { cause }))).toMatchObject({
    code: "unavailable",
    retry: "never",
    native: "SELF_SIGNED_CERT_IN_CHAIN",
  });
});
