import { isAbsent } from "../model/account.ts";
import type { Operation } from "../model/operation.ts";
import type { Attributes } from "../model/value.ts";
import { valuesOf } from "../plan/minimal/unique-key.ts";
import type { Differed } from "./differ.ts";
import { labelEntitlements } from "./entitlement-labels.ts";
import type { GatheredTarget } from "./gather.ts";
import type { OpenTarget, Run } from "./run.ts";

/**
 * Says how people know what a target's operations refer to: accounts by stable key, where anybody is known to own them, and
 * entitlements by `kind:id`, where the target knows their names.
 */
export async function labelAccounts(
  run: Run,
  { target, accounts, differed }: GatheredTarget & { readonly differed: Differed },
  operations: readonly Operation[],
): Promise<Readonly<Record<string, string>>> {
  const known = new Map(
    differed.resolved.map(({ owner, desired }) => [owner.account?.ref.stable, desired.label]),
  );
  const labels: Record<string, string> = {};
  for (const key of [...referredTo(target, operations)].sort()) {
    const label = known.get(key) ?? (await ownerLabel(key));
    if (label !== undefined) labels[key] = label;
  }
  return { ...labels, ...(await labelEntitlements(target, operations, run.options.signal)) };

  async function ownerLabel(key: string): Promise<string | undefined> {
    const link = await accounts.linkOf(key);
    if (!link) return undefined;
    const person = await run.source.session.read.get({ kind: "person", stable: link.personId });
    return isAbsent(person) ? undefined : target.policy.label?.(person);
  }
}

function referredTo({ schema, kind }: OpenTarget, operations: readonly Operation[]): Set<string> {
  const known = schema.kinds[kind]?.attributes ?? {};
  const keys = new Set<string>();
  const add = (attributes: Attributes): void => {
    for (const [name, value] of Object.entries(attributes)) {
      if (!known[name]?.reference) continue;
      for (const key of valuesOf(value)) if (!String(key).startsWith("new:")) keys.add(String(key));
    }
  };
  for (const operation of operations) {
    add(operation.expects.attributes ?? {});
    if (operation.kind === "create") add(operation.attributes);
    if (operation.kind === "membership") {
      for (const { stable } of [...operation.grant, ...operation.revoke]) {
        if (!stable.startsWith("new:")) keys.add(stable);
      }
    }
    if (operation.kind !== "update") continue;
    for (const delta of operation.deltas) {
      if (delta.change === "replace") add({ [delta.attribute]: delta.value });
      else if (delta.change !== "clear") add({ [delta.attribute]: delta.values });
    }
  }
  return keys;
}
