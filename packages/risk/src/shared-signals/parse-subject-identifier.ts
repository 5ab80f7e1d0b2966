import type { ComplexSubject, SimpleSubject, SubjectIdentifier } from "./subject-identifier.ts";
import { unusableEvent } from "./unusable-event.ts";

/**
 * The members that each format must have, none of them empty: RFC 9493, sections 3.2.1 to 3.2.7, and Shared Signals
 * Framework 1.0, section 3.5.
 */
const members: Readonly<Record<Exclude<SimpleSubject["format"], "aliases">, readonly string[]>> = {
  account: ["uri"],
  email: ["email"],
  iss_sub: ["iss", "sub"],
  opaque: ["id"],
  phone_number: ["phone_number"],
  did: ["url"],
  uri: ["uri"],
  jwt_id: ["iss", "jti"],
  saml_assertion_id: ["issuer", "assertion_id"],
};

const parts = ["user", "device", "session", "application", "tenant", "org_unit", "group"] as const;

/** As many aliases as anybody has; a longer list is an attack. Our choice. */
const mostAliases = 16;
const longestMember = 1024;

/**
 * Reads whom or what an event is about. Throws `protocol`, with `invalid_request` in `native`, for a format that is not
 * known or that lacks a member; members that are not known are left out.
 */
export function parseSubjectIdentifier(input: unknown): SubjectIdentifier {
  const given = objectOf(input);
  if (given.format !== "complex") return parseSimple(given, true);
  const complex: Record<string, SimpleSubject> = {};
  for (const part of parts) {
    if (given[part] !== undefined) complex[part] = parseSimple(objectOf(given[part]), true);
  }
  if (Object.keys(complex).length === 0) throw unusable("names nobody", "complex");
  return { format: "complex", ...complex } as ComplexSubject;
}

function parseSimple(given: Fields, mayBeAliases: boolean): SimpleSubject {
  const { format } = given;
  if (format === "aliases" && mayBeAliases) return parseAliases(given);
  if (typeof format !== "string" || !Object.hasOwn(members, format)) {
    throw unusable("has a format that is not known", "format");
  }
  const known = members[format as keyof typeof members];
  const read = known.map((name) => [name, textOf(given[name], name)] as const);
  return { format, ...Object.fromEntries(read) } as SimpleSubject;
}

/** Aliases stand in no aliases (RFC 9493, section 3.2.8). */
function parseAliases({ identifiers }: Fields): SimpleSubject {
  const isList = Array.isArray(identifiers) && identifiers.length > 0;
  if (!isList || identifiers.length > mostAliases) throw unusable("has no aliases", "identifiers");
  const list: readonly unknown[] = identifiers;
  return {
    format: "aliases",
    identifiers: list.map((each) => parseSimple(objectOf(each), false)),
  };
}

type Fields = Readonly<Record<string, unknown>>;

function objectOf(input: unknown): Fields {
  if (typeof input !== "object" || input === null || Array.isArray(input)) {
    throw unusable("is missing", "sub_id");
  }
  return input as Fields;
}

function textOf(value: unknown, name: string): string {
  const isText = typeof value === "string" && value !== "" && value.length <= longestMember;
  if (!isText || !value.isWellFormed()) throw unusable("lacks a member", name);
  return value;
}

function unusable(what: string, field: string): Error {
  return unusableEvent(`its subject ${what}`, { rule: "subject", field });
}
