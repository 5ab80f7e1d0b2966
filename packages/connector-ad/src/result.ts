import type { WireResult } from "./wire.ts";

/** The numbers that Active Directory and Samba put into the text of a result; the rest of the text may be personal. */
export interface SubCodes {
  /** The Win32 error that the text begins with, such as 0x52d in `0000052D: SvcErr: …`. */
  readonly win32?: number | undefined;
  /** Why a bind failed, such as 0x52e in `… AcceptSecurityContext error, data 52e, v3839`. */
  readonly data?: number | undefined;
}

/** Tells whether a server did what it was asked. */
export function isSuccess(result: WireResult): boolean {
  return result.code === 0;
}

/** Reads Microsoft's numbers out of a result. */
export function subCodes({ diagnostic }: WireResult): SubCodes {
  return {
    win32: hexadecimal(/^\s*([0-9a-f]{8}):/i, diagnostic),
    data: hexadecimal(/\bdata ([0-9a-f]{1,8})\b/i, diagnostic),
  };
}

function hexadecimal(pattern: RegExp, text: string): number | undefined {
  const digits = pattern.exec(text)?.[1];
  return digits === undefined ? undefined : Number.parseInt(digits, 16);
}

/** Makes a result of which only the code is known. */
export function resultOf(code: number): WireResult {
  return { code, matchedDN: "", diagnostic: "", referrals: [], controls: [] };
}

const other = 80;

/**
 * Stands for a result that did not come: `other` of RFC 4511 section 4.1.9. A wire throws before it lets an answer end
 * without one.
 */
export const noResult: WireResult = resultOf(other);
