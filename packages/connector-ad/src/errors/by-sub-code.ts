import type { FailureFacts, FailureTable } from "./failure-facts.ts";

const notUnique: FailureFacts = {
  code: "not-unique",
  message: "another entry has a value that must be unique",
  advice: "Choose another value.",
};
const denied: FailureFacts = {
  code: "permission-denied",
  message: "the connector's account may not do this",
  advice: "Delegate the right on this part of the directory to the connector's account.",
};
const missingReference: FailureFacts = {
  code: "reference-missing",
  message: "something that the entry refers to, or stands in, does not exist",
  advice: "Make it first, or correct the reference.",
};
const absentValue: FailureFacts = {
  code: "precondition-failed",
  message: "a value to be taken away is not there",
  advice: "Plan again from a new read.",
};
const presentMember: FailureFacts = {
  code: "already-exists",
  message: "the group has the member already",
  advice: "Read the group again; nothing may be left to do.",
};
const tooLong: FailureFacts = {
  code: "invalid-value",
  message: "a value is longer, or larger, than its attribute allows",
  advice: "Shorten the value.",
};
const unknown: FailureFacts = {
  code: "unknown-attribute",
  message: "the directory does not know an attribute",
  advice: "Check the spelling of the attributes against the directory's schema.",
};

/**
 * What Win32 errors say more than the result code they come with (winerror.h; names in the comments are Microsoft's).
 * Numbers that mean different things with different result codes are not here.
 */
export const bySubCode: FailureTable = {
  5: denied, // ERROR_ACCESS_DENIED
  86: {
    // ERROR_INVALID_PASSWORD
    code: "precondition-failed",
    message: "the old password is not right",
    advice: "Reset the password instead of changing it.",
  },
  1316: notUnique, // ERROR_USER_EXISTS
  1318: notUnique, // ERROR_GROUP_EXISTS
  1320: presentMember, // ERROR_MEMBER_IN_GROUP
  1321: absentValue, // ERROR_MEMBER_NOT_IN_GROUP
  1325: {
    // ERROR_PASSWORD_RESTRICTION, 0000052D
    code: "password-policy",
    message: "the directory's password policy refuses the password",
    advice: "Use a longer or more complex password that was not used before.",
  },
  1374: {
    // ERROR_MEMBERS_PRIMARY_GROUP
    code: "unsupported",
    message: "the group is the primary group of the member",
    advice: "Give the account another primary group first.",
  },
  1377: absentValue, // ERROR_MEMBER_NOT_IN_ALIAS
  1378: presentMember, // ERROR_MEMBER_IN_ALIAS
  8202: absentValue, // ERROR_DS_NO_ATTRIBUTE_OR_VALUE
  8224: {
    // ERROR_DS_OPERATIONS_ERROR, 00002020: the bind was lost
    code: "unavailable",
    message: "the directory server no longer knows who is asking",
    advice: "Open a new session.",
    scope: "session",
  },
  8239: notUnique, // ERROR_DS_CONSTRAINT_VIOLATION, 0000202F: Samba's for a UPN that is taken
  8303: unknown, // ERROR_DS_ATT_NOT_DEF_IN_SCHEMA
  8321: {
    // ERROR_DS_SINGLE_VALUE_CONSTRAINT
    code: "invalid-value",
    message: "an attribute that takes one value was given several",
    advice: "Give one value.",
  },
  8322: tooLong, // ERROR_DS_RANGE_CONSTRAINT
  8324: absentValue, // ERROR_DS_CANT_REM_MISSING_ATT
  8325: absentValue, // ERROR_DS_CANT_REM_MISSING_ATT_VAL
  8329: missingReference, // ERROR_DS_NO_PARENT_OBJECT
  8344: denied, // ERROR_DS_INSUFF_ACCESS_RIGHTS
  8373: missingReference, // ERROR_DS_NAME_REFERENCE_INVALID, 000020B5
  8453: denied, // ERROR_DS_DRA_ACCESS_DENIED
  8557: {
    // ERROR_DS_MACHINE_ACCOUNT_QUOTA_EXCEEDED
    code: "quota",
    message: "the connector's account has made as many entries as it may",
    advice: "Delegate the creation of accounts to the connector's account.",
  },
  8647: notUnique, // ERROR_DS_SPN_VALUE_NOT_UNIQUE_IN_FOREST
  8648: notUnique, // ERROR_DS_UPN_VALUE_NOT_UNIQUE_IN_FOREST
};
