import type { Entry } from "../wire.ts";
import type { Answers, Result } from "./decode.ts";
import { malformed } from "./element.ts";
import { disconnected, type Loss } from "./loss.ts";

/** A request on its way: what becomes of the messages that answer it. */
export interface Flight {
  /** The tag of the message that ends it. */
  readonly ends: number;
  /** `size` is that of the message, in bytes. */
  entry?(entry: Entry, size: number): void;
  references?(urls: readonly string[]): void;
  /** Takes the end of it; nothing follows. */
  result(result: Result): void;
  /** The connection ended before the result; nothing follows. */
  fail(loss: Loss): void;
  /** Whether its reader has so much to read that no more should come. */
  behind?(): boolean;
}

/** The requests of one connection that are not answered yet. */
export interface Flights extends Answers {
  readonly count: number;
  /** The number of the latest request. */
  readonly last: number;
  /** Whether all of them are searches whose readers are behind. */
  readonly behind: boolean;
  /** Takes the next number, for a request that nothing answers. */
  number(): number;
  /** Waits for answers to the next number. */
  add(flight: Flight): number;
  /** Forgets a request; gives whether it was there. */
  drop(id: number): boolean;
  /** Fails all requests. */
  fail(loss: Loss): void;
}

/** What a connection is told by its flights. */
export interface FlightsOptions {
  /** The server said that it ends the connection. */
  onDisconnection(loss: Loss): void;
  /** A request was answered in full. */
  onLanding(): void;
}

const extendedResponse = 0x78;
const noticeOfDisconnection = "1.3.6.1.4.1.1466.20036";

/** Keeps the requests of one connection, and gives each message to the one that it answers. */
export function flightsOf({ onDisconnection, onLanding }: FlightsOptions): Flights {
  const flights = new Map<number, Flight>();
  let last = 0;
  /** What answers an abandoned request is passed over; what answers none at all is a stream that was misread. */
  const find = (id: number, part?: "entry" | "references"): Flight | undefined => {
    const flight = flights.get(id);
    if (!flight && id > last) throw malformed("message-id");
    if (flight && part && !flight[part]) throw malformed("operation");
    return flight;
  };
  return {
    get count() {
      return flights.size;
    },
    get last() {
      return last;
    },
    get behind() {
      for (const flight of flights.values()) if (!flight.behind?.()) return false;
      return flights.size > 0;
    },
    number: () => ++last,
    add(flight) {
      flights.set(++last, flight);
      return last;
    },
    drop: (id) => flights.delete(id),
    fail(loss) {
      const failed = [...flights.values()];
      flights.clear();
      for (const flight of failed) flight.fail(loss);
    },
    entry: (id, entry, size) => find(id, "entry")?.entry?.(entry, size),
    references: (id, urls) => find(id, "references")?.references?.(urls),
    result(id, tag, result) {
      if (id === 0 && result.name === noticeOfDisconnection)
        onDisconnection(disconnected(result.code));
      const flight = find(id);
      if (!flight) return;
      // Samba answers any request with an extended response when it does not know a critical control.
      if (tag !== flight.ends && tag !== extendedResponse) throw malformed("operation");
      flights.delete(id);
      flight.result(result);
      onLanding();
    },
  };
}
