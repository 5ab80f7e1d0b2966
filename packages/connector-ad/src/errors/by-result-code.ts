import { commonFacts } from "./common-facts.ts";
import type { FailureTable } from "./failure-facts.ts";

const busy = "Try again; when it happens often, do less at once or look at the server's load.";
const elsewhere = "Connect to a writable server that holds this part of the directory.";
const asNamed = "Correct the name; RFC 4514 says which characters must be escaped.";

/** What the result codes of RFC 4511 appendix A mean when no sub-code says more. */
export const byResultCode: FailureTable = {
  1: {
    code: "unavailable",
    message: "the directory server failed at the request",
    advice: "Try again; when it stays so, look at the server's log.",
    scope: "session",
  },
  2: {
    code: "protocol",
    message: "the directory server did not understand the request",
    advice: "Check that the server supports what was asked of it.",
  },
  3: {
    code: "timeout",
    message: "the directory server ran out of time",
    advice: "Ask for less at once, or raise callTimeout and the server's time limit.",
  },
  7: {
    code: "auth-failed",
    message: "the directory server does not take simple binds",
    advice: "Allow simple binds over TLS for this account.",
    scope: "system",
  },
  8: {
    code: "auth-failed",
    message: "the directory server asks for a stronger way to sign in",
    advice: "Allow simple binds over TLS for this account.",
    scope: "system",
  },
  10: {
    code: "unsupported",
    message: "the directory server does not hold this part of the directory",
    advice: elsewhere,
  },
  11: {
    code: "quota",
    message: "the request is beyond a limit of the directory server",
    advice: "Ask for less at once, or raise the server's limit.",
  },
  12: {
    code: "unsupported",
    message: "the directory server does not support a control that the request needs",
    advice: "Check the server's version and what its root entry says that it supports.",
  },
  13: {
    code: "auth-failed",
    message: "the directory server asks for encryption",
    advice: "Use ldaps://, or ldap:// for StartTLS.",
    scope: "system",
  },
  16: {
    code: "unknown-attribute",
    message: "the directory does not know an attribute, or the entry has no such value",
    advice: "Check the spelling of the attributes against the directory's schema.",
  },
  17: commonFacts.unknownAttribute,
  18: {
    code: "invalid-value",
    message: "an attribute cannot be searched in this way",
    advice: "Compare it in a way that its syntax allows.",
  },
  19: commonFacts.invalidValue,
  20: commonFacts.presentValue,
  21: {
    code: "invalid-value",
    message: "a value has not the form that its attribute asks for",
    advice: "Check length and form of the values.",
  },
  33: { code: "invalid-value", message: "an alias points nowhere", advice: asNamed },
  34: {
    code: "invalid-value",
    message: "a distinguished name is malformed",
    advice: asNamed,
  },
  36: { code: "invalid-value", message: "an alias points nowhere", advice: asNamed },
  50: commonFacts.denied,
  51: {
    code: "throttled",
    message: "the directory server is busy",
    advice: busy,
    scope: "system",
  },
  52: {
    code: "unavailable",
    message: "the directory server is not available at present",
    advice: busy,
    scope: "system",
  },
  53: {
    code: "unsupported",
    message: "the directory server is not willing to do this",
    advice: "Look at the server's log for the reason.",
  },
  54: { code: "protocol", message: "the directory refers to itself", advice: elsewhere },
  64: {
    code: "invalid-value",
    message: "a name is not allowed in its place",
    advice: asNamed,
  },
  65: {
    code: "invalid-value",
    message: "an attribute that the kind of entry needs is missing, or one is not allowed",
    advice: "Compare the attributes with the object classes of the entry.",
  },
  66: {
    code: "precondition-failed",
    message: "the entry holds other entries",
    advice: "Move or delete what it holds first.",
  },
  67: {
    code: "invalid-value",
    message: "an attribute that names the entry can be changed by renaming only",
    advice: "Rename the entry instead.",
  },
  68: {
    code: "already-exists",
    message: "there is an entry of this name already",
    advice: "Choose another name, or correlate the entry that is there.",
  },
  69: {
    code: "unsupported",
    message: "the kind of an entry cannot be changed",
    advice: "Make a new entry.",
  },
  71: { code: "unsupported", message: "the move leads to another server", advice: elsewhere },
  80: {
    code: "internal",
    message: "the directory server failed in a way that it does not explain",
    advice: "Look at the server's log for the reason.",
  },
  122: {
    code: "precondition-failed",
    message: "the entry is not as expected",
    advice: "Plan again from a new read.",
  },
};
