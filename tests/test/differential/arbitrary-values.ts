import fc from "fast-check";
import type { Attribute, Value } from "./operation.ts";

/** As many slots as one round has for objects. Few, so that operations meet. */
export const slots = 6;

/** A slot of the round. */
export const aSlot: fc.Arbitrary<number> = fc.nat(slots - 1);

const awkward = [
  "Zoë Ångström",
  "O'Brien, Ann",
  " padded ",
  "two  spaces",
  "#hash",
  'quote "x"',
  "back\\slash",
  "a+b=c;<d>",
  "(star*)",
  "line\nbreak",
  "ß",
  "👩‍⚕️",
];

const text: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom("x", "X", "Ann", "ann", "Bell", "Nurse", "0", "12") },
  { weight: 2, arbitrary: fc.constantFrom(...awkward) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(17, 64, 65, 128, 129, 256, 257).map((n) => "y".repeat(n)),
  },
  { weight: 1, arbitrary: fc.constant("") },
);

/** Passwords: four that the policy takes, and others that it does not. */
export const password: fc.Arbitrary<string> = fc.constantFrom(
  "Rollcall-1234",
  "Rollcall-5678",
  "Zürich-Straße-9",
  "correct Horse 7",
  "short1!",
  "alllowercase",
  "",
);

/** The bytes that `unicodePwd` takes. */
export function quoted(word: string): Uint8Array {
  return Uint8Array.from(Buffer.from(`"${word}"`, "utf16le"));
}

const plain = [
  "displayName",
  "givenName",
  "sn",
  "initials",
  "title",
  "department",
  "company",
  "mail",
  "employeeID",
  "employeeNumber",
  "employeeType",
  "physicalDeliveryOfficeName",
  "telephoneNumber",
  "mobile",
  "l",
  "postalCode",
  "info",
  "description",
  "comment",
];

const several = ["proxyAddresses", "otherTelephone", "otherMobile", "url", "carLicense"];

const dn: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: aSlot.map((slot) => `{dn:${slot}}`) },
  {
    weight: 1,
    arbitrary: fc.constantFrom("CN=Nobody,{root}", "no dn", "{root}", "OU=North,{root}"),
  },
);

const keyed: Readonly<Record<string, readonly Value[]>> = {
  sAMAccountName: [
    "{tag}a",
    "{tag}b",
    "{TAG}A",
    "{tag}-is-too-long-for-a-name",
    "{tag}/x",
    "{tag}[y",
  ],
  userPrincipalName: ["{tag}a@trust.nhs.example", "{tag}b@trust.nhs.example", "{tag}c", "@"],
  userAccountControl: [
    "512",
    "514",
    "544",
    "546",
    "66048",
    "66050",
    "8388608",
    "0",
    "2",
    "16",
    "abc",
  ],
  accountExpires: [
    "0",
    "9223372036854775807",
    "133800000000000000",
    "-1",
    "x",
    "99999999999999999999",
  ],
  pwdLastSet: ["0", "-1", "5"],
  lockoutTime: ["0", "1"],
  adminCount: ["0", "1", "x", "2147483648"],
  countryCode: ["0", "826", "-1", ""],
  primaryGroupID: ["513", "514", "515", "x"],
  groupType: ["-2147483646", "-2147483644", "-2147483640", "2", "8", "0"],
  msNPAllowDialin: ["TRUE", "FALSE", "true", "yes"],
  preferredLanguage: ["en-GB", "fr"],
  thumbnailPhoto: [Uint8Array.of(0xff, 0xd8, 0), Uint8Array.of()],
};

/** What no request may write, or only by another kind of request. */
const ofSystem: Readonly<Record<string, readonly Value[]>> = {
  isDeleted: ["TRUE", "FALSE"],
  objectClass: ["user", "group", "contact", "top", "noSuchClass"],
  objectGUID: [new Uint8Array(16)],
  objectSid: [new Uint8Array(28)],
  cn: ["x", "Ann Bell"],
  name: ["x"],
  distinguishedName: ["{dn:0}"],
  memberOf: ["{dn:1}"],
  whenCreated: ["20260101000000.0Z"],
  uSNChanged: ["1"],
  sAMAccountType: ["805306368"],
  instanceType: ["4"],
  noSuchAttribute: ["x"],
};

/** One attribute with one value or more, of which some are wrong on purpose. */
export const attribute: fc.Arbitrary<Attribute> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ type: fc.constantFrom(...plain), values: few(text, 1) }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constantFrom(...plain), values: few(text, 3) }) },
  { weight: 3, arbitrary: fc.record({ type: fc.constantFrom(...several), values: few(text, 3) }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant("manager"), values: few(dn, 1) }) },
  { weight: 4, arbitrary: fc.record({ type: fc.constant("member"), values: few(dn, 3) }) },
  { weight: 8, arbitrary: oneOf(keyed) },
  { weight: 1, arbitrary: oneOf(ofSystem) },
  {
    weight: 2,
    arbitrary: password.map((word) => ({ type: "unicodePwd", values: [quoted(word)] })),
  },
  {
    weight: 1,
    arbitrary: fc.constant({ type: "unicodePwd", values: ["Rollcall-1234"] }),
  },
);

function oneOf(pool: Readonly<Record<string, readonly Value[]>>): fc.Arbitrary<Attribute> {
  return fc
    .constantFrom(...Object.entries(pool))
    .chain(([type, values]) =>
      fc.constantFrom(...values).map((value) => ({ type, values: [value] })),
    );
}

function few<Item extends Value>(item: fc.Arbitrary<Item>, most: number): fc.Arbitrary<Item[]> {
  return fc.array(item, { minLength: 1, maxLength: most });
}

/** Attributes that searches are about. */
export const searchedAttribute: fc.Arbitrary<string> = fc.constantFrom(
  ...plain,
  ...several,
  ...["sAMAccountName", "userPrincipalName", "userAccountControl", "member", "memberOf", "manager"],
  ...["objectClass", "objectCategory", "cn", "name", "adminCount", "isDeleted", "noSuchAttribute"],
);
