import type { TimedGrant } from "../grants/timed-grant.ts";
import type { PortalRecord } from "../portal/portal-record.ts";

/** The values of an object by their names in Graph, and `manager` as the identifier of one. */
export type Properties = Readonly<Record<string, unknown>>;

/** What kinds of object there are. */
export type ObjectKind = "user" | "group";

/** One thing that happens to the directory. */
export type Change =
  | {
      readonly do: "set";
      readonly kind: ObjectKind;
      readonly id: string;
      /** New values; the object comes into being when there is none of this identifier. */
      readonly patch: Properties;
    }
  | { readonly do: "delete" | "restore" | "purge"; readonly id: string }
  | { readonly do: "join" | "part"; readonly group: string; readonly member: string }
  | { readonly do: "portal"; readonly id: string; readonly record: PortalRecord }
  | { readonly do: "grant"; readonly id: string; readonly grant: TimedGrant }
  | { readonly do: "organisation"; readonly code: string; readonly closed: boolean };

/** When a change happened, in milliseconds since 1970, and through whose hand. */
export interface Stamp {
  readonly at: number;
  /** An application's identifier, `portal:` with an organisation's code, `life-cycle`, or another's name. */
  readonly by: string;
}

/** A change as the journal keeps it: numbered from one. */
export type Entry = Change & Stamp & { readonly seq: number };
