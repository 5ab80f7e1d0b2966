import { createHmac } from "node:crypto";
import { secret } from "@rollcall/core";
import { expect, test } from "vitest";
import { createNiHash } from "../src/identifier.ts";

test.each([16, 32, 64, 65, 200])(
  "the hash of a NI number is the HMAC-SHA256 of RFC 2104, with a key of %i bytes",
  (length) => {
    const key = Uint8Array.from({ length }, (_, index) => index * 7);
    const niHash = createNiHash(secret(Uint8Array.from(key)));
    for (const [niNumber, day, text] of [
      ["QQ123456", 19800131, "QQ123456|1980-01-31"],
      ["QQ654321", 20011231, "QQ654321|2001-12-31"],
    ] as const) {
      expect(niHash(niNumber, day)).toBe(createHmac("sha256", key).update(text).digest("hex"));
    }
  },
);
