import type {
  AccountRef,
  Change,
  ChangePage,
  DeltaToken,
  Session,
  SystemRecord,
} from "@rollcall/core";
import { must, needed } from "./breach.ts";
import type { ContractContext } from "./contract-check.ts";
import { keyOfRef, refOf } from "./reading.ts";

/** Reads all pages of what has changed since a token. */
export async function pagesSince(
  session: Session,
  token: DeltaToken | undefined,
): Promise<readonly ChangePage<SystemRecord>[]> {
  const changes = needed(session.changes, "there is no changes part");
  return Array.fromAsync(changes.since(token));
}

/** Reads what has changed since a token, and the token that goes on from there. */
export async function since(
  session: Session,
  token: DeltaToken,
): Promise<{ changes: readonly Change<SystemRecord>[]; token: DeltaToken | undefined }> {
  const pages = await pagesSince(session, token);
  return { changes: pages.flatMap(({ changes }) => changes), token: pages.at(-1)?.token };
}

/** Gets the token that stands for now. */
export async function tokenOf(session: Session): Promise<DeltaToken> {
  const token = (await pagesSince(session, undefined)).at(-1)?.token;
  must(token !== undefined, "no token came");
  return token;
}

/** Has a record changed from outside, and gives its reference. */
export async function changed({ subject }: ContractContext): Promise<AccountRef> {
  return needed(subject.outside?.change, "the subject has no outside.change")();
}

/** Gives the key of the record that a change is of. */
export function keyOfChange(change: Change<SystemRecord>): string {
  return keyOfRef(change.change === "tombstone" ? change.ref : refOf(change.record));
}
