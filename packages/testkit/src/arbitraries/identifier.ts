import type { Identifier } from "@rollcall/core";
import fc, { type Arbitrary } from "fast-check";

const vpds = ["431", "508", "900"];

/** Makes identifiers of the systems that a staff record knows, with keys scoped by employer where they are. */
export function identifier(): Arbitrary<Identifier> {
  const scoped = (system: string, digits: number): Arbitrary<Identifier> =>
    fc.record({
      system: fc.constantFrom(...vpds).map((vpd) => `${system}:${vpd}`),
      value: numbers(digits),
    });
  return fc.oneof(
    scoped("esr-person", 7),
    scoped("esr-employee", 8),
    fc.record({ system: fc.constant("nhs-unique-id"), value: numbers(8) }),
    fc.record({ system: fc.constant("spine-uuid"), value: numbers(12) }),
    fc.record({ system: fc.constant("gmc"), value: numbers(7) }),
    fc.record({ system: fc.constant("ni-hash"), value: hex(64) }),
  );
}

/** Makes a number of so many digits, as text, zeros in front included. */
export function numbers(digits: number): Arbitrary<string> {
  return fc
    .integer({ min: 0, max: 10 ** digits - 1 })
    .map((value) => String(value).padStart(digits, "0"));
}

function hex(length: number): Arbitrary<string> {
  const digit = fc.constantFrom(..."0123456789abcdef");
  return fc.string({ unit: digit, minLength: length, maxLength: length });
}
