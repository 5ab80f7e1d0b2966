import fc from "fast-check";
import { aSlot } from "./arbitrary-values.ts";
import type { Place, Target } from "./operation.ts";

/** A name, as it stands in a DN. */
export const name: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom("Ann Bell", "ann bell", "Bo", "Cy", "Di", "Ward 1") },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      "Bell\\, Ann",
      "Zoë",
      "\\#1",
      "a\\+b",
      'say \\"x\\"',
      "back\\\\slash",
      "\\ lead",
      "trail\\ ",
      "x\\=y",
      "\\C3\\A9t\\C3\\A9",
    ),
  },
  { weight: 1, arbitrary: fc.constantFrom("y".repeat(64), "y".repeat(64), "y".repeat(65), "") },
);

/** The RDN of an account or group. */
export const commonName: fc.Arbitrary<string> = name.map((text) => `CN=${text}`);

/** An RDN, of which some are none. */
export const anyRdn: fc.Arbitrary<string> = fc.oneof(
  { weight: 24, arbitrary: commonName },
  { weight: 1, arbitrary: name.map((text) => `OU=${text}`) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      "Ann Bell",
      "CN=a,b",
      "CN=a+sn=b",
      "sn=a",
      "noSuch=a",
      "",
      "CN=\\zz",
    ),
  },
);

/** A container. */
export const place: fc.Arbitrary<Place> = fc.oneof(
  { weight: 10, arbitrary: fc.constantFrom("root", "north", "south") },
  { weight: 1, arbitrary: fc.constant("absent" as const) },
  { weight: 2, arbitrary: aSlot },
);

/** What a request is about. */
export const target: fc.Arbitrary<Target> = fc.oneof(
  { weight: 8, arbitrary: aSlot.map((slot) => ({ slot, by: "dn" as const })) },
  { weight: 6, arbitrary: aSlot.map((slot) => ({ slot, by: "guid" as const })) },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom("CN=Nobody,{root}", "no dn", "OU=North,{root}", "<GUID=nonsense>", "")
      .map((written) => ({ written })),
  },
);
