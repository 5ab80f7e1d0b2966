import fc from "fast-check";
import type { SignIn } from "../../../src/sign-in/sign-in.ts";

/** 21 Nov 2026, 08:00 UTC. */
export const start = Date.UTC(2026, 10, 21, 8);
export const day = 86_400_000;

let made = 0;

/** Makes a sign-in that succeeded, from a ward's workstation. */
export function signIn(changes: Partial<SignIn> = {}): SignIn {
  return {
    id: `event-${made++}`,
    at: start,
    subject: "person-1",
    result: "succeeded",
    address: "192.0.2.10",
    network: { number: 64_500 },
    place: { country: "GB" },
    device: {
      agent: "Edge/141 Windows",
      browser: "Edge 141",
      system: "Windows 11",
      type: "desktop",
    },
    ...changes,
  };
}

/** Sign-ins of a few people with few values, in the order of time, at times without an address or a device. */
export const histories: fc.Arbitrary<readonly SignIn[]> = fc
  .array(
    fc.record({
      subject: fc.constantFrom("a", "b", "c"),
      hours: fc.integer({ min: 0, max: 30 }),
      address: fc.option(fc.constantFrom("192.0.2.1", "192.0.2.2", "198.51.100.1", "203.0.113.9")),
      number: fc.option(fc.constantFrom(64_500, 64_501, 64_502)),
      country: fc.option(fc.constantFrom("GB", "IE", "FR")),
      agent: fc.option(fc.constantFrom("Edge/140", "Edge/141", "Safari/18", "")),
      browser: fc.option(fc.constantFrom("Edge 141", "Safari 18")),
      type: fc.constantFrom("desktop", "phone"),
    }),
    { maxLength: 40 },
  )
  .map((drawn) => {
    let at = start;
    return drawn.map(({ subject, hours, address, number, country, agent, browser, type }) => {
      at += hours * 3_600_000;
      return {
        id: `drawn-${made++}`,
        at,
        subject,
        result: "succeeded",
        ...(address === null ? {} : { address }),
        ...(number === null ? {} : { network: { number } }),
        ...(country === null ? {} : { place: { country } }),
        device: {
          type: type as "desktop" | "phone",
          ...(agent === null ? {} : { agent }),
          ...(browser === null ? {} : { browser }),
        },
      } satisfies SignIn;
    });
  });
