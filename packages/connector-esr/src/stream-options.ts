import type { BlockPlace } from "./block.ts";
import type { Day } from "./bytes/day.ts";
import type { Key } from "./bytes/key.ts";
import type { KeyTable } from "./bytes/key-table.ts";
import type { Row } from "./bytes/row.ts";
import type { GroundName } from "./layout/ground.ts";
import type { ReferencesAhead } from "./look-ahead.ts";

/** Which profiles to read, and how. */
export interface StreamOptions {
  readonly vpd: string;
  readonly day: Day;
  /** Whether the person rows carry NI numbers that may be read. */
  readonly niNumbers: boolean;
  /** Profiles that are passed over: the file alone does not tell all of them. */
  readonly special: KeyTable;
  /** Is told where the rows of those stand. */
  readonly onPassed: (id: Key, place: BlockPlace) => void;
  /** Whether a position has a row of its own, so that what assignment rows repeat of it need not be read. */
  readonly knowsPosition: (id: Key) => boolean;
  /** Is given the rows of positions, locations and organisations, which come before the people. */
  readonly onGround: Readonly<Record<GroundName, (row: Row, line: number) => void>>;
  /** Is told what assignment rows refer to a little before they are read. */
  readonly onAhead: (ahead: ReferencesAhead) => void;
  /** How many profiles are handed on at once, at most. */
  readonly atOnce: number;
  readonly signal?: AbortSignal | undefined;
}
