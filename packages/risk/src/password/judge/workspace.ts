import { clearSpans, makeSpans, type Spans } from "../terms/spans.ts";
import { longestPassword, makeRoom, type Room, wipeRoom } from "../text/room.ts";

/** All that a password is judged in. It is used for one password at a time and wiped after each. */
export interface Workspace {
  readonly room: Room;
  readonly spans: Spans;
  /** Scratch room for counting points. */
  readonly points: Int32Array;
}

let shared: Workspace | undefined;

/** Lends the workspace to `use`, which must not wait for anything, and wipes it afterwards, whatever happens. */
export function withWorkspace<T>(use: (workspace: Workspace) => T): T {
  shared ??= {
    room: makeRoom(),
    spans: makeSpans(),
    points: new Int32Array(longestPassword + 1),
  };
  const { room, spans, points } = shared;
  try {
    return use(shared);
  } finally {
    clearSpans(spans, room.length);
    points.fill(0, 0, room.length + 1);
    wipeRoom(room);
  }
}
