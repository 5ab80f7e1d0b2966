import type { PortalRecord } from "../portal/portal-record.ts";
import type { ObjectKind, Properties } from "./change.ts";

/** An object from one point of the journal on. */
export interface Version {
  readonly seq: number;
  readonly life: "live" | "deleted" | "purged";
  readonly properties: Properties;
  /** When it was deleted, in milliseconds since 1970. */
  readonly deletedAt?: number | undefined;
}

/** An object with all that it ever was, oldest first. */
export interface StoredObject {
  readonly id: string;
  readonly kind: ObjectKind;
  /** Its place in the order in which objects came into being. */
  readonly ordinal: number;
  readonly versions: Version[];
  portal?: PortalRecord | undefined;
}

/** Gives an object as it is at the primary. */
export function latest(object: StoredObject): Version {
  return object.versions.at(-1) as Version;
}

/** Gives an object as it was at a point of the journal; `undefined` before it came into being. */
export function versionAt(object: StoredObject, seq: number): Version | undefined {
  const { versions } = object;
  let at = versions.length - 1;
  while (at >= 0 && (versions[at]?.seq ?? 0) > seq) at -= 1;
  return versions[at];
}
