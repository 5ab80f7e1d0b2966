import type { ChangedAccount, Difference, MissingAccount } from "../../diff/difference.ts";
import type { AttributeDelta } from "../../model/operation.ts";
import type { KindSchema } from "../../model/schema.ts";
import type { Attributes, Scalar } from "../../model/value.ts";
import { effects, type ObjectChange, type Reference } from "./object-change.ts";
import { valuesOf } from "./unique-key.ts";

/** Which accounts a reference may lead to. */
export interface Referents {
  /** Keys of the accounts that the plan makes. */
  readonly made: ReadonlySet<string>;
  /** Keys of the accounts that the plan deletes. */
  readonly deleted: ReadonlySet<string>;
  /** Tells whether an account exists in the target now; all are taken to when missing. */
  readonly exists?: ((stable: string) => boolean) | undefined;
}

/** Lists the references that an account is to gain and that will lead nowhere. */
export function dangling(change: ObjectChange, referents: Referents): readonly Reference[] {
  const { gains } = effects(change.kind, change.before, change.after);
  return gains.filter(({ to }) => {
    if (to === change.key) return false;
    if (to.startsWith("new:")) return !referents.made.has(to);
    return referents.deleted.has(to) || referents.exists?.(to) === false;
  });
}

/** Tells whether an account can do without a reference for now: it needs it neither to be, nor to be unique. */
export function canLeaveOut({ kind }: ObjectChange, attribute: string): boolean {
  const schema = kind.attributes[attribute];
  if (!schema || schema.required || schema.unique || schema.role === "container") return false;
  return !Object.values(kind.attributes).some(
    ({ unique }) => typeof unique === "object" && unique.within === attribute,
  );
}

/**
 * Takes references out of a difference. A single reference that leads to an account that is about to be deleted is
 * cleared instead. Gives `undefined` when nothing is left to do.
 */
export function withoutReferences(
  { difference, kind }: ObjectChange,
  references: readonly Reference[],
  deleted: ReadonlySet<string>,
): Difference | undefined {
  if (difference.difference === "surplus") return difference;
  const out = new Set(references.map(({ attribute, to }) => `${attribute}\0${to}`));
  const stays = (attribute: string) => (value: Scalar) => !out.has(`${attribute}\0${value}`);
  if (difference.difference === "missing") return withAttributes(difference, { kind, stays });
  const deltas = difference.deltas.flatMap((delta) =>
    remaining(delta, { difference, stays, deleted }),
  );
  const { enabled, grant, revoke } = difference;
  const idle = deltas.length + grant.length + revoke.length === 0 && enabled === undefined;
  return idle ? undefined : { ...difference, deltas, reasons: reasonsLeft(difference, deltas) };
}

type Stays = (attribute: string) => (value: Scalar) => boolean;

function withAttributes(
  difference: MissingAccount,
  { kind, stays }: { readonly kind: KindSchema; readonly stays: Stays },
): MissingAccount {
  const attributes: Record<string, Attributes[string]> = {};
  for (const [name, value] of Object.entries(difference.attributes)) {
    const left = kind.attributes[name]?.reference ? valuesOf(value).filter(stays(name)) : undefined;
    if (left?.length === 0) continue;
    attributes[name] = left && typeof value === "object" ? left : value;
  }
  return { ...difference, attributes };
}

function remaining(
  delta: AttributeDelta,
  at: {
    readonly difference: ChangedAccount;
    readonly stays: Stays;
    readonly deleted: ReadonlySet<string>;
  },
): readonly AttributeDelta[] {
  const { attribute } = delta;
  if (delta.change === "clear" || delta.change === "remove") return [delta];
  if (delta.change !== "replace") {
    const added = delta.values.filter(at.stays(attribute));
    return added.length > 0 ? [{ attribute, change: "add", values: added }] : [];
  }
  const values = valuesOf(delta.value);
  const left = values.filter(at.stays(attribute));
  if (left.length === values.length) return [delta];
  if (left.length > 0) return [{ attribute, change: "replace", value: left }];
  const before = valuesOf(at.difference.actual.attributes[attribute]);
  return before.some((value) => at.deleted.has(String(value)))
    ? [{ attribute, change: "clear" }]
    : [];
}

function reasonsLeft(
  { reasons }: ChangedAccount,
  deltas: readonly AttributeDelta[],
): ChangedAccount["reasons"] {
  const names = new Set(deltas.map(({ attribute }) => attribute));
  return reasons.filter(({ attribute }) => attribute === undefined || names.has(attribute));
}
