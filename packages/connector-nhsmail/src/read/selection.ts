import type { GraphAttribute } from "../attributes.ts";
import type { NhsmailContext } from "../context.ts";

/** The attributes that are read of users, and how Graph is asked for them. */
export interface Selection {
  readonly attributes: ReadonlyMap<string, GraphAttribute>;
  /** `$select`, and `$expand` where a link is among them. */
  readonly query: Readonly<Record<string, string>>;
  /** What a delta watches: the properties that it is known to track, and of links the name alone. */
  readonly watched: readonly string[];
}

/** What is read of every user, whatever was asked for: its keys, its state and what it holds. */
const always: readonly string[] = [
  "id",
  "userPrincipalName",
  "accountEnabled",
  "assignedLicenses",
  "licenseAssignmentStates",
];

/** Selects the attributes of the names that are given; all of them without. Whose an account is comes with any. */
export function selectionOf(
  { attributes: known, settings }: Pick<NhsmailContext, "attributes" | "settings">,
  wanted?: readonly string[],
): Selection {
  const entries = [...known].filter(([name]) => wanted?.includes(name) ?? true);
  const properties = entries
    .filter(([, { form }]) => form !== "link")
    .map(([, { property }]) => property);
  const links = entries.filter(([, { form }]) => form === "link").map(([name]) => name);
  const own = settings.organisationAttribute ?? [];
  const selected = [...new Set([...always, ...properties].concat(own))];
  return {
    attributes: new Map(entries),
    query: {
      $select: selected.join(","),
      ...(links.length > 0 && { $expand: links.map((link) => `${link}($select=id)`).join(",") }),
    },
    watched: [...selected.filter((name) => name !== "licenseAssignmentStates"), ...links],
  };
}
