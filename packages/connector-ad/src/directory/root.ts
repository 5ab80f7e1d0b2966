import type { Dialect } from "../dialect/dialect.ts";

/** What a server says of itself in its root entry (RFC 4512 section 5.1), and what was found out from there. */
export interface Root {
  readonly dialect: Dialect["name"];
  readonly namingContexts: readonly string[];
  /** The head of the domain; the naming context that holds the base, where a server has no such thing. */
  readonly defaultNamingContext: string;
  readonly configurationNamingContext?: string | undefined;
  readonly schemaNamingContext?: string | undefined;
  /** OIDs of the controls that it takes. */
  readonly controls: ReadonlySet<string>;
  /** OIDs of what it can do: `supportedFeatures` and Microsoft's `supportedCapabilities`. */
  readonly features: ReadonlySet<string>;
  readonly serverName?: string | undefined;
  /** Who made the server (RFC 3045); Microsoft's do not say. */
  readonly vendor?: string | undefined;
  /** Of the controller's database, as text; a restored one has another. */
  readonly invocationId?: string | undefined;
  /** The number of the latest change in the controller's database. */
  readonly highestUSN?: bigint | undefined;
  /** Microsoft's numbers: 4 is 2008 R2, 6 is 2012 R2, 7 is 2016, 10 is 2025. */
  readonly functionalLevel?: FunctionalLevel | undefined;
  /** Deleted objects keep their attributes and memberships. */
  readonly recycleBin: boolean;
  /** Why deleted accounts cannot be brought back whole; missing when they can. */
  readonly notRestorable?: string | undefined;
  /** Memberships may be given for a time (`<TTL=…>`). */
  readonly timedLinks: boolean;
  /** Members tell which groups hold them; without it memberships cannot be read. */
  readonly backlinks: boolean;
}

/** The level up to which all controllers agree. */
export interface FunctionalLevel {
  readonly forest: number;
  readonly domain: number;
  readonly controller: number;
}
