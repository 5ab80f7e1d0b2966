import type { Contribution } from "../evidence/contribution.ts";
import type { SignIn } from "../sign-in/sign-in.ts";
import type { AccountTrail, ChangeSighting } from "./change-rule.ts";
import { followRules } from "./change-rules.ts";
import type { ChangeLimits } from "./limits.ts";
import { recent } from "./recent.ts";
import { privilegeEscalation } from "./rules/privilege-escalation.ts";

/**
 * Remembers what was lately changed on accounts, and who lately signed in, so that the one is seen to follow the other,
 * whichever is heard of first.
 */
export interface AccountTrails {
  change(sighting: ChangeSighting): readonly Contribution[];
  signIn(event: SignIn, knownDevice: boolean | undefined): readonly Contribution[];
}

interface Trail extends AccountTrail {
  readonly used?: { readonly event: SignIn; readonly knownDevice: boolean | undefined } | undefined;
}

/** How much is remembered, and for how long a change is watched. */
export interface AccountTrailsOptions {
  /** Accounts; the one that was heard of longest ago is forgotten first. */
  readonly capacity: number;
  readonly limits: ChangeLimits;
}

/** Makes a memory of accounts that is empty. */
export function accountTrails({ capacity, limits }: AccountTrailsOptions): AccountTrails {
  const trails = recent<Trail>(capacity);
  const judge = (trail: AccountTrail, used: NonNullable<Trail["used"]>): readonly Contribution[] =>
    followRules.flatMap((rule) => rule({ ...used, trail, limits }) ?? []);
  return {
    change: (sighting) => {
      const news = newsOf(sighting);
      if (news === undefined) return [];
      const trail = trails.get(sighting.transaction.account);
      trails.set(sighting.transaction.account, { ...trail, ...latest(trail, news) });
      return trail?.used === undefined ? [] : judge(news, trail.used);
    },
    signIn: (event, knownDevice) => {
      const trail = trails.get(event.subject) ?? {};
      const used = { event, knownDevice };
      // A sign-in that comes late must not hide a later one.
      const isLast = trail.used === undefined || trail.used.event.at <= event.at;
      trails.set(event.subject, isLast ? { ...trail, used } : trail);
      return judge(trail, used);
    },
  };
}

/** A change that is told of late must not hide a later one. */
function latest(trail: AccountTrail | undefined, news: AccountTrail): AccountTrail {
  const { granted, method } = news;
  return {
    ...(granted !== undefined && { granted: Math.max(granted, trail?.granted ?? granted) }),
    ...(method !== undefined && { method: Math.max(method, trail?.method ?? method) }),
  };
}

/**
 * Says what a change leaves to be watched: a privileged right, one that somebody gave themselves, or one outside the
 * plans; or a second factor.
 */
function newsOf(sighting: ChangeSighting): AccountTrail | undefined {
  const { transaction, approved } = sighting;
  const { act, at, actor, account } = transaction;
  if (act === "method") return { method: at };
  const isOpen = act === "grant" && (actor === account || approved === false);
  return isOpen || privilegeEscalation(sighting) !== undefined ? { granted: at } : undefined;
}
