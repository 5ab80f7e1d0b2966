import { afterAll, describe, test } from "vitest";
import { NotApplicable } from "./contract/breach.ts";
import type { ContractCheck } from "./contract/contract-check.ts";
import { contractChecks } from "./contract/contract-checks.ts";
import { type ContractSubject, concerns, runCheck } from "./contract/run-check.ts";
import { type Skip, tellSkips } from "./contract/tell-skips.ts";

/** What the conformance suite is told of a connector. */
export interface TestConnectorOptions extends ContractSubject {
  readonly name: string;
  /** Rules that the system cannot keep, each by its name and with the reason; both are printed. */
  readonly skips?: readonly Skip[] | undefined;
}

/**
 * Registers the conformance suite for one connector with vitest: a test for each rule of the contract that concerns
 * it. Which do follows from its kind and capabilities; a rule is left out by a skip with a reason, and no other way.
 *
 * @example
 * ```ts
 * import { memorySource, testConnector } from "@rollcall/testkit";
 *
 * const person = (stable: string) => ({ kind: "person", stable });
 *
 * testConnector({
 *   name: "the staff record",
 *   kind: "source",
 *   capabilities: ["changes"],
 *   prepare: () => ({
 *     connector: memorySource({ name: "staff", people: [] }),
 *     refs: [person("1"), person("2")],
 *     absent: person("9"),
 *   }),
 *   skips: [
 *     {
 *       test: "a token that is too old is refused as expired",
 *       reason: "the system keeps its changes for good",
 *     },
 *   ],
 * });
 * ```
 */
export function testConnector(options: TestConnectorOptions): void {
  const checks = contractChecks.filter((check) => concerns(check, options));
  assertSkips(options.skips ?? [], checks);
  describe(`${options.name} keeps the connector contract`, () => {
    const skipped = tellSkips(options.name, options.skips ?? []);
    // A usual report counts what was skipped and does not say why.
    if (skipped !== undefined) afterAll(() => void process.stderr.write(`${skipped}\n`));
    for (const part of new Set(checks.map((check) => check.part))) {
      describe(part, () => {
        for (const check of checks.filter((one) => one.part === part)) register(check, options);
      });
    }
  });
}

function register(check: ContractCheck, options: TestConnectorOptions): void {
  const skip = options.skips?.find((one) => one.test === check.name);
  test(check.name, async (context) => {
    if (skip) context.skip(skip.reason);
    try {
      await runCheck(check, options);
    } catch (error) {
      if (!(error instanceof NotApplicable)) throw error;
      throw new Error(`${error.message}: give one, or skip this test with a reason`, {
        cause: error,
      });
    }
  });
}

function assertSkips(skips: readonly Skip[], checks: readonly ContractCheck[]): void {
  for (const { test: name, reason } of skips) {
    if (reason.trim() === "") throw new TypeError(`the skip of "${name}" has no reason`);
    if (!checks.some((check) => check.name === name)) {
      throw new TypeError(`there is no test "${name}" to skip`);
    }
  }
}
