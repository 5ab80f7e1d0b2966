import fc from "fast-check";

/** Two writings of one address: letters, leading zeros, `::`, dotted ends, zones and mapping differ. */
export const addressWritings: fc.Arbitrary<readonly [string, string]> = fc.oneof(
  fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255), fc.nat(255)).chain(writingsOfVersion4),
  fc
    .array(fc.oneof(fc.constant(0), fc.nat(0xffff)), { minLength: 8, maxLength: 8 })
    .chain((groups) => fc.tuple(writingOfVersion6(groups), writingOfVersion6(groups))),
);

function writingsOfVersion4([a, b, c, d]: readonly number[]): fc.Arbitrary<
  readonly [string, string]
> {
  const dotted = `${a}.${b}.${c}.${d}`;
  const groups = [0, 0, 0, 0, 0, 0xffff, (a ?? 0) * 256 + (b ?? 0), (c ?? 0) * 256 + (d ?? 0)];
  const mapped = writingOfVersion6(groups);
  return fc.tuple(fc.constantFrom(dotted, `::ffff:${dotted}`), mapped);
}

/** Writes groups by hand and not by the code that is tested. */
function writingOfVersion6(groups: readonly number[]): fc.Arbitrary<string> {
  const ways = fc.record({
    upper: fc.boolean(),
    padded: fc.boolean(),
    gap: fc.boolean(),
    dotted: fc.boolean(),
    zone: fc.constantFrom("", "%eth0", "%12"),
  });
  return ways.map(({ upper, padded, gap, dotted, zone }) => {
    const hex = groups.map((group) => group.toString(16).padStart(padded ? 4 : 1, "0"));
    const [high = 0, low = 0] = groups.slice(6);
    const end = `${high >> 8}.${high & 255}.${low >> 8}.${low & 255}`;
    const parts = dotted ? [...hex.slice(0, 6), end] : hex;
    const zeros = groups.slice(0, dotted ? 6 : 8).indexOf(0);
    const text =
      gap && zeros >= 0
        ? `${parts.slice(0, zeros).join(":")}::${parts.slice(zeros + 1).join(":")}`
        : parts.join(":");
    return `${upper ? text.toUpperCase() : text}${zone}`;
  });
}
