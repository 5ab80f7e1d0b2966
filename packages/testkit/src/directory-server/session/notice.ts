import { resultCode } from "../messages/result.ts";
import { writeResult } from "../messages/write-result.ts";

/** Writes the message by which a server says that it ends the connection (RFC 4511 section 4.4.1). */
export function disconnectionNotice(code: number = resultCode.unavailable): Buffer {
  const diagnostic = "00002024: LdapErr: DSID-00000000, comment: Server is closing, data 0";
  return writeResult(0, "extended", { code, diagnostic, oid: "1.3.6.1.4.1.1466.20036" });
}
