import type { Allotment } from "./policy.ts";

/** One person's need of one unique value. */
export interface AllotRequest {
  readonly personId: string;
  readonly attribute: string;
  readonly allotment: Allotment;
  /** The value that the person's account has now. */
  readonly holds?: string | undefined;
  /** What the value was made from that the person has, or last had; see {@link Allotment.stem}. */
  readonly stem?: string | undefined;
  /** The value that the person last had, for those who come back. */
  readonly had?: string | undefined;
}

/** Tells whose a value is, or was within the retention period. Compares without regard to letter case. */
export type Taken = (attribute: string, value: string) => string | undefined;

/** The answer to one {@link AllotRequest}. */
export interface Allotted {
  readonly personId: string;
  readonly attribute: string;
  /** To be remembered with the person. */
  readonly stem: string;
  /** Missing when all candidates were taken. */
  readonly value?: string | undefined;
  /** `kept`: as it is now. `returned`: what the person had before. `new`: given to the person for the first time. */
  readonly how: "kept" | "returned" | "new" | "none";
}

/** Beyond this, rules that give endless candidates would make an endless search. */
const mostCandidates = 10_000;

/**
 * Gives each person a value that nobody else has, had within the retention period, or is given here.
 *
 * A person keeps the current value while its stem is the same. A value whose stem nobody remembers was given before Rollcall
 * came, and is kept. Who comes back under the same stem gets the old value back. All others get the first free candidate, in the order of
 * their ids: the result does not depend on the order of `requests`, and comes ordered by person id, then attribute.
 */
export function allot(requests: readonly AllotRequest[], taken: Taken): readonly Allotted[] {
  const given = new Map<string, string>();
  const keyOf = (attribute: string, value: string): string =>
    `${attribute}\n${value.toLowerCase()}`;
  const isFree = ({ personId, attribute }: AllotRequest, value: string): boolean => {
    const holder = given.get(keyOf(attribute, value)) ?? taken(attribute, value);
    return holder === undefined || holder === personId;
  };
  const give = (request: AllotRequest, how: Allotted["how"], value?: string): Allotted => {
    const { personId, attribute, allotment } = request;
    if (value !== undefined) given.set(keyOf(attribute, value), personId);
    const answer = { personId, attribute, stem: allotment.stem, how };
    return value === undefined ? answer : { ...answer, value };
  };

  const sorted = [...requests].sort(byPersonAndAttribute);
  const kept = sorted.map((request) => {
    const { holds, stem, allotment } = request;
    const stays = holds !== undefined && (stem === undefined || stem === allotment.stem);
    return stays && isFree(request, holds) ? give(request, "kept", holds) : undefined;
  });
  const returned = sorted.map((request, index) => {
    const { had, stem, allotment } = request;
    const back = had !== undefined && stem === allotment.stem && isFree(request, had);
    return kept[index] ?? (back ? give(request, "returned", had) : undefined);
  });
  return sorted.map((request, index) => {
    const already = returned[index];
    if (already) return already;
    const free = firstFree(request.allotment.candidates, (value) => isFree(request, value));
    return give(request, free === undefined ? "none" : "new", free);
  });
}

function firstFree(
  candidates: Iterable<string>,
  isFree: (value: string) => boolean,
): string | undefined {
  let tried = 0;
  for (const value of candidates) {
    if (isFree(value)) return value;
    if (++tried === mostCandidates) return undefined;
  }
  return undefined;
}

function byPersonAndAttribute(a: AllotRequest, b: AllotRequest): number {
  if (a.personId !== b.personId) return a.personId < b.personId ? -1 : 1;
  return a.attribute < b.attribute ? -1 : a.attribute > b.attribute ? 1 : 0;
}
