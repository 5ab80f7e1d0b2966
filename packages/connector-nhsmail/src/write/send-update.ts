import type { Json, SideEffect } from "@rollcall/core";
import { askAbout } from "./ask.ts";
import type { Bodies } from "./body.ts";
import type { Asking, Call } from "./call.ts";
import { assignLicences, type LicenceChange } from "./licences.ts";
import { setManager } from "./manager.ts";
import { changeMembers } from "./members.ts";
import { afterEffect } from "./refusal.ts";
import { refusedWrite } from "./refused-write.ts";
import { revokeSessions } from "./sessions.ts";

/** What is left to be done to an account, in the order in which it is done. */
export interface Work {
  readonly bodies: Bodies;
  /** Missing when the state stays as it is. */
  readonly enabled?: boolean | undefined;
  /** Missing when it stays; `null` for none. */
  readonly manager?: string | null | undefined;
  readonly licences: LicenceChange;
  /** Groups by key. */
  readonly grant: readonly string[];
  readonly revoke: readonly string[];
}

/** Tells whether there is nothing to be done. */
export function isNothing({ bodies, enabled, manager, licences, grant, revoke }: Work): boolean {
  const lists = [bodies.apart, licences.grant, licences.revoke, grant, revoke];
  return (
    enabled === undefined &&
    manager === undefined &&
    Object.keys(bodies.main).length === 0 &&
    lists.every((list) => list.length === 0)
  );
}

/** Does it, closing access first. What fails after something was done is thrown with effect `applied`. */
export async function sendWork(
  call: Call,
  stable: string,
  work: Work,
): Promise<readonly SideEffect[]> {
  const sideEffects: SideEffect[] = [];
  let begun = false;
  const step = async (act: () => Promise<unknown>): Promise<void> => {
    try {
      await act();
      begun = true;
    } catch (error) {
      throw begun ? afterEffect(error) : error;
    }
  };
  for (const body of patchesOf(work)) {
    await step(() => patchUser(call, stable, body));
    if (body.accountEnabled === false) {
      const effect = await revokeSessions(call, stable);
      if (effect) sideEffects.push(effect);
    }
  }
  const { manager, licences, revoke, grant } = work;
  if (manager !== undefined) await step(() => setManager(call, stable, manager));
  for (const group of revoke) {
    await step(() => changeMembers(call, { group, grant: [], revoke: [stable] }));
  }
  if (licences.grant.length + licences.revoke.length > 0) {
    await step(() => assignLicences(call, stable, licences));
  }
  for (const group of grant) {
    await step(() => changeMembers(call, { group, grant: [stable], revoke: [] }));
  }
  return sideEffects;
}

/** One request for all that the directory keeps; a state that closes goes first when it does not go along. */
function patchesOf({ bodies, enabled }: Work): readonly Readonly<Record<string, Json>>[] {
  const main = { ...bodies.main, ...(enabled !== undefined && { accountEnabled: enabled }) };
  return [...(Object.keys(main).length > 0 ? [main] : []), ...bodies.apart];
}

/**
 * Writes properties. When something about the others keeps an account from being closed, it is closed alone, and the error
 * tells of the others.
 */
async function patchUser(
  call: Call,
  stable: string,
  body: Readonly<Record<string, Json>>,
): Promise<void> {
  const request: Asking = { method: "PATCH", path: ["users", stable], body };
  const answer = await askAbout(call, stable, request);
  if (answer.status < 300) return;
  const error = refusedWrite(answer, request);
  const isOneOfMany = body.accountEnabled === false && Object.keys(body).length > 1;
  const mayCloseAlone = isOneOfMany && answer.status === 400;
  if (!mayCloseAlone) throw error;
  await patchUser(call, stable, { accountEnabled: false });
  await revokeSessions(call, stable);
  throw afterEffect(error);
}
