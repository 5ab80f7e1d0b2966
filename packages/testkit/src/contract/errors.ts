import { ConnectorError } from "@rollcall/core";
import { must, needed } from "./breach.ts";
import type { ContractCheck, ContractContext } from "./contract-check.ts";
import { createOperation } from "./operations.ts";
import { readPages } from "./reading.ts";
import { failure } from "./refused.ts";
import { writingSample } from "./writing.ts";

const marker = "Zz9.Marker";

/** The rules for failing. */
export const errorChecks: readonly ContractCheck[] = [
  {
    part: "errors",
    of: "target",
    name: "a scan for an attribute that the schema does not have is refused, without the value",
    run: async ({ session }) => {
      const where = { attribute: "noSuchAttribute", anyOf: [marker] };
      const error = await failure(() => readPages(session, { where }));
      must(ConnectorError.is(error), "something else than a ConnectorError was thrown, or nothing");
      must(
        error.code === "unknown-attribute",
        `the code must be unknown-attribute, not ${error.code}`,
      );
      assertDiscreet(error);
    },
  },
  {
    part: "errors",
    of: "target",
    capability: "write",
    name: "an error of a write says nothing of the values",
    run: async (context) => {
      for (const error of [await unknownAttribute(context), await tooLong(context)]) {
        must(
          ConnectorError.is(error),
          "something else than a ConnectorError was thrown, or nothing",
        );
        assertDiscreet(error);
      }
    },
  },
  {
    part: "errors",
    name: "a system that is not there is unavailable, and nothing is done about it in vain",
    run: async ({ subject }) => {
      const connector = needed(subject.unreachable, "the subject has no unreachable connector");
      const error = await failure(async () => (await connector.open()).check());
      must(ConnectorError.is(error), "something else than a ConnectorError was thrown, or nothing");
      must(
        ["unavailable", "timeout", "auth-failed", "invalid-options"].includes(error.code),
        `the code must say that the system is not there, not ${error.code}`,
      );
      must(
        error.effect === "none" || error.code === "timeout",
        "opening cannot have had an effect",
      );
    },
  },
];

function assertDiscreet(error: ConnectorError): void {
  const said = [
    error.message,
    error.advice,
    JSON.stringify(error),
    error.stack,
    String(error.cause),
  ];
  must(!said.join(" ").toLowerCase().includes(marker.toLowerCase()), "the error holds a value");
}

async function unknownAttribute(context: ContractContext): Promise<unknown> {
  return written(context, { noSuchAttribute: marker });
}

async function tooLong(context: ContractContext): Promise<unknown> {
  const { attribute } = writingSample(context).single;
  return written(context, { [attribute]: [marker, marker] });
}

async function written(
  context: ContractContext,
  more: Readonly<Record<string, string | readonly string[]>>,
): Promise<unknown> {
  const account = writingSample(context).account(9);
  const attributes = { ...account.attributes, ...more };
  const operation = createOperation(context.subject.connector.name, { ...account, attributes });
  const write = needed(context.session.write, "there is no write part");
  return failure(() => write.execute(operation, context.lease));
}
