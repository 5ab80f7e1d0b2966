import fc from "fast-check";
import type { Sighting } from "../../src/rules/rule.ts";
import { day, hour, now } from "./sighting.ts";

const wild = fc.double();
const instant = fc.oneof(fc.integer({ min: now - 200 * day, max: now + 2 * hour }), wild);
const count = fc.oneof(fc.integer({ min: 0, max: 300 }), wild);
const text = fc.string({ unit: "binary", maxLength: 40 });
const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined });
const flag = maybe(fc.boolean());
const network = fc.oneof(fc.constantFrom(0, 64_500, 64_501), wild);

const place = fc.record(
  {
    country: text,
    latitude: fc.oneof(fc.double({ min: -90, max: 90 }), wild),
    longitude: fc.oneof(fc.double({ min: -180, max: 180 }), wild),
    accuracy: wild,
  },
  { requiredKeys: [] },
);

const event = fc.record(
  {
    id: text,
    at: instant,
    subject: text,
    result: fc.constantFrom("succeeded", "wrong-password", "failed", "refused"),
    address: text,
    network: fc.record({ number: network }),
    place,
    method: text,
    application: text,
    protocol: fc.constantFrom("modern", "legacy"),
    session: fc.constantFrom("t1", "t2", ""),
    stepUp: fc.constantFrom("passed", "denied", "failed"),
  },
  { requiredKeys: ["id", "at", "subject", "result"] },
);

const listed = maybe(fc.constantFrom("egress", "vpn", "anonymiser", "threat"));

const past = fc.record({
  firstSeen: maybe(instant),
  learnt: count,
  last: maybe(
    fc.record({
      at: instant,
      place: maybe(place),
      network: maybe(network),
      session: maybe(fc.nat()),
      listed,
    }),
  ),
  failures: count,
  denied: count,
  passwordReset: maybe(instant),
  known: fc.record({ country: flag, network: flag, device: flag }),
});

const surroundings = fc.record({
  listed,
  failingPeople: count,
  colleagues: count,
  standing: fc.constantFrom(
    "in-post",
    "not-started",
    "absent",
    "suspended",
    "just-left",
    "left",
    "unknown",
  ),
});

/** Sign-ins with every value that the types allow, sensible or not. */
export const sightings: fc.Arbitrary<Sighting> = fc.record({ event, past, surroundings }) as never;
