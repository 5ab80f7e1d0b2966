import { type Attributes, ConnectorError, type Expectation, type Operation } from "@rollcall/core";
import { lease } from "../lease.ts";
import { over, overOperation, overWrite, type Planted, plant } from "./planted.ts";

const unique = "a unique value that another account holds is refused";
const cal = { kind: "account", stable: "cal" };

/** Faults in refusing writes. */
export const plantedInRefusals: readonly Planted[] = [
  plant("writes with any lease", "a write with a forged lease is refused", (connector) =>
    over(connector, ({ write }) => ({
      write: {
        execute: async (operation, _, options) => {
          const receipt = await write?.execute(operation, lease, options);
          if (!receipt) throw new Error("the memory target has a write part");
          return receipt;
        },
      },
    })),
  ),
  plant(
    "drops an attribute that it does not know",
    "an attribute that the schema does not have is refused",
    (connector) =>
      overAttributes(connector, ({ noSuchAttribute, ...rest }) =>
        noSuchAttribute === "x" || noSuchAttribute === undefined
          ? rest
          : { ...rest, noSuchAttribute },
      ),
  ),
  plant("says of a value that is taken that it is invalid", unique, (connector) =>
    overWrite(connector, (execute, operation) =>
      execute(operation).catch((error: ConnectorError) => {
        throw error.code === "not-unique" ? new ConnectorError({ code: "invalid-value" }) : error;
      }),
    ),
  ),
  plant("does not know whether what it refused was done", unique, (connector) =>
    overWrite(connector, (execute, operation) =>
      execute(operation).catch((error: ConnectorError) => {
        const { code } = error;
        throw code === "not-unique" ? new ConnectorError({ code, effect: "unknown" }) : error;
      }),
    ),
  ),
  plant("changes something before it refuses", unique, (connector, directory) =>
    overWrite(connector, (execute, operation) =>
      execute(operation).catch((error: ConnectorError) => {
        if (error.code === "not-unique") directory.change(cal, { enabled: true });
        throw error;
      }),
    ),
  ),
  plant(
    "drops a reference to nothing",
    "a reference to an account that is not there is refused",
    (connector) =>
      overAttributes(connector, (attributes) => {
        const missing = Object.entries(attributes).filter(([, value]) => value !== "nobody");
        return Object.fromEntries(missing);
      }),
  ),
  plant("cuts a value that is too long", "a value that is too long is refused", (connector) =>
    overAttributes(connector, (attributes) => {
      const { title } = attributes;
      return typeof title === "string" ? { ...attributes, title: title.slice(0, 256) } : attributes;
    }),
  ),
  plant("drops what is read-only", "an attribute that is read-only is not written", (connector) =>
    overAttributes(connector, ({ lastSignIn: _, ...attributes }) => attributes),
  ),
  plant(
    "says that it has written again what is written once",
    "an attribute that is written once is not written again",
    (connector) => overOperation(connector, (operation) => withoutDeltas(operation, "personKey")),
  ),
  plant(
    "says that it has cleared what is required",
    "an attribute that is required cannot be cleared",
    (connector) =>
      overOperation(connector, (operation) => {
        const cleared =
          operation.kind === "update" && operation.deltas.some(({ change }) => change === "clear");
        return cleared ? withoutDeltas(operation, "userName") : operation;
      }),
  ),
  plantInExpectations("attributes", "an update is refused when an attribute is not as expected"),
  plantInExpectations("version", "an update is refused when the version is not as expected"),
  plantInExpectations(
    "enabled",
    "an update is refused when the account is enabled and should not be",
  ),
  plantInExpectations(
    "holds",
    "an update is refused when an entitlement that is expected is not held",
  ),
  plant(
    "deletes whatever it finds",
    "a deletion is refused when the account is not as expected",
    (connector) =>
      overOperation(connector, (operation) =>
        operation.kind === "delete" ? { ...operation, expects: { exists: true } } : operation,
      ),
  ),
];

type Connector = Parameters<typeof over>[0];

function plantInExpectations(part: keyof Expectation, breaks: string): Planted {
  return plant(`does not look whether ${part} is as expected`, breaks, (connector) =>
    overOperation(connector, (operation) => {
      if (operation.kind !== "update") return operation;
      return { ...operation, expects: { ...operation.expects, [part]: undefined } };
    }),
  );
}

function overAttributes(
  connector: Connector,
  change: (attributes: Attributes) => Attributes,
): Connector {
  return overOperation(connector, (operation) =>
    operation.kind === "create"
      ? { ...operation, attributes: change(operation.attributes) }
      : operation,
  );
}

function withoutDeltas(operation: Operation, name: string): Operation {
  if (operation.kind !== "update") return operation;
  return { ...operation, deltas: operation.deltas.filter(({ attribute }) => attribute !== name) };
}
