import {
  type Account,
  type AccountRef,
  isAbsent,
  type Page,
  type Person,
  type ReadQuery,
  type Session,
  type SystemRecord,
} from "@rollcall/core";
import { must } from "./breach.ts";

/** Reads the pages of a scan. */
export async function readPages(
  session: Session,
  query?: ReadQuery,
): Promise<readonly Page<SystemRecord>[]> {
  return Array.fromAsync(session.read.scan(query));
}

/** Reads the records of a scan. */
export async function readAll(
  session: Session,
  query?: ReadQuery,
): Promise<readonly SystemRecord[]> {
  return (await readPages(session, query)).flatMap(({ items }) => items);
}

/** Reads one account, which must be there. */
export async function readAccount(session: Session, ref: AccountRef): Promise<Account> {
  const found = await session.read.get(ref);
  must(!isAbsent(found), "an account that should be there was not found by its key");
  return asAccount(found);
}

/** Reads all accounts by their keys. */
export async function readAccounts(session: Session): Promise<ReadonlyMap<string, Account>> {
  const all = await readAll(session);
  return new Map(all.map((record) => [keyOf(record), asAccount(record)]));
}

/** Takes a record of a target for what it is. */
export function asAccount(record: SystemRecord): Account {
  must("attributes" in record, "a target gave a record that is not an account");
  return record;
}

/** Takes a record of a source for what it is. */
export function asPerson(record: SystemRecord): Person {
  must("assignments" in record, "a source gave a record that is not a person");
  return record;
}

/** Tells how a record is addressed. */
export function refOf(record: SystemRecord): AccountRef {
  return "ref" in record ? record.ref : { kind: "person", stable: record.id };
}

/** Writes a key as text. */
export function keyOf(record: SystemRecord): string {
  return keyOfRef(refOf(record));
}

/** Writes a key as text. */
export function keyOfRef({ kind, stable }: AccountRef): string {
  return `${kind} ${stable}`;
}
