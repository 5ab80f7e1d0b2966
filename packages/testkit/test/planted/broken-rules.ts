import { type Capability, ConnectorError } from "@rollcall/core";
import { ContractBreach } from "../../src/contract/breach.ts";
import { concerns, runLeased } from "../../src/contract/run-check.ts";
import { contractChecks } from "../../src/index.ts";
import { lease } from "../lease.ts";
import type { Planted } from "./planted.ts";

const usual: Readonly<Record<"source" | "target", readonly Capability[]>> = {
  source: ["changes"],
  target: ["changes", "write", "credentials", "timedGrants", "restore"],
};

/** Runs every rule that concerns a connector, and gives the names of those that it breaks. */
export async function brokenRules(
  planted: Pick<Planted, "kind" | "prepare" | "capabilities">,
): Promise<readonly string[]> {
  const { kind, prepare, capabilities = usual[kind] } = planted;
  const subject = { kind, prepare, capabilities };
  const names: string[] = [];
  for (const check of contractChecks.filter((one) => concerns(one, subject))) {
    await runLeased(check, subject, lease).catch((error: unknown) => {
      if (!isCaught(error)) throw new Error(`"${check.name}" broke down`, { cause: error });
      names.push(check.name);
    });
  }
  return names.sort();
}

/** Tells whether a check says what is wrong, or the connector refuses what it must do. Anything else is the check's own fault. */
function isCaught(error: unknown): boolean {
  return error instanceof ContractBreach || ConnectorError.is(error);
}
