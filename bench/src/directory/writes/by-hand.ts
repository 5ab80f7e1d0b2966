import { readFile } from "node:fs/promises";
import { type Operation, parsePlan, type Scalar } from "@rollcall/core";
import { Attribute, Change, Client } from "ldapts";
import { report } from "../../child.ts";
import { placeFrom } from "../place.ts";

// The operations of the engine's plan, sent one after another over one connection: nothing is looked at before or after.
const place = placeFrom(process.argv[2]);
const { operations } = parsePlan(await readFile(process.argv[3] as string, "utf8"));
const client = new Client({ url: place.url, tlsOptions: { ca: [place.ca] } });
await client.bind(place.name, place.password);
const startedAt = performance.now();
for (const operation of operations) await send(operation);
report({ operations: operations.length }, startedAt);
await client.unbind();

async function send(operation: Operation): Promise<void> {
  switch (operation.kind) {
    case "create":
      return await create(operation);
    case "update":
      return await update(operation);
    case "membership":
      return await client.modify(`<GUID=${operation.entitlement.id}>`, [
        change(
          "add",
          "member",
          operation.grant.map(({ stable }) => `<GUID=${stable}>`),
        ),
      ]);
    default:
      throw new Error(`no ${operation.kind} was expected`);
  }
}

async function create({ attributes }: Extract<Operation, { kind: "create" }>): Promise<void> {
  const { cn, container, ...others } = attributes;
  await client.add(`CN=${cn},${container}`, {
    objectClass: ["top", "person", "organizationalPerson", "user"],
    userAccountControl: ["514"],
    ...Object.fromEntries(Object.entries(others).map(([name, value]) => [name, [String(value)]])),
  });
}

async function update(operation: Extract<Operation, { kind: "update" }>): Promise<void> {
  const { ref, deltas, enabled } = operation;
  const changes: Change[] = [];
  if (enabled !== undefined)
    changes.push(change("replace", "userAccountControl", [enabled ? "512" : "514"]));
  let container: Scalar | undefined;
  for (const delta of deltas) {
    if (delta.change !== "replace") throw new Error(`no ${delta.change} was expected`);
    if (delta.attribute === "container") container = delta.value as Scalar;
    else changes.push(change("replace", delta.attribute, [String(delta.value)]));
  }
  if (changes.length > 0) await client.modify(`<GUID=${ref.stable}>`, changes);
  if (container !== undefined) {
    const [rdn] = (ref.lookup ?? "").split(",");
    await client.modifyDN(ref.lookup ?? "", `${rdn},${container}`);
  }
}

function change(operation: "add" | "replace", type: string, values: string[]): Change {
  return new Change({ operation, modification: new Attribute({ type, values }) });
}
