import { commonFacts } from "./common-facts.ts";
import type { FailureFacts, FailureTable } from "./failure-facts.ts";

const { notUnique, denied, missingReference, absentValue, presentValue } = commonFacts;

const tooLong: FailureFacts = {
  code: "invalid-value",
  message: "a value is longer, or larger, than its attribute allows",
  advice: "Shorten the value.",
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
  1317: missingReference, // ERROR_NO_SUCH_USER, 00000525: a member that is not there
  1318: notUnique, // ERROR_GROUP_EXISTS
  1320: presentValue, // ERROR_MEMBER_IN_GROUP
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
  1378: presentValue, // ERROR_MEMBER_IN_ALIAS
  8202: absentValue, // ERROR_DS_NO_ATTRIBUTE_OR_VALUE
  8224: {
    // ERROR_DS_OPERATIONS_ERROR, 00002020: the bind was lost
    code: "unavailable",
    message: "the directory server no longer knows who is asking",
    advice: "Open a new session.",
    scope: "session",
  },
  8239: notUnique, // ERROR_DS_CONSTRAINT_VIOLATION, 0000202F: Samba's for a UPN that is taken
  8303: commonFacts.unknownAttribute, // ERROR_DS_ATT_NOT_DEF_IN_SCHEMA
  8321: commonFacts.severalValues, // ERROR_DS_SINGLE_VALUE_CONSTRAINT
  8322: tooLong, // ERROR_DS_RANGE_CONSTRAINT
  8323: presentValue, // ERROR_DS_ATT_VAL_ALREADY_EXISTS
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
