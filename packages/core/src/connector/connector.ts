import type { Account } from "../model/account.ts";
import type { Person } from "../model/person.ts";
import type { Schema } from "../model/schema.ts";
import type { ChangesPart } from "./changes.ts";
import type { CredentialsPart, TimedGrantsPart } from "./credentials.ts";
import type { Limits } from "./limits.ts";
import type { ReadPart } from "./read.ts";
import type { WritePart } from "./write.ts";

/**
 * Joins one system. Fill this and run `testConnector` of `@rollcall/testkit` until it is green.
 * The example to copy is the memory connector of the testkit.
 */
export interface Connector<R extends SystemRecord = SystemRecord> {
  readonly spec: "rollcall/connector@1";
  /** Names the system in plans, links and policies, such as `directory`; unique among the connectors of a run. */
  readonly name: string;
  /** What its records stand for: a source has people, a target has accounts. */
  readonly kind: R extends Person ? "source" : "target";
  /** Connects, and gives the parts that the system and the account used for it allow. Throws ConnectorError. */
  open(options?: OpenOptions): Promise<Session<R>>;
}

/** What a system's pages carry. */
export type SystemRecord = Person | Account;

/** A system that people are read from. */
export type SourceConnector = Connector<Person>;

/** A system whose accounts are managed. */
export type TargetConnector = Connector<Account>;

/** What a session is opened with. */
export interface OpenOptions {
  readonly signal?: AbortSignal | undefined;
}

/**
 * An open connection. `check`, `schema`, `read` and `limits` are required; the other parts are capabilities,
 * present when the system has them and the account used may use them.
 */
export interface Session<R extends SystemRecord = SystemRecord> extends AsyncDisposable {
  /** Tells whether the system answers and what the account used may do; costs one cheap call. */
  check(): Promise<CheckResult>;
  /** What records look like. A source describes the fields that it supplies, under the kind `person`. */
  schema(): Promise<Schema>;
  readonly read: ReadPart<R>;
  readonly changes?: ChangesPart<R> | undefined;
  /** Only a target has it. */
  readonly write?: WritePart | undefined;
  /** Only a target has it. */
  readonly credentials?: CredentialsPart | undefined;
  /** Only a target has it. */
  readonly timedGrants?: TimedGrantsPart | undefined;
  readonly limits: Limits;
}

/** An open connection to a source. */
export type SourceSession = Session<Person>;

/** An open connection to a target. */
export type TargetSession = Session<Account>;

/** What a check found, in words for the person who runs it. */
export interface CheckResult {
  readonly ok: boolean;
  readonly findings: readonly string[];
}
