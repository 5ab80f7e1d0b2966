import type { MembershipLimits } from "../../connector/limits.ts";
import { contentHash } from "../../hash.ts";
import type { MembershipOperation, Operation } from "../../model/operation.ts";

/** Says how many members one write to a target may change. */
export type LimitsOf = (target: string) => MembershipLimits | undefined;

/**
 * Cuts changes of who holds an entitlement into as many as their target asks for: what took members away may have
 * taken more at once than may be given back.
 */
export function cutMemberships(
  operations: readonly Operation[],
  limitsOf: LimitsOf,
): readonly Operation[] {
  const cut = new Map<string, readonly MembershipOperation[]>();
  for (const operation of operations) {
    if (operation.kind !== "membership") continue;
    const parts = partsOf(operation, limitsOf(operation.target));
    if (parts.length > 1) cut.set(operation.id, parts);
  }
  if (cut.size === 0) return operations;
  return operations
    .flatMap((operation): readonly Operation[] => cut.get(operation.id) ?? [operation])
    .map((operation) => ({
      ...operation,
      after: operation.after.flatMap((id) => cut.get(id)?.map((part) => part.id) ?? [id]),
    }));
}

function partsOf(
  operation: MembershipOperation,
  { grantsPerWrite, revokesPerWrite }: Partial<MembershipLimits> = {},
): readonly MembershipOperation[] {
  const grants = inParts(operation.grant, grantsPerWrite);
  const revokes = inParts(operation.revoke, revokesPerWrite);
  return Array.from({ length: Math.max(grants.length, revokes.length) }, (_, part) => ({
    ...operation,
    id: contentHash({ partOf: operation.id, part }).slice(0, 32),
    grant: grants[part] ?? [],
    revoke: revokes[part] ?? [],
  }));
}

function inParts<T>(list: readonly T[], size: number = list.length): readonly (readonly T[])[] {
  const parts: (readonly T[])[] = [];
  for (let at = 0; at < list.length; at += size) parts.push(list.slice(at, at + size));
  return parts;
}
