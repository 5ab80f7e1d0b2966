import fc from "fast-check";
import { anyRdn, commonName, name, place } from "./arbitrary-names.ts";
import { aSlot, attribute, password, quoted } from "./arbitrary-values.ts";
import type { Attribute, Operation, Place } from "./operation.ts";

const classes: Readonly<Record<string, readonly Attribute[]>> = {
  person: [{ type: "objectClass", values: ["top", "person", "organizationalPerson", "user"] }],
  user: [{ type: "objectClass", values: ["user"] }],
  group: [{ type: "objectClass", values: ["group"] }],
  contact: [{ type: "objectClass", values: ["contact"] }],
};

/** An account as it is usually made, with or without a password. */
const account: fc.Arbitrary<readonly Attribute[]> = fc
  .record({
    word: fc.option(password, { freq: 2 }),
    control: fc.option(fc.constantFrom("512", "514", "544", "66048"), { nil: undefined, freq: 4 }),
    more: fc.array(attribute, { maxLength: 3 }),
  })
  .map(({ word, control, more }) => [
    ...(word === null ? [] : [{ type: "unicodePwd", values: [quoted(word)] }]),
    // Without a password, an account can only be disabled.
    ...(control === undefined || word === null
      ? []
      : [{ type: "userAccountControl", values: [control] }]),
    ...more,
  ]);

/** `{slot}` keeps the account names of a round apart. */
function named(slot: number, attributes: readonly Attribute[]): readonly Attribute[] {
  if (attributes.some(({ type }) => type === "sAMAccountName")) return attributes;
  return [{ type: "sAMAccountName", values: [`{tag}s${slot}`] }, ...attributes];
}

/** The making of an object, valid or broken. */
export const add: fc.Arbitrary<Operation> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .record({ slot: aSlot, parent: place, rdn: commonName, attributes: account })
      .map(({ attributes, ...one }) => ({
        ...one,
        kind: "add" as const,
        attributes: unlike([...(classes.person ?? []), ...named(one.slot, attributes)]),
      })),
  },
  {
    weight: 3,
    arbitrary: fc
      .record({
        slot: aSlot,
        parent: place,
        rdn: commonName,
        more: fc.array(attribute, { maxLength: 2 }),
      })
      .map(({ more, ...one }) => ({
        ...one,
        kind: "add" as const,
        attributes: unlike([...(classes.group ?? []), ...named(one.slot, more)]),
      })),
  },
  {
    weight: 2,
    arbitrary: fc
      .record({ slot: aSlot, parent: place, text: name })
      .map(({ slot, parent, text }) => ({
        kind: "add" as const,
        slot,
        parent,
        rdn: `OU=${text}`,
        attributes: [{ type: "objectClass", values: ["organizationalUnit"] }],
      })),
  },
  {
    weight: 2,
    arbitrary: fc
      .record({
        slot: aSlot,
        parent: place,
        rdn: anyRdn,
        first: fc.constantFrom(...Object.values(classes), []),
        more: fc.array(attribute, { maxLength: 3 }),
      })
      .map(({ first, more, ...one }) => ({
        ...one,
        kind: "add" as const,
        attributes: unlike([...first, ...more]),
      })),
  },
);

/** An attribute may be named once in an add (RFC 4511 section 4.7). */
function unlike(attributes: readonly Attribute[]): readonly Attribute[] {
  return attributes.filter(
    ({ type }, at) => attributes.findIndex((other) => other.type === type) === at,
  );
}

/** Three accounts, two groups and a container, one in each slot. */
const roles = ["person", "person", "person", "group", "group", "container"];

/** How many operations a round begins with. */
export const castSize: number = roles.length;

/** What a round begins with. */
export const cast: fc.Arbitrary<Operation[]> = fc
  .tuple(...roles.map(beginning))
  .map((all) => all.flat());

function beginning(what: string, slot: number): fc.Arbitrary<Operation[]> {
  if (what === "container") {
    const attributes = [{ type: "objectClass", values: ["organizationalUnit"] }];
    return fc.constant([{ kind: "add", slot, parent: "root", rdn: "OU=Ward", attributes }]);
  }
  const state = [
    { type: "unicodePwd", values: [quoted("Rollcall-1234")] },
    { type: "userAccountControl", values: ["512"] },
  ];
  const first = [...(classes[what] ?? []), ...(what === "person" ? state : [])];
  return fc
    .constantFrom<Place>("root", "north", "south")
    .map((parent) => [
      { kind: "add", slot, parent, rdn: `CN=Cast ${slot}`, attributes: named(slot, first) },
    ]);
}
