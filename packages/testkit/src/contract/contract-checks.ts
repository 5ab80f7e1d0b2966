import { capabilityChecks } from "./capability.ts";
import { changesChecks } from "./changes.ts";
import type { ContractCheck } from "./contract-check.ts";
import { credentialsChecks } from "./credentials.ts";
import { errorChecks } from "./errors.ts";
import { readChecks } from "./read.ts";
import { sessionChecks } from "./session.ts";
import { timedGrantsChecks } from "./timed-grants.ts";
import { writeChecks } from "./write.ts";

/** Every rule of the connector contract, part by part. */
export const contractChecks: readonly ContractCheck[] = [
  ...capabilityChecks,
  ...sessionChecks,
  ...readChecks,
  ...changesChecks,
  ...writeChecks,
  ...credentialsChecks,
  ...timedGrantsChecks,
  ...errorChecks,
];
