import type { AttributeDelta, Operation, Receipt } from "@rollcall/core";
import { over, overGet, overOperation, overWrite, type Planted, plant } from "./planted.ts";

const expected =
  "an update that is sent again is already done, though its expectation no longer holds";
const changed =
  "an attribute is set, replaced and cleared, and nothing else of the account changes";
const added = "values are added to a set and removed from it, and the others stay";
const gone = "a deleted account is proved to be gone, and deleting it again is already done";
const restored = "a deleted account is brought back with its key and all it had";
const cal = { kind: "account", stable: "cal" };

/** Faults in making accounts, and in what receipts say. */
export const plantedInCreates: readonly Planted[] = [
  plant(
    "loses an attribute of a new account",
    "a new account is read as it was made",
    (connector) =>
      overOperation(connector, (operation) => {
        if (operation.kind !== "create") return operation;
        const { displayName: _, ...attributes } = operation.attributes;
        return { ...operation, attributes };
      }),
  ),
  plant(
    "enables every new account",
    "a new account that should be disabled is disabled",
    (connector) =>
      overOperation(connector, (operation) =>
        operation.kind === "create" ? { ...operation, enabled: true } : operation,
      ),
  ),
  plant(
    "does not know its own accounts again",
    "an account is made once, however often the operation is sent",
    (connector) => {
      let calls = 0;
      return overWrite(connector, async (execute, operation) => {
        if (operation.kind !== "create") return execute(operation);
        const receipt = await execute({ ...operation, id: `${operation.id} ${calls++}` });
        return { ...receipt, operation: operation.id };
      });
    },
  ),
  plant(
    "gives receipts without a version",
    "a receipt names its operation, the account, its version and the time",
    (connector) =>
      overWrite(connector, async (execute, operation) => {
        const { version: _, ...receipt } = await execute(operation);
        return receipt;
      }),
  ),
];

/** Faults in changing accounts. */
export const plantedInUpdates: readonly Planted[] = [
  plant("does not clear", changed, (connector) =>
    overDeltas(connector, (deltas) =>
      deltas.filter(({ attribute, change }) => attribute !== "title" || change !== "clear"),
    ),
  ),
  plant("wipes another attribute", changed, (connector) =>
    overDeltas(connector, (deltas) =>
      deltas.some(({ attribute }) => attribute === "title")
        ? [...deltas, { attribute: "mail", change: "clear" }]
        : deltas,
    ),
  ),
  plant("does every update anew", "an update whose effect is there is already done", (connector) =>
    overReceipt(connector, (operation, receipt) => {
      const again = operation.kind === "update" && operation.deltas.length > 0;
      return again && !operation.expects.attributes ? { ...receipt, status: "done" } : receipt;
    }),
  ),
  plant("looks at the expectation before the effect", expected, (connector) => {
    const done = new Set<string>();
    return overWrite(connector, async (execute, operation) => {
      const { kind, expects, id } = operation;
      if (kind === "update" && expects.version !== undefined && done.has(id)) {
        return { ...(await execute({ ...operation, expects: { exists: true } })), status: "done" };
      }
      const receipt = await execute(operation);
      done.add(id);
      return receipt;
    });
  }),
  plant("replaces a set to which it should add", added, (connector) =>
    overDeltas(connector, (deltas) =>
      deltas.map((delta) =>
        delta.change === "add"
          ? { attribute: delta.attribute, change: "replace", value: delta.values }
          : delta,
      ),
    ),
  ),
  plant("clears a set from which it should remove", added, (connector) =>
    overDeltas(connector, (deltas) =>
      deltas.map((delta) =>
        delta.change === "remove" ? { attribute: delta.attribute, change: "clear" } : delta,
      ),
    ),
  ),
  plant("never enables", "an account is disabled and enabled again", (connector) =>
    overOperation(connector, (operation) => {
      if (operation.kind !== "update" || !operation.enabled) return operation;
      return { ...operation, enabled: undefined };
    }),
  ),
  plant(
    "forgets the state when attributes come with it",
    "attributes and state travel in one update where the limits say so",
    (connector) =>
      overOperation(connector, (operation) => {
        if (operation.kind !== "update" || operation.deltas.length === 0) return operation;
        return { ...operation, enabled: undefined };
      }),
  ),
  plant(
    "says after a rename how the account was addressed before",
    "a renamed account keeps its key, and the receipt says how it is now addressed",
    (connector) =>
      overReceipt(connector, (operation, receipt) =>
        operation.kind === "update" ? { ...receipt, ref: operation.ref } : receipt,
      ),
  ),
  plant(
    "says that it has moved what it has not",
    "a moved account keeps its key, and the receipt says how it is now addressed",
    (connector) =>
      overDeltas(connector, (deltas) =>
        deltas.filter(({ attribute }) => attribute !== "container"),
      ),
  ),
  plant(
    "does not revoke",
    "an entitlement is held once granted, and not once revoked",
    (connector) =>
      overOperation(connector, (operation) =>
        operation.kind === "update" ? { ...operation, revoke: [] } : operation,
      ),
  ),
  plant(
    "grants anew what is held",
    "granting what is held and revoking what is not are already done",
    (connector) =>
      overReceipt(connector, (operation, receipt) =>
        operation.kind === "update" && operation.grant ? { ...receipt, status: "done" } : receipt,
      ),
  ),
];

