import type { ConnectorErrorCode } from "@rollcall/core";
import { describe, expect, test } from "vitest";
import { type FailureContext, failure } from "../src/errors.ts";
import { subCodes } from "../src/result.ts";
import type { WireResult } from "../src/wire.ts";
import { resultOf } from "./stage/result.ts";

const answer = (code: number, diagnostic = "", more: Partial<WireResult> = {}): WireResult =>
  resultOf({ code, diagnostic, ...more });

type Call = FailureContext["call"];
type Case = readonly [what: string, call: Call, code: number, text: string];

/** By the code that they become: diagnostic texts as Samba 4.17 and Active Directory write them. */
const casesByCode: Partial<Readonly<Record<ConnectorErrorCode, readonly Case[]>>> = {
  "already-exists": [
    ["a new DN that is taken", "add", 68, "Entry CN=q already exists"],
    ["a new sAMAccountName that is taken", "add", 68, "00002071: samldb: in use"],
    ["a name that is taken", "rename", 68, "Entry CN=q already exists"],
    ["a member that is there", "modify", 68, "Attribute member already exists for target GUID q"],
    ["a member that is there on Active Directory", "modify", 68, "00000562: UpdErr: DSID-031A"],
    ["a value that is there", "modify", 20, "attribute 'q': value #0 already exists"],
  ],
  "not-unique": [
    [
      "a new sAMAccountName that is taken on Active Directory",
      "add",
      68,
      "00000524: UpdErr: DSID-031A",
    ],
    ["a sAMAccountName that is taken", "modify", 68, "00002071: samldb: in use"],
    ["a UPN that is taken", "modify", 19, "0000202F: samldb: in use"],
    ["a UPN that is taken on Active Directory", "modify", 19, "000021C8: AtrErr: DSID-0320"],
  ],
  "precondition-failed": [
    [
      "a member that is not there to remove",
      "modify",
      53,
      "Attribute member doesn't exist for target GUID q",
    ],
    [
      "a member that is not there to remove on Active Directory",
      "modify",
      53,
      "00000561: SvcErr: DSID-031A",
    ],
    ["a wrong old password", "modify", 19, "00000056: Constraint violation"],
    ["an entry that holds others", "remove", 66, ""],
    ["an assertion that does not hold", "modify", 122, ""],
  ],
  "not-found": [
    ["a missing entry", "modify", 32, "0000208D: NameErr: DSID-0310"],
    ["a missing entry to delete", "remove", 32, "00002030: objectclass: q"],
    ["a missing base", "search", 32, ""],
  ],
  "reference-missing": [
    ["a missing parent of a new entry", "add", 32, "00002030: objectclass: q"],
    ["a missing member", "modify", 32, "00000525: specified dn"],
    ["a missing supervisor", "modify", 19, "000020B5: AtrErr: DSID-0315"],
    [
      "a move to a missing parent",
      "rename",
      80,
      "00002095: objectclass: Cannot rename q, parent does not exist!",
    ],
  ],
  internal: [
    ["another failure of a rename", "rename", 80, "00002095: Other"],
    ["a code that nobody knows", "modify", 4711, ""],
  ],
  "permission-denied": [
    ["no rights", "modify", 50, "00002098: SecErr: DSID-0315"],
    ["no right to follow changes", "search", 50, "00002105: LdapErr"],
  ],
  "password-policy": [
    ["a weak password", "modify", 19, "0000052D: Constraint violation"],
    ["enabling without a password", "modify", 53, "0000052D: SvcErr: DSID-031A"],
  ],
  "unknown-attribute": [
    [
      "an unknown attribute",
      "modify",
      16,
      "acl_modify: attribute 'q' was not found in the schema!",
    ],
    ["an unknown attribute on Active Directory", "modify", 16, "00000057: LdapErr: DSID-0C09"],
    ["an unknown attribute on OpenLDAP", "modify", 17, "q: attribute type undefined"],
    [
      "no such value, where none was expected",
      "modify",
      16,
      "attribute 'q': no matching attribute value",
    ],
  ],
  "invalid-value": [
    ["bad syntax", "modify", 21, "0000200B: objectclass_attrs"],
    ["a value that is too long", "modify", 19, "00002082: AtrErr: DSID-0315"],
    ["two values where one may be", "modify", 20, "0000200D: SINGLE-VALUE attribute q"],
    [
      "an attribute of the server's own",
      "modify",
      19,
      "0000202F: objectclass_attrs: attribute 'q' can only be modified as system",
    ],
    ["a malformed DN", "remove", 34, "00002032: ldb_delete: invalid dn"],
    ["an attribute that names the entry", "modify", 67, "00002016: Modify of RDN"],
    ["no object class", "add", 65, "00002014: objectclass"],
  ],
  unsupported: [
    ["an unknown critical control", "search", 12, ""],
    ["a referral of a write", "modify", 10, "0000202B: RefErr"],
  ],
  throttled: [["a busy server", "modify", 51, ""]],
  unavailable: [
    ["a server that is not available", "modify", 52, ""],
    ["a lost bind", "search", 1, "00002020: Operation unavailable"],
  ],
  "partial-result": [
    ["a time limit of a search", "search", 3, ""],
    ["a size limit", "search", 4, ""],
    ["a referral of a search", "search", 10, ""],
    ["an administrative limit of a search", "search", 11, ""],
  ],
  quota: [["too much in one write", "modify", 11, "00002024: SvcErr"]],
  timeout: [["a time limit of a write", "modify", 3, ""]],
  "auth-failed": [
    ["a wrong password", "bind", 49, "80090308: LdapErr: DSID-0C09, data 52e, v3839"],
    ["a bind in the clear", "bind", 8, ""],
  ],
};
const cases = Object.entries(casesByCode).flatMap(([expected, rows]) =>
  rows.map((row) => [...row, expected] as const),
);

