import type { Assignment, Person } from "../model/person.ts";
import type { Grounds, KnownPost } from "../store/grounds.ts";
import type { Place } from "./place.ts";

/**
 * Works out what a person's account stands on; `undefined` where no post counts, and where there is but one: should it
 * vanish, nothing is left that could be taken for the end of it.
 */
export function groundsOf(
  { assignments }: Pick<Person, "assignments">,
  { state, hold, assignments: deciding, keeping = [] }: Place,
): Grounds | undefined {
  if (assignments.length < 2 || deciding.length === 0) return undefined;
  const counts = (post: Assignment): boolean => deciding.includes(post) || keeping.includes(post);
  return {
    state: hold === "unclear" ? hold : state,
    posts: knownPosts(assignments.filter(counts)),
    others: knownPosts(assignments.filter((post) => !counts(post))),
  };
}

/**
 * Gives the ids of the posts on which an account stood and which have vanished from the record, where what is left of it
 * says nothing new. A post that had ended, or was out of scope, or ahead, all the time that the account was there is no
 * evidence that its owner leaves now; one that is new or has changed, and has ended, is. After a re-key of the source no
 * post is known, and the record counts as it is.
 */
export function vanishedPosts(
  grounds: Grounds,
  { assignments }: Pick<Person, "assignments">,
  place: Place,
): readonly string[] {
  const known = new Map([...grounds.posts, ...grounds.others].map((post) => [post.id, post]));
  const isEvidence = (post: Assignment): boolean =>
    place.state !== "prepared" && !isSame(known.get(post.id), post);
  const isRekeyed = !assignments.some(({ id }) => known.has(id));
  if (isRekeyed || place.assignments.some(isEvidence)) return [];
  const there = new Set(assignments.map(({ id }) => id));
  return grounds.posts.map(({ id }) => id).filter((id) => !there.has(id));
}

/** Tells whether an account that is in a place is disabled, emptied or deleted in one that it was not in before. */
export function closes({ state, hold }: Place, before: Grounds): boolean {
  if (state === "active") return hold !== undefined;
  if (state === "future") return false;
  return state !== before.state || state === "expired";
}

function isSame(
  known: KnownPost | undefined,
  { status, end, lastWorkingDay }: Assignment,
): boolean {
  return known?.status === status && known.end === end && known.lastWorkingDay === lastWorkingDay;
}

function knownPosts(posts: readonly Assignment[]): readonly KnownPost[] {
  return posts
    .map(({ id, status, end, lastWorkingDay }) => ({
      id,
      status,
      ...(end !== undefined && { end }),
      ...(lastWorkingDay !== undefined && { lastWorkingDay }),
    }))
    .sort((one, other) => (one.id < other.id ? -1 : Number(one.id > other.id)));
}