/** Faults in deleting, in bringing back, and in what writes do to each other. */
export const plantedInLives: readonly Planted[] = [
  plant("deletes anew what is deleted", gone, (connector) =>
    overReceipt(connector, (operation, receipt) =>
      operation.kind === "delete" ? { ...receipt, status: "done" } : receipt,
    ),
  ),
  plant("cannot tell deleted from forbidden", gone, (connector) =>
    overGet(connector, (found) =>
      "absent" in found && found.absent === "tombstone"
        ? { ...found, absent: "no-permission" }
        : found,
    ),
  ),
  plant("disables what it should delete", [gone, restored], (connector) =>
    overOperation(connector, (operation) => {
      if (operation.kind !== "delete") return operation;
      return { ...operation, kind: "update", deltas: [], enabled: false } as Operation;
    }),
  ),
  plant(
    "changes a bystander",
    "a write about one account changes no other",
    (connector, directory) =>
      overWrite(connector, async (execute, operation) => {
        const receipt = await execute(operation);
        directory.change(cal, { attributes: { department: operation.id } });
        return receipt;
      }),
  ),
  plant(
    "loses a write that comes while another is under way",
    "as many writes at once as the limits allow all succeed",
    (connector) => {
      let underWay = 0;
      return overWrite(connector, async (execute, operation) => {
        underWay += 1;
        try {
          if (underWay === 1) return await execute(operation);
          return { operation: operation.id, status: "done", at: "2026-11-21T07:00:00Z" };
        } finally {
          underWay -= 1;
        }
      });
    },
  ),
  plant("brings an account back without its address", restored, (connector, directory) =>
    overWrite(connector, async (execute, operation) => {
      const receipt = await execute(operation);
      if (operation.kind === "restore" && receipt.status === "done") {
        directory.change(operation.ref, { attributes: { mail: null } });
      }
      return receipt;
    }),
  ),
  plant("writes for nobody", "a write that the caller no longer wants is not made", (connector) =>
    over(connector, ({ write }) => ({
      write: {
        execute: (operation, lease) => write?.execute(operation, lease) as Promise<Receipt>,
      },
    })),
  ),
];

type Connector = Parameters<typeof overWrite>[0];

function overReceipt(
  connector: Connector,
  change: (operation: Operation, receipt: Receipt) => Receipt,
): Connector {
  return overWrite(connector, async (execute, operation) =>
    change(operation, await execute(operation)),
  );
}

function overDeltas(
  connector: Connector,
  change: (deltas: readonly AttributeDelta[]) => readonly AttributeDelta[],
): Connector {
  return overOperation(connector, (operation) =>
    operation.kind === "update" ? { ...operation, deltas: change(operation.deltas) } : operation,
  );
}
