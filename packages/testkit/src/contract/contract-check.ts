import type { Capability, Session, WriteLease } from "@rollcall/core";
import type { Subject } from "./subject.ts";

/** One rule of the contract, and how it is checked. */
export interface ContractCheck {
  /** A sentence; also the name under which it is skipped. */
  readonly name: string;
  readonly part: ContractPart;
  /** Both kinds of system when missing. */
  readonly of?: "source" | "target" | undefined;
  /** Checked only of connectors that are said to have it. */
  readonly capability?: Capability | undefined;
  /** Throws ContractBreach when the rule is broken, and NotApplicable when there is nothing to check it with. */
  readonly run: (context: ContractContext) => Promise<void>;
}

/** The parts of the contract. */
export type ContractPart =
  | "session"
  | "read"
  | "changes"
  | "write"
  | "credentials"
  | "timed-grants"
  | "capability"
  | "errors";

/** What a check is run with. */
export interface ContractContext {
  readonly subject: Subject;
  readonly session: Session;
  /** What the connector is said to be able to do. */
  readonly capabilities: readonly Capability[];
  /** For the writes of a target. */
  readonly lease: WriteLease;
}
