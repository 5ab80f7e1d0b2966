import { wipeable } from "@rollcall/core";

const alphabet = "0123456789!#%+-=:_";
const length = 32;

/**
 * Makes a password that nobody can guess or needs to know: 32 signs of 18, some 133 bits. A capital and a small letter
 * stand apart among digits and marks, so that policies that ask for kinds of characters are content and no part of a
 * name can come up in it. Gives UTF-8 bytes, to be wiped after use.
 */
export function randomPassword(randomBytes: (count: number) => Uint8Array): Uint8Array {
  const password = wipeable(length + 2);
  password[0] = "Z".charCodeAt(0);
  for (let at = 1; at <= length; at++) password[at] = alphabet.charCodeAt(pick(randomBytes));
  password[length + 1] = "q".charCodeAt(0);
  return password;
}

/** Takes a number below the alphabet's length, each as likely as any other. */
function pick(randomBytes: (count: number) => Uint8Array): number {
  const most = 256 - (256 % alphabet.length);
  for (;;) {
    const [byte = most] = randomBytes(1);
    if (byte < most) return byte % alphabet.length;
  }
}
