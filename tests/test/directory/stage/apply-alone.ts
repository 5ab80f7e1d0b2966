/**
 * A program of its own that applies an approved plan, for tests that end it. Says when it begins, and how each
 * operation came to its end.
 */
import { readFile } from "node:fs/promises";
import { type Approval, apply, fileStore, parsePlan } from "@rollcall/core";
import { type Controller, connectorTo } from "./controller.ts";

/** What the program is told, in a file. */
export interface Errand {
  readonly controller: Controller;
  /** The plan, as JSON. */
  readonly plan: string;
  readonly approval: Approval;
  /** The folder of the store. */
  readonly store: string;
}

const [file] = process.argv.slice(2);
const errand: Errand = JSON.parse(await readFile(file ?? "", "utf8"));
const plan = parsePlan(errand.plan);
const ahead = Date.parse(plan.asOf) - Date.now();
const store = await fileStore({ folder: errand.store });
const receipts = apply(plan, {
  approval: errand.approval,
  targets: [connectorTo(errand.controller)],
  store,
  now: () => Date.now() + ahead,
});
process.stdout.write("ready\n");
for await (const { status } of receipts) process.stdout.write(`${status}\n`);
await store[Symbol.asyncDispose]();
