import { isDeepStrictEqual } from "node:util";
import type { Answer } from "./carry-out.ts";
import type { Difference } from "./known-differences.ts";
import type { Operation } from "./operation.ts";

type Search = Extract<Operation, { kind: "search" }>;

/** A difference between two answers to a search that is known and meant. */
export interface KnownInSearches {
  readonly reason: string;
  covers(search: Search, answers: Pick<Difference, "samba" | "embedded">): boolean;
}

/** Filters that neither hold nor fail (RFC 4511 section 4.5.1.7): no such attribute, rule, syntax or value. */
const undefinable =
  /"noSuchAttribute"|"value":"x"|"startsWith":"(?:object|adminC|member|manager|userA|isD)|"matches":"displayName"/;

const inChain = "1.2.840.113556.1.4.1941";

/** Every difference between answers to searches that is known and meant, with its reason. */
export const knownInSearches: readonly KnownInSearches[] = [
  {
    reason: "Samba passes over a matching rule that it does not know; Active Directory refuses it",
    covers: (_, { samba, embedded }) => samba.code === 0 && embedded.code === 18,
  },
  {
    reason: "Samba takes what it cannot evaluate for false, so that its opposite is true",
    covers: ({ filter }, { samba, embedded }) =>
      [embedded.code, 1, 21].includes(samba.code) && undefinable.test(JSON.stringify(filter)),
  },
  {
    reason: "Samba fails with operationsError at a chain of memberships of what is deleted",
    covers: ({ form, filter }, { samba }) =>
      form === "show-deleted" && samba.code === 1 && JSON.stringify(filter).includes(inChain),
  },
  {
    reason: "Samba orders text by its characters, Active Directory by the rules of a language",
    covers: ({ filter }, { samba, embedded }) =>
      samba.code === embedded.code && /"at(?:Least|Most)":/.test(JSON.stringify(filter)),
  },
  {
    reason: "values are in no order, so that a range may give others",
    covers: ({ attributes }, { samba, embedded }) =>
      attributes.some((name) => name.includes(";range=")) &&
      samba.entries?.length === embedded.entries?.length,
  },
  {
    reason: "when the last entry fills a page, Samba gives an empty page after it",
    covers: (_, { samba, embedded }) => isDeepStrictEqual(withoutLast(samba), embedded),
  },
];

function withoutLast({ pages, ...rest }: Answer): Answer {
  return pages?.at(-1) === 0 ? { ...rest, pages: pages.slice(0, -1) } : { ...rest, pages };
}
