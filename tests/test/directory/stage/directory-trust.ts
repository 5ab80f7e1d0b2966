import { groupsByName } from "@rollcall/connector-ad";
import { memoryStore, type Store, type TargetConnector } from "@rollcall/core";
import type { Systems } from "../../stage/stage.ts";
import { type Connection, type Controller, connectorTo } from "./controller.ts";
import { directoryPolicy } from "./policy.ts";
import { type StaffRecord, type StaffRecordOptions, staffRecord } from "./staff-record.ts";
import { groupNames } from "./tree.ts";

/** A made-up trust whose staff record is in files and whose accounts are in a directory. */
export interface DirectoryTrust extends Systems, AsyncDisposable {
  readonly record: StaffRecord;
  readonly targets: readonly [TargetConnector];
}

/** Which trust it is, and how its directory is spoken to. */
export interface DirectoryTrustOptions extends StaffRecordOptions {
  readonly controller: Controller;
  readonly connection?: Connection | undefined;
  /** Defaults to one in memory. */
  readonly store?: Store | undefined;
}

/** Puts a trust up on its first day. */
export async function directoryTrust(options: DirectoryTrustOptions): Promise<DirectoryTrust> {
  const { controller, connection, store = memoryStore() } = options;
  const connector = connectorTo(controller, connection);
  const policy = directoryPolicy(await groupsByName(connector, groupNames));
  const record = await staffRecord(options);
  return {
    record,
    source: record.source,
    targets: [connector],
    policy,
    store,
    [Symbol.asyncDispose]: () => record[Symbol.asyncDispose](),
  };
}

/** Lets so many working days come in some trusts, each with its change file. */
export async function pass(days: number, ...trusts: readonly DirectoryTrust[]): Promise<void> {
  for (const { record } of trusts) {
    for (let day = 0; day < days; day++) await record.nextWorkingDay();
  }
}
