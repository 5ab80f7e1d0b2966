import type { Encoding } from "../bytes/decode.ts";
import { type Body, type BodySource, openBody } from "./body.ts";
import { createSection, type Section, type Span } from "./search.ts";
import { type SectionName, sectionNames } from "./sections.ts";

/** What an index says of its extract besides where the rows are. */
export interface SidecarFacts {
  readonly spec: "rollcall/esr-index@1";
  /** The extract, the options and the key that the index was made with; when any differs, it is made again. */
  readonly identity: string;
  readonly encoding: Encoding;
  /** Rows that are not blank, header and trailer included. */
  readonly rows: number;
  /** Rows that update a person. */
  readonly people: number;
  readonly refused: RefusedRows;
}

/** The rows of one extract that could not be used. */
export interface RefusedRows {
  readonly count: number;
  /** Of how many nobody can tell whom they are about: while there are any, all that is not said is in doubt. */
  readonly strays: number;
  /** The line of the first of those. */
  readonly firstStray?: number | undefined;
  /** The first thousand of them. */
  readonly first: readonly RefusedRow[];
}

/** Where a refused row stands and which rule it broke. */
export interface RefusedRow {
  readonly line: number;
  readonly field?: string | undefined;
  readonly rule: string;
}

/** The index of one extract: where its rows are. */
export interface Sidecar {
  readonly facts: SidecarFacts;
  section(name: SectionName): Section;
  /** Gives the places of the rows with this hash, in the order of the file. */
  find(name: SectionName, hash: number): number[];
}

/** All that an open index is made of. */
export interface SidecarParts {
  readonly facts: SidecarFacts;
  readonly spans: Readonly<Record<SectionName, Span>>;
  readonly source: BodySource;
}

/** Makes an index searchable. */
export function openSidecar({ facts, spans, source }: SidecarParts): Sidecar {
  const body: Body = openBody(source);
  const sections = new Map<SectionName, Section>(
    sectionNames.map((name) => [name, createSection(body, spans[name])]),
  );
  const section = (name: SectionName): Section => sections.get(name) as Section;
  return { facts, section, find: (name, hash) => section(name).between(hash, hash) };
}
