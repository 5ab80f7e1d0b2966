import { type AttributeSchema, attributeSchema, type Expectation } from "@rollcall/core";
import { NotApplicable, needed } from "./breach.ts";
import type { ContractCheck, ContractContext } from "./contract-check.ts";
import { createOperation, lifeOperation } from "./operations.ts";
import { newAccount, refusedWrite, updating, writePart, writingSample } from "./writing.ts";

/** The rules for writes that must be refused, with no effect. */
export const writeRefusalChecks: readonly Omit<ContractCheck, "part" | "capability">[] = [
  {
    name: "a write with a forged lease is refused",
    run: async (context) => {
      const create = newOperation(context, {});
      await refusedWrite(context, "a write with a forged lease", {
        codes: ["permission-denied"],
        act: () => writePart(context).execute(create, { ...context.lease }),
      });
    },
  },
  {
    name: "a write that the caller no longer wants is not made",
    run: async (context) => {
      const create = newOperation(context, {});
      const options = { signal: AbortSignal.abort() };
      await refusedWrite(context, "a write that was aborted before it began", {
        codes: ["cancelled"],
        act: () => writePart(context).execute(create, context.lease, options),
      });
    },
  },
  {
    name: "an attribute that the schema does not have is refused",
    run: async (context) => {
      await refusedWrite(context, "a new account with an unknown attribute", {
        codes: ["unknown-attribute"],
        operation: newOperation(context, { noSuchAttribute: "x" }),
      });
    },
  },
  {
    name: "a unique value that another account holds is refused",
    run: async (context) => {
      const { ref } = await newAccount(context, 1);
      const taken = writingSample(context).account(1).attributes;
      const schema = await context.session.schema();
      const unique = Object.entries(taken).filter(
        ([name]) => attributeSchema(schema, ref.kind, name)?.unique === true,
      );
      if (unique.length === 0) throw new NotApplicable("new accounts have no unique value");
      for (const [attribute, value] of unique) {
        await refusedWrite(context, `a new account with a value of ${attribute} that is taken`, {
          codes: ["not-unique", "already-exists"],
          operation: newOperation(context, { [attribute]: value }),
        });
      }
    },
  },
  {
    name: "a reference to an account that is not there is refused",
    run: async (context) => {
      const attribute = await attributeWith(context, "a reference", ({ reference }) => reference);
      await refusedWrite(context, "a reference to nothing", {
        codes: ["reference-missing"],
        operation: newOperation(context, { [attribute]: context.subject.absent.stable }),
      });
    },
  },
  {
    name: "a value that is too long is refused",
    run: async (context) => {
      const { attribute } = writingSample(context).single;
      const { maxLength } = await schemaOf(context, attribute);
      const length = needed(maxLength, "the attribute of the writing sample has no maxLength");
      await refusedWrite(context, "a value that is too long", {
        codes: ["invalid-value"],
        operation: newOperation(context, { [attribute]: "x".repeat(length + 1) }),
      });
    },
  },
  {
    name: "an attribute that is read-only is not written",
    run: async (context) => {
      const attribute = await attributeWith(context, "read-only", ({ readOnly }) => readOnly);
      const { type } = await schemaOf(context, attribute);
      const value = type === "instant" ? "2026-01-01T00:00:00Z" : type === "string" ? "x" : 1;
      await refusedWrite(context, "a read-only attribute", {
        codes: ["invalid-value", "permission-denied", "unsupported"],
        operation: newOperation(context, { [attribute]: type === "boolean" ? true : value }),
      });
    },
  },
  {
    name: "an attribute that is written once is not written again",
    run: async (context) => {
      const attribute = await attributeWith(context, "written once", ({ writeOnce }) => writeOnce);
      const { ref } = await newAccount(context, 1, { [attribute]: "first" });
      await refusedWrite(context, "a second write of what is written once", {
        codes: ["invalid-value", "permission-denied", "unsupported"],
        operation: updating(context, ref, {
          deltas: [{ attribute, change: "replace", value: "second" }],
        }),
      });
    },
  },
  {
    name: "an attribute that is required cannot be cleared",
    run: async (context) => {
      const attribute = await attributeWith(context, "required", ({ required }) => required);
      const { ref } = await newAccount(context);
      await refusedWrite(context, "clearing a required attribute", {
        codes: ["invalid-value", "unsupported"],
        operation: updating(context, ref, { deltas: [{ attribute, change: "clear" }] }),
      });
    },
  },
  {
    name: "an update is refused when an attribute is not as expected",
    run: async (context) => {
      const { attribute, values } = writingSample(context).single;
      await unexpected(context, { exists: true, attributes: { [attribute]: values[1] } });
    },
  },
  {
    name: "an update is refused when the version is not as expected",
    run: async (context) => {
      const { version } = await newAccount(context, 2);
      if (version === undefined) throw new NotApplicable("accounts have no version");
      await unexpected(context, { exists: true, version: `${version}-of-before` });
    },
  },
  {
    name: "an update is refused when the account is enabled and should not be",
    run: (context) => unexpected(context, { exists: true, enabled: false }),
  },
  {
    name: "an update is refused when an entitlement that is expected is not held",
    run: async (context) => {
      const sample = writingSample(context).entitlement;
      const entitlement = needed(sample, "the writing sample has no entitlement");
      await unexpected(context, { exists: true, holds: [entitlement] });
    },
  },
  {
    name: "a deletion is refused when the account is not as expected",
    run: async (context) => {
      const { ref } = await newAccount(context);
      const remove = lifeOperation(context.subject.connector.name, ref, "delete");
      await refusedWrite(context, "a deletion of an account that was enabled meanwhile", {
        codes: ["precondition-failed", "version-conflict"],
        operation: { ...remove, expects: { exists: true, enabled: false } },
      });
    },
  },
];

async function unexpected(context: ContractContext, expects: Expectation): Promise<void> {
  const { attribute, values } = writingSample(context).single;
  const { ref } = await newAccount(context);
  const deltas = [{ attribute, change: "replace", value: values[0] }] as const;
  await refusedWrite(context, "an update of an account that is not as expected", {
    codes: ["precondition-failed", "version-conflict"],
    operation: updating(context, ref, { deltas, expects }),
  });
}

function newOperation(
  context: ContractContext,
  more: Readonly<Record<string, import("@rollcall/core").AttributeValue | null>>,
): ReturnType<typeof createOperation> {
  const account = writingSample(context).account(9);
  const attributes = { ...account.attributes, ...more };
  return createOperation(context.subject.connector.name, { ...account, attributes });
}

async function schemaOf(context: ContractContext, attribute: string): Promise<AttributeSchema> {
  const kind = writingSample(context).account(1).kind ?? "account";
  const known = attributeSchema(await context.session.schema(), kind, attribute);
  return needed(known, `the schema has no attribute ${attribute}`);
}

async function attributeWith(
  context: ContractContext,
  what: string,
  has: (schema: AttributeSchema) => boolean | undefined,
): Promise<string> {
  const kind = writingSample(context).account(1).kind ?? "account";
  const { kinds } = await context.session.schema();
  const all = Object.entries(kinds[kind]?.attributes ?? {});
  const found = all.find(([, schema]) => has(schema) && !schema.cardinality?.startsWith("l"));
  return needed(found, `the schema has no attribute that is ${what}`)[0];
}
