import { ConnectorError } from "@rollcall/core";
import { bindFailure } from "./errors/by-bind-code.ts";
import { byResultCode } from "./errors/by-result-code.ts";
import { bySubCode } from "./errors/by-sub-code.ts";
import { byWording } from "./errors/by-wording.ts";
import { commonFacts } from "./errors/common-facts.ts";
import type { FailureFacts } from "./errors/failure-facts.ts";
import { type SubCodes, subCodes } from "./result.ts";
import type { WireResult } from "./wire.ts";

/** What was asked of the server: the same code means different things for different calls. */
export interface FailureContext {
  readonly call: "bind" | "search" | "add" | "modify" | "rename" | "remove";
  /** The request names values that the entry must have, as one that deletes the old value does. */
  readonly expects?: boolean | undefined;
}

/**
 * Turns a result that is no success into the error to throw. Reads numbers only: the server's text, the matched DN and
 * the referrals may be personal, and none of them reaches the error.
 */
export function failure(result: WireResult, context: FailureContext): ConnectorError {
  const codes = subCodes(result);
  return new ConnectorError({ ...factsOf(result, codes, context), native: native(result, codes) });
}

function factsOf(result: WireResult, codes: SubCodes, context: FailureContext): FailureFacts {
  const { code } = result;
  if (context.call === "bind" && (code === 48 || code === 49)) return bindFailure(codes.data);
  return (
    inContext(result, codes, context) ??
    byWording(code, result.diagnostic) ??
    bySubCodeOf(codes) ??
    byResultCode[code] ??
    other
  );
}

function bySubCodeOf({ win32 }: SubCodes): FailureFacts | undefined {
  return win32 === undefined ? undefined : bySubCode[win32];
}

const other: FailureFacts = {
  code: "internal",
  message: "the directory server answered with a code that is not known",
  advice: "Look at the server's log for the reason.",
};
const partial: FailureFacts = {
  code: "partial-result",
  message: "the directory server gave a part of the answer only",
  advice: "Read in pages, narrow the search, or raise the server's limits.",
};
const notFound: FailureFacts = {
  code: "not-found",
  message: "the entry does not exist, or the connector's account may not see it",
  advice: "Plan again from a new read; check the option baseDN when it is the base of a search.",
};
const notAsExpected: FailureFacts = {
  code: "precondition-failed",
  message: "the entry has not the values that were expected",
  advice: "Plan again from a new read.",
};

/** The numbers that mean something else, depending on what was asked. */
function inContext(
  { code, diagnostic }: WireResult,
  { win32 }: SubCodes,
  { call, expects }: FailureContext,
): FailureFacts | undefined {
  if (call === "search" && partialCodes.has(code)) return partial;
  if (code === 3) return { ...(byResultCode[3] ?? other), effect: "unknown" };
  if (code === 16 && win32 === wrongParameter) return commonFacts.unknownAttribute;
  if (code === 16 && expects) return byWording(code, diagnostic) ?? notAsExpected;
  if (code === 68 && call === "modify" && win32 === nameTaken) return commonFacts.notUnique;
  if (code !== 32 || win32 === noSuchMember) return undefined;
  return call === "add" ? commonFacts.missingReference : notFound;
}

/** Time, size and administrative limits, and a referral: the rest of the answer is elsewhere or nowhere. */
const partialCodes: ReadonlySet<number> = new Set([3, 4, 10, 11]);
/** ERROR_INVALID_PARAMETER: with noSuchAttribute, Active Directory's word for an attribute that its schema has not. */
const wrongParameter = 0x57;

/** ERROR_DS_OBJ_STRING_NAME_EXISTS: of a new entry, that its DN or its sAMAccountName is taken. */
const nameTaken = 0x2071;
/** ERROR_NO_SUCH_USER: not the entry is missing, but one that it refers to. */
const noSuchMember = 0x525;

/** Such as `19 0000202F`, or `49 data 52e`. */
function native({ code }: WireResult, { win32, data }: SubCodes): string {
  const parts = [String(code)];
  if (win32 !== undefined) parts.push(win32.toString(16).toUpperCase().padStart(8, "0"));
  if (code === 49 && data !== undefined) parts.push(`data ${data.toString(16)}`);
  return parts.join(" ");
}
