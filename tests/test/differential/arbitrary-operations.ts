import fc from "fast-check";
import { add, cast } from "./arbitrary-adds.ts";
import { anyRdn, commonName, name, place, target } from "./arbitrary-names.ts";
import { search } from "./arbitrary-searches.ts";
import { aSlot, attribute, password } from "./arbitrary-values.ts";
import type { Change, Operation, Target } from "./operation.ts";

const change: fc.Arbitrary<Change> = fc
  .record({
    one: attribute,
    change: fc.constantFrom("replace", "replace", "add", "delete"),
    all: fc.integer({ min: 0, max: 3 }),
  })
  .map(({ one, change, all }) => ({
    ...one,
    change,
    // Without values, a delete or a replacement clears the attribute.
    values: all === 0 && change !== "add" ? [] : one.values,
  }));

const modify: fc.Arbitrary<Operation> = fc.record({
  kind: fc.constant("modify"),
  target,
  changes: fc.array(change, { minLength: 1, maxLength: 3 }),
});

const membership: fc.Arbitrary<Operation> = fc.record({
  kind: fc.constant("modify"),
  target,
  changes: fc
    .record({
      change: fc.constantFrom("add", "add", "delete"),
      type: fc.constant("member"),
      values: fc.uniqueArray(aSlot, { minLength: 1, maxLength: 3 }),
    })
    .map(({ values, ...one }) => [{ ...one, values: values.map((slot) => `{dn:${slot}}`) }]),
});

/** `{type}` is the type of the name that the object has: a container keeps OU, others CN. */
const sameType: fc.Arbitrary<string> = name.map((text) => `{type}=${text}`);

const rename: fc.Arbitrary<Operation> = fc
  .record({
    kind: fc.constant("rename" as const),
    target,
    newRdn: fc.oneof({ weight: 12, arbitrary: sameType }, { weight: 1, arbitrary: anyRdn }),
    parent: fc.option(place, { nil: undefined, freq: 2 }),
    rare: fc.nat(9),
  })
  .map(({ rare, ...one }) =>
    // Samba does not find these, which ends the round: a few are enough.
    rare > 0 && one.parent === undefined && "slot" in one.target
      ? { ...one, target: { ...one.target, by: "dn" as const } }
      : one,
  );

/** Mostly something that holds nothing, but not always. */
const removed: fc.Arbitrary<Target> = fc.oneof(
  { weight: 4, arbitrary: target },
  { weight: 1, arbitrary: fc.constant({ written: "OU=North,{root}" }) },
);

const remove: fc.Arbitrary<Operation> = fc.record({
  kind: fc.constant("remove"),
  target: removed,
  tree: fc.boolean(),
});

const restore: fc.Arbitrary<Operation> = fc.record({
  kind: fc.constant("restore"),
  slot: aSlot,
  rdn: commonName,
  parent: place,
});

const bind: fc.Arbitrary<Operation> = fc.record({
  kind: fc.constant("bind"),
  slot: aSlot,
  password: password.filter((word) => word !== ""),
});

/** One operation, valid or broken. */
const operation: fc.Arbitrary<Operation> = fc.oneof(
  { weight: 8, arbitrary: add },
  { weight: 7, arbitrary: modify },
  { weight: 3, arbitrary: membership },
  { weight: 3, arbitrary: rename },
  { weight: 2, arbitrary: remove },
  { weight: 1, arbitrary: restore },
  { weight: 1, arbitrary: bind },
  { weight: 6, arbitrary: search },
);

/** A round: its cast, and then as many operations as asked for. One that is null was left out to make a failure small. */
export function aRound(length: number): fc.Arbitrary<readonly (Operation | null)[]> {
  const some = fc.array(fc.option(operation, { freq: 200 }), {
    minLength: length,
    maxLength: length,
  });
  return fc.tuple(cast, some).map(([first, more]) => [...first, ...more]);
}
