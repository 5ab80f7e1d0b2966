import fc from "fast-check";
import { addressWritings } from "./address-writings.ts";

const word = fc.string({ unit: "binary", maxLength: 40 });
const long = fc.string({ unit: "binary", minLength: 1000, maxLength: 1100 });
const lone = fc.array(fc.constantFrom("a", "\ud83d", "\ude00", "é"), { maxLength: 1100 });
const text = fc.oneof(
  word,
  long,
  lone.map((units) => units.join("")),
  fc.constant(null),
);

/** Objects that are nearly sign-ins, most of which can be used. */
export const signInLike: fc.Arbitrary<unknown> = fc.record(
  {
    id: fc.uuid(),
    at: fc.oneof(fc.nat(), fc.double({ min: 0, max: 8.64e15, noNaN: true })),
    subject: fc.oneof(fc.uuid(), fc.emailAddress()),
    result: fc.constantFrom("succeeded", "wrong-password", "failed", "refused"),
    organisation: text,
    role: text,
    address: fc.oneof(
      addressWritings.map(([one]) => one),
      fc.constantFrom("", null),
    ),
    network: fc.record({ number: fc.nat(), name: text }, { requiredKeys: [] }),
    place: fc.record(
      {
        country: fc.constantFrom("GB", "ie", ""),
        latitude: fc.double(),
        longitude: fc.double(),
        accuracy: fc.double(),
      },
      { requiredKeys: [] },
    ),
    device: fc.record(
      { agent: text, browser: text, system: text, type: fc.constantFrom("phone", "other", "") },
      { requiredKeys: [] },
    ),
    method: text,
    application: text,
    protocol: fc.constantFrom("modern", "legacy", undefined),
    session: fc.option(fc.uuid()),
    stepUp: fc.constantFrom("passed", "denied", "failed", null),
  },
  { requiredKeys: ["id", "at", "subject", "result"] },
);

/** Objects that fight back when they are read. */
export const hostile: fc.Arbitrary<unknown> = fc.constantFrom(
  Object.defineProperty({}, "id", {
    get() {
      throw new TypeError("a secret of the getter's");
    },
  }),
  new Proxy(
    {},
    {
      get() {
        throw new RangeError("a secret of the proxy's");
      },
    },
  ),
  { id: { toString: 1 }, at: 1n, subject: Symbol("subject") },
  { id: "1", at: 1, subject: "1", result: Symbol("result") },
);
