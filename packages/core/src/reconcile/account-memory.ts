import { canonicalJson } from "../hash.ts";
import type { AccountRef } from "../model/account.ts";
import type { Link } from "../model/link.ts";
import type { Attributes } from "../model/value.ts";
import { valuesOf } from "../plan/minimal/unique-key.ts";
import { forgetGroundsWrites, groundsWrites } from "../store/grounds.ts";
import { linkWrites, unlinkWrites } from "../store/links.ts";
import { nameWrites } from "../store/names.ts";
import type { StoreWrite } from "../store/store.ts";
import { keyToCome, type Resolved } from "./resolve.ts";
import type { OpenTarget, Run } from "./run.ts";

/** What the store learns of one person's account. */
export interface AccountMemory {
  /** Once the operation is done that makes the account as it should be. */
  readonly withOperation: readonly StoreWrite[];
  /** Whatever becomes of the operations. */
  readonly always: readonly StoreWrite[];
}

/** Works out what the store learns of one person's account: who owns it, and which names are taken or given up. */
export function accountMemory(run: Run, target: OpenTarget, resolved: Resolved): AccountMemory {
  const { account, link, lost } = resolved.owner;
  const { presence } = resolved.desired;
  if (account && presence === "gone") {
    const forgotten = link ? forgetWrites(link) : [];
    return { withOperation: [...forgotten, ...namesGivenUp(run, target, resolved)], always: [] };
  }
  if (account) return rememberAccount(run, target, resolved);
  const forgotten = lost ? forgetWrites(lost) : [];
  if (presence !== "present") return { withOperation: [], always: forgotten };
  const ref = { kind: resolved.desired.kind, stable: keyToCome(resolved.owner.person.id) };
  const made = linkWrites(
    linkTo(run, resolved, { account: ref, by: "created", allotted: resolved }),
  );
  return {
    withOperation: [
      ...forgotten,
      ...made,
      ...groundsLearnt(ref, resolved),
      ...namesTaken(run, target, resolved),
    ],
    always: [],
  };
}

function rememberAccount(run: Run, target: OpenTarget, resolved: Resolved): AccountMemory {
  const { link, foundBy, account } = resolved.owner;
  const ref = account?.ref as AccountRef;
  const by = foundBy ?? link?.by ?? "link";
  const now = linkTo(run, resolved, { account: ref, by, allotted: link ?? {} });
  const then = linkTo(run, resolved, { account: ref, by, allotted: resolved });
  const linked =
    link && sameLink(link, now)
      ? []
      : [...(link ? forgetWrites(link, ref) : []), ...linkWrites(now)];
  const always = [...linked, ...groundsLearnt(ref, resolved)];
  const renamed = [...namesTaken(run, target, resolved), ...namesGivenUp(run, target, resolved)];
  return { withOperation: [...(sameLink(now, then) ? [] : linkWrites(then)), ...renamed], always };
}

/** Gives the writes that forget a link, and what its account stood on unless that is the account kept. */
function forgetWrites(link: Link, kept?: AccountRef): readonly StoreWrite[] {
  const { target, account } = link;
  if (account.stable === kept?.stable) return unlinkWrites(link);
  return [...unlinkWrites(link), ...forgetGroundsWrites({ target, account: account.stable })];
}

function groundsLearnt(
  { stable }: AccountRef,
  { owner, desired }: Resolved,
): readonly StoreWrite[] {
  const { link, grounds } = owner;
  const before = link?.account.stable === stable ? grounds.before : undefined;
  const { now } = grounds;
  if (canonicalJson(before ?? null) === canonicalJson(now ?? null)) return [];
  const key = { target: desired.target, account: stable };
  return now ? groundsWrites(key, now) : forgetGroundsWrites(key);
}

interface Made extends Pick<Link, "account" | "by"> {
  readonly allotted: Pick<Link, "stems" | "names">;
}

function linkTo(run: Run, { owner }: Resolved, { allotted, ...rest }: Made): Link {
  const { person, link, desired } = owner;
  const { stems = {}, names = {} } = allotted;
  const known = {
    ...(Object.keys(stems).length > 0 && { stems }),
    ...(Object.keys(names).length > 0 && { names }),
  };
  const { kind, stable, lookup } = rest.account;
  const account = lookup === undefined ? { kind, stable } : { kind, stable, lookup };
  const { id: personId, identifiers } = person;
  return {
    target: desired.target,
    account,
    personId,
    identifiers,
    ...known,
    by: rest.by,
    since: link?.since ?? run.asOf,
  };
}

/** A new address of the account alone is no reason to write the link anew: the stable key is what counts. */
function sameLink(one: Link, other: Link): boolean {
  const facts = ({ account, personId, identifiers, stems, names }: Link): unknown => {
    return [account.stable, personId, identifiers, stems ?? {}, names ?? {}];
  };
  return canonicalJson(facts(one)) === canonicalJson(facts(other));
}

/** A unique text and the attribute that holds it. */
interface Name {
  readonly attribute: string;
  readonly value: string;
}

function namesTaken(
  run: Run,
  target: OpenTarget,
  { owner, desired }: Resolved,
): readonly StoreWrite[] {
  const wanted = Object.entries(desired.attributes).map(
    ([name, { value }]) => [name, value] as const,
  );
  const before = namesIn(target, owner.account?.attributes ?? {});
  return namesIn(target, Object.fromEntries(wanted))
    .filter((name) => !before.some((other) => isSameName(name, other)))
    .flatMap((name) =>
      nameWrites({ target: target.name, ...name, personId: owner.person.id, since: run.asOf }),
    );
}

function namesGivenUp(
  run: Run,
  target: OpenTarget,
  { owner, desired }: Resolved,
): readonly StoreWrite[] {
  const { account, person, link } = owner;
  const kept = desired.presence === "gone" ? {} : desired.attributes;
  const now = namesIn(
    target,
    Object.fromEntries(Object.entries(kept).map(([name, { value }]) => [name, value])),
  );
  const gone = desired.presence === "gone";
  return namesIn(target, account?.attributes ?? {})
    .filter(({ attribute }) => gone || Object.hasOwn(kept, attribute))
    .filter((name) => !now.some((other) => isSameName(name, other)))
    .flatMap((name) =>
      nameWrites({
        target: target.name,
        ...name,
        personId: person.id,
        since: link?.since ?? run.asOf,
        until: run.asOf,
      }),
    );
}

function isSameName(one: Name, other: Name): boolean {
  return one.attribute === other.attribute && one.value === other.value;
}

function namesIn({ schema, kind }: OpenTarget, attributes: Attributes): readonly Name[] {
  const known = schema.kinds[kind]?.attributes ?? {};
  return Object.entries(attributes)
    .filter(
      ([name]) => known[name]?.unique && known[name].type === "string" && !known[name].reference,
    )
    .flatMap(([attribute, value]) =>
      valuesOf(value).map((one) => ({ attribute, value: String(one).toLowerCase() })),
    )
    .sort(byName);
}

function byName(one: Name, other: Name): number {
  if (one.attribute !== other.attribute) return one.attribute < other.attribute ? -1 : 1;
  return one.value < other.value ? -1 : Number(one.value > other.value);
}
