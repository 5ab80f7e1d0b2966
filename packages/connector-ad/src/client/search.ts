import { setImmediate as turn } from "node:timers/promises";
import type { Entry, WireControl, WirePart, WireResult, WireSearch } from "../wire.ts";
import type { Connection } from "./connection.ts";
import type { Flight } from "./flights.ts";
import { type Loss, lost } from "./loss.ts";
import type { Patience } from "./patience.ts";
import { answerTags } from "./request.ts";
import { retireIfSilent } from "./retire-if-silent.ts";

/** What a search is sent with. */
export interface SearchOptions {
  readonly patience: Patience;
  /** In seconds, for the server. */
  readonly timeLimit: number;
  readonly controls?: readonly WireControl[] | undefined;
}

/** In entries. */
const mostWaiting = 4096;
/** In bytes of messages. */
const mostWaitingBytes = 8 * 1024 * 1024;

/**
 * Sends a search and gives its answer in parts, as it comes. While its reader is behind, and nobody else waits for an
 * answer on this connection, nothing more is read from the server. A reader that leaves early abandons the search.
 */
export async function* searchOn(
  connection: Connection,
  search: WireSearch,
  { patience, timeLimit, controls }: SearchOptions,
): AsyncGenerator<WirePart, void, undefined> {
  const queue = partQueue(connection.number);
  const id = connection.send({ call: "search", search, timeLimit }, queue.flight, controls);
  let isOver = false;
  try {
    while (!isOver) {
      const part = await nextPart(connection, queue, patience);
      isOver = part.result !== undefined;
      yield part;
    }
  } finally {
    if (!isOver) connection.abandon(id);
  }
}

async function nextPart(
  connection: Connection,
  queue: PartQueue,
  patience: Patience,
): Promise<WirePart> {
  const { heard } = connection;
  try {
    await patience.wait(queue.ready(), "none");
  } catch (error) {
    retireIfSilent(connection, { error, heard });
    throw error;
  }
  const part = queue.take();
  connection.look();
  return part;
}

/** What has come of a search and was not taken yet. */
interface PartQueue {
  readonly flight: Flight;
  /** Resolves when there is something to take; rejects when the connection was lost. */
  ready(): Promise<void>;
  take(): WirePart;
}

function partQueue(connection: number): PartQueue {
  let entries: Entry[] = [];
  let references: string[] = [];
  let result: WireResult | undefined;
  let loss: Loss | undefined;
  let bytes = 0;
  let wake: (() => void) | undefined;
  const isEmpty = (): boolean => entries.length === 0 && references.length === 0 && !result;
  const tell = (): void => {
    wake?.();
    wake = undefined;
  };
  return {
    flight: {
      ends: answerTags.search,
      entry(entry, size) {
        entries.push(entry);
        bytes += size;
        tell();
      },
      references(urls) {
        for (const url of urls) references.push(url);
        tell();
      },
      result({ name: _, ...rest }) {
        result = { ...rest, connection };
        tell();
      },
      fail(why) {
        loss = why;
        tell();
      },
      behind: () => entries.length >= mostWaiting || bytes >= mostWaitingBytes,
    },
    async ready() {
      if (isEmpty() && !loss) await new Promise<void>((resolve) => (wake = resolve));
      // Servers send an entry at a time; a turn later there are as many as had arrived, for the same wait.
      if (!result && !loss) await turn();
      if (isEmpty() && loss) throw lost(loss, "none");
    },
    take() {
      const part = { entries, references, ...(result && { result }) };
      entries = [];
      references = [];
      bytes = 0;
      return part;
    },
  };
}
