import type {
  AccountRef,
  AttributeDelta,
  AttributeSchema,
  EntitlementRef,
  Expectation,
  KindSchema,
  Operation,
  OperationBase,
  Receipt,
  Scalar,
  Schema,
} from "@rollcall/core";
import fc, { type Arbitrary } from "fast-check";
import { entitlement, observedAt } from "./account.ts";
import { attributes, attributeValue } from "./attribute-value.ts";

/** What operations are made about. */
export interface OperationOptions {
  readonly schema: Schema;
  /** Defaults to `account`. */
  readonly account?: string | undefined;
  /** Accounts that they may touch; made up when missing. */
  readonly refs?: readonly AccountRef[] | undefined;
  /** Defaults to `directory`. */
  readonly target?: string | undefined;
}

/** Makes operations of every kind that fit the schema, whether or not a target would take them. */
export function operation(options: OperationOptions): Arbitrary<Operation> {
  const kind = options.schema.kinds[options.account ?? "account"] ?? { attributes: {} };
  const held = fc.uniqueArray(entitlement(kind.entitlements), {
    maxLength: 2,
    selector: ({ kind: of, id }) => `${of}:${id}`,
  });
  const ref = refs(options);
  const some = fc.uniqueArray(ref, { maxLength: 3, selector: ({ stable }) => stable });
  const bodies: Arbitrary<object>[] = [
    fc.record({
      kind: fc.constant("create"),
      handle: fc.uuid(),
      attributes: attributes(kind, [], isWritable),
      enabled: fc.boolean(),
      entitlements: held,
    }),
    fc.record(
      {
        kind: fc.constant("update"),
        ref,
        deltas: deltas(kind),
        enabled: fc.boolean(),
        grant: held,
        revoke: held,
        expects: expectation(kind, held),
      },
      { requiredKeys: ["kind", "ref", "deltas", "expects"] },
    ),
    fc.record({
      kind: fc.constant("membership"),
      entitlement: entitlement(),
      grant: some,
      revoke: some,
    }),
    fc.record({ kind: fc.constantFrom("delete", "restore"), ref }),
  ];
  return fc.tuple(base(options), fc.oneof(...bodies)).map(([shared, body]) => {
    const exists = "ref" in body && (body as { kind?: string }).kind !== "restore";
    return { ...shared, expects: { exists }, ...body } as Operation;
  });
}

function expectation(
  kind: KindSchema,
  held: Arbitrary<readonly EntitlementRef[]>,
): Arbitrary<Expectation> {
  return fc.record(
    {
      exists: fc.constant(true),
      version: fc.nat(9).map(String),
      attributes: attributes(kind, [], (schema) => !schema.secret && !schema.reference),
      enabled: fc.boolean(),
      holds: held,
      lacks: held,
    },
    { requiredKeys: ["exists"] },
  );
}

/** Makes receipts that a connector may give. */
export function receipt(): Arbitrary<Receipt> {
  return fc.record(
    {
      operation: fc.uuid(),
      status: fc.constantFrom<Receipt["status"]>("done", "already", "accepted", "rejected"),
      ref: fc.record({ kind: fc.constant("account"), stable: fc.uuid() }),
      version: fc.nat(9).map(String),
      at: fc.constant(observedAt),
    },
    { requiredKeys: ["operation", "status", "at"] },
  );
}

function refs({ refs: given, account = "account" }: OperationOptions): Arbitrary<AccountRef> {
  if (given && given.length > 0) return fc.constantFrom(...given);
  return fc.uuid().map((stable) => ({ kind: account, stable }));
}

function base({
  target = "directory",
  account = "account",
}: OperationOptions): Arbitrary<OperationBase> {
  return fc.record({
    id: fc.uuid(),
    target: fc.constant(target),
    account: fc.constant(account),
    label: fc.constantFrom("ada.okafor", "ben.hughes"),
    expects: fc.constant({ exists: true }),
    classes: fc.constant([]),
    urgency: fc.constantFrom("closing" as const, "opening" as const, "routine" as const),
    reasons: fc.constant([{ rule: "displayName", because: "the staff record says so" }]),
    after: fc.constant([]),
  });
}

function isWritable(schema: AttributeSchema): boolean {
  return !schema.readOnly && !schema.reference;
}

/** Makes changes of attributes that may be written. */
export function deltas(kind: KindSchema): Arbitrary<readonly AttributeDelta[]> {
  const known = Object.entries(kind.attributes).filter(([, schema]) => {
    return isWritable(schema) && !schema.writeOnce;
  });
  if (known.length === 0) return fc.constant([]);
  const one = fc.constantFrom(...known).chain(([attribute, schema]) => delta(attribute, schema));
  return fc.uniqueArray(one, { maxLength: 3, selector: ({ attribute }) => attribute });
}

function delta(attribute: string, schema: AttributeSchema): Arbitrary<AttributeDelta> {
  const value = attributeValue(schema);
  const replace = value.map((given) => ({ attribute, change: "replace" as const, value: given }));
  const clear = fc.constant({ attribute, change: "clear" as const });
  const some = schema.required ? [replace] : [replace, clear];
  if (schema.cardinality !== "set") return fc.oneof(...some);
  const parts = fc
    .tuple(fc.constantFrom("add" as const, "remove" as const), value)
    .map(([change, values]) => ({ attribute, change, values: values as readonly Scalar[] }));
  return fc.oneof(...some, parts);
}