describe("a result becomes the error that says what to do", () => {
  test.each(cases)("%s: %s, %i %s", (_, call, code, text, expected) => {
    const error = failure(answer(code, text), { call });
    expect(error.code).toBe(expected);
    expect(error.advice).toMatch(/\.$/);
    expect(String(error.native)).toMatch(new RegExp(`^${code}\\b`));
  });

  test("of an old value that is no longer there, by what was expected", () => {
    const gone = answer(16, "attribute 'title': no matching attribute value");
    expect(failure(gone, { call: "modify", expects: true }).code).toBe("precondition-failed");
    const unknown = answer(16, "acl_modify: attribute 'q' was not found in the schema!");
    expect(failure(unknown, { call: "modify", expects: true }).code).toBe("unknown-attribute");
  });

  test("with an effect that is not known only when the server ran out of time while writing", () => {
    expect(failure(answer(3), { call: "modify" }).effect).toBe("unknown");
    expect(failure(answer(3), { call: "search" }).effect).toBe("none");
    for (const [, call, code, text] of cases) {
      if (code !== 3) expect(failure(answer(code, text), { call }).effect).toBe("none");
    }
  });

  test("to be tried again later when the server is busy, and never when it says no", () => {
    expect(failure(answer(51), { call: "modify" }).retry).toBe("backoff");
    expect(failure(answer(52), { call: "search" }).retry).toBe("backoff");
    expect(failure(answer(50), { call: "modify" }).retry).toBe("never");
    expect(failure(answer(49), { call: "bind" }).retry).toBe("never");
  });

  test("without a word of the server's text, a DN or a referral", () => {
    const secrets = ["Perpetua", "S-1-5-21-4711", "ldap://elsewhere"];
    for (const [, call, code, text] of cases) {
      const result = answer(code, `${text} CN=Perpetua S-1-5-21-4711`, {
        matchedDN: "OU=Perpetua",
        referrals: ["ldap://elsewhere/CN=Perpetua"],
      });
      const error = failure(result, { call });
      const all = JSON.stringify([error.message, error.advice, error.native, error.where]);
      for (const each of secrets) expect(all).not.toContain(each);
      expect(error.cause).toBeUndefined();
    }
  });
});

describe("Microsoft's numbers", () => {
  test("are read where a text begins with one, or says data", () => {
    const text =
      "80090308: LdapErr: DSID-0C09042A, comment: AcceptSecurityContext error, data 52e, v3839";
    expect(subCodes(answer(49, text))).toEqual({ win32: 0x80090308, data: 0x52e });
    expect(subCodes(answer(19, "0000052d: x"))).toEqual({ win32: 0x52d, data: undefined });
  });

  test("are not found within other text", () => {
    expect(subCodes(answer(19, "Entry 0000052D: x"))).toEqual({});
    expect(subCodes(answer(19, "database zed"))).toEqual({});
    expect(subCodes(answer(19))).toEqual({});
  });
});
