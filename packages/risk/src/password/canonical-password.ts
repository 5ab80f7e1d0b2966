import { wipeableCopy } from "@rollcall/core";
import { withWorkspace } from "./judge/workspace.ts";
import { readPassword } from "./text/read-password.ts";

/**
 * Gives the bytes of a password that are to be hashed and stored: its UTF-8 in NFKC, so that every keyboard's spelling
 * of it is the same (NIST SP 800-63B-4). `undefined` for what {@link verdict} calls `not-text` or `too-long`. The
 * caller wipes them.
 */
export function canonicalPassword(password: Uint8Array): Uint8Array | undefined {
  return withWorkspace(({ room }) => {
    readPassword(password, room);
    const { tooLong, notText } = room.state;
    return tooLong || notText ? undefined : wipeableCopy(room.bytes.subarray(0, room.byteCount));
  });
}
