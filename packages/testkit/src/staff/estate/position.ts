import type { Supervisor } from "./places.ts";
import type { Role } from "./role.ts";

/** A position: a post that several people may hold at once; its department and location are named by their index. */
export interface Position {
  readonly positionId: number;
  readonly number: string;
  readonly title: string;
  /** The last part of the composite name: `Bank`, or a ward's area. */
  readonly subArea: string;
  readonly role: Role;
  readonly organisation: number;
  readonly location: number;
  /** Whom its holders report to; undefined for the post that runs the whole trust. */
  readonly reportsTo: Supervisor | undefined;
  readonly updated: string;
}
