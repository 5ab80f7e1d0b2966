import type { WireFilter } from "../wire.ts";

/** One object that has changed, as far as the change is told. */
export interface Row {
  readonly guid: string;
  readonly deleted: boolean;
  /** It is new. */
  readonly created: boolean;
  /** It may have another name or stand elsewhere. */
  readonly renamed: boolean;
  /** GUIDs of the members that came or went. */
  readonly members: readonly string[];
  /** Members came or went, and nobody can tell which. */
  readonly membersUnknown?: boolean | undefined;
}

/** Matches the objects of which the changes matter, deleted ones among them: those keep their classes alone. */
export const rowFilter: WireFilter = {
  or: [
    {
      and: [
        { equal: "objectClass", value: "user" },
        { not: { equal: "objectClass", value: "computer" } },
      ],
    },
    { equal: "objectClass", value: "group" },
    { equal: "objectClass", value: "organizationalUnit" },
    { equal: "objectClass", value: "container" },
  ],
};
