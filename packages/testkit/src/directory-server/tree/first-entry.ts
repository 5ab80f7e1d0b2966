import type { Domain } from "./domain.ts";

/** What a new domain is made with. */
export interface NewDomain {
  readonly domain: Domain;
  /** In milliseconds since 1970. */
  readonly now: number;
  readonly newId: () => string;
  /** The controller's own name, such as `DC1`. */
  readonly controller: string;
  readonly invocationId: string;
  /** The name of the first administrator's account. */
  readonly administrator: string;
}

/** One entry that every domain has. */
export interface FirstEntry {
  /** Its own part of the name; of the top of a naming context, what stands before the domain's name. */
  readonly name: string;
  /** The `name` of the row above it; missing for the top of a naming context. */
  readonly under?: string;
  readonly of: string;
  readonly id?: string;
  readonly rid?: number;
  readonly sam?: string;
  readonly has?: Readonly<Record<string, string>>;
}
