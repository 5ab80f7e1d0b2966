import type { Duplex } from "node:stream";
import { encode } from "../client.ts";
import type { Entry, WireControl } from "../wire.ts";
import { type Answers, decoder, type Result } from "./decode.ts";
import { malformed } from "./element.ts";
import { frames } from "./frames.ts";
import { closed, cut, disconnected, garbled, type Loss, lost, nativeCode } from "./loss.ts";
import type { Request } from "./request.ts";

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

/** One connection, from its first byte to its loss. It is never mended: who needs another opens one. */
export interface Connection {
  readonly number: number;
  /** The URL of the server. */
  readonly server: string;
  /** Whether it takes further requests. */
  readonly open: boolean;
  /** Grows with whatever comes from the server: when it stays the same, nothing came. */
  readonly heard: number;
  /** Sends a request and gives its number. Throws when the connection was lost; nothing was sent then. */
  send(request: Request, flight: Flight, controls?: readonly WireControl[]): number;
  /** Tells the server that an answer is no longer wanted, and forgets the request. */
  abandon(id: number): void;
  /** Reads on, or stops reading, by what the flights now say of their readers. */
  look(): void;
  /** Takes no further requests, lets those in flight end, and closes. */
  retire(): void;
  /** Takes leave of the server. Requests in flight fail with `cancelled`. */
  close(): Promise<void>;
}

/** What a connection is told about itself. */
export interface ConnectionOptions {
  readonly number: number;
  readonly server: string;
  /** Called once, when it no longer takes requests. */
  readonly onEnd?: (() => void) | undefined;
}

const lastNumber = 0x7fffffff;
/** In milliseconds, for a server to end its side after ours. */
const leaveTaking = 1000;

/** Puts a connection on a socket that is open. */
export function connectionOn(socket: Duplex, options: ConnectionOptions): Connection {
  const flights = new Map<number, Flight>();
  let loss: Loss | undefined;
  let retired = false;
  let last = 0;
  let heard = 0;

  const end = (why: Loss): void => {
    if (loss) return;
    loss = why;
    const failed = [...flights.values()];
    flights.clear();
    if (!retired) options.onEnd?.();
    for (const flight of failed) flight.fail(why);
  };
  const endNow = (why: Loss): void => {
    end(why);
    socket.destroy();
  };
  const look = (): void => {
    const behind = flights.size > 0 && [...flights.values()].every((flight) => flight.behind?.());
    if (behind) socket.pause();
    else if (socket.isPaused()) socket.resume();
  };
  const close = async (): Promise<void> => {
    if (loss) return;
    const gone = new Promise<void>((resolve) => socket.once("close", () => resolve()));
    end(closed);
    socket.end(encode(last + 1, { call: "unbind" }));
    socket.resume();
    const stop = setTimeout(() => socket.destroy(), leaveTaking);
    await gone;
    clearTimeout(stop);
  };
  const land = (id: number): void => {
    flights.delete(id);
    if (retired && flights.size === 0) void close();
  };
  const retire = (): void => {
    if (retired || loss) return;
    retired = true;
    options.onEnd?.();
    if (flights.size === 0) void close();
  };

  const cutter = frames(decoder(dispatch({ flights, land, last: () => last, end: endNow })));
  socket.on("data", (chunk: Buffer) => {
    heard++;
    try {
      if (!loss) cutter.push(chunk);
    } catch (thrown) {
      endNow(garbled(thrown));
    }
    look();
  });
  socket.on("error", (error) => endNow(cut(nativeCode(error))));
  socket.on("close", () => endNow(cut()));

  return {
    number: options.number,
    server: options.server,
    get open() {
      return !loss && !retired;
    },
    get heard() {
      return heard;
    },
    send(request, flight, controls) {
      if (loss) throw lost(loss, "none");
      const message = encode(last + 1, request, controls);
      last++;
      if (last === lastNumber) retire();
      flights.set(last, flight);
      socket.write(message, request.call === "bind" ? () => message.fill(0) : undefined);
      look();
      return last;
    },
    abandon(id) {
      if (loss || !flights.has(id)) return;
      socket.write(encode(++last, { call: "abandon", id }));
      land(id);
      look();
    },
    look,
    retire,
    close,
  };
}

/** What messages are given out by. */
interface Board {
  readonly flights: ReadonlyMap<number, Flight>;
  land(id: number): void;
  /** The number of the latest request. */
  last(): number;
  end(loss: Loss): void;
}

const extendedResponse = 0x78;
const noticeOfDisconnection = "1.3.6.1.4.1.1466.20036";

/** Gives each message to the flight that it answers. What answers an abandoned request is passed over. */
function dispatch({ flights, land, last, end }: Board): Answers {
  const find = (id: number): Flight | undefined => {
    const flight = flights.get(id);
    if (!flight && id > last()) throw malformed("message-id");
    return flight;
  };
  return {
    entry(id, entry, size) {
      const flight = find(id);
      if (flight && !flight.entry) throw malformed("operation");
      flight?.entry?.(entry, size);
    },
    references(id, urls) {
      const flight = find(id);
      if (flight && !flight.references) throw malformed("operation");
      flight?.references?.(urls);
    },
    result(id, tag, result) {
      if (id === 0 && result.name === noticeOfDisconnection) return end(disconnected(result.code));
      const flight = find(id);
      if (!flight) return;
      // Samba answers any request with an extended response when it does not know a critical control.
      if (tag !== flight.ends && tag !== extendedResponse) throw malformed("operation");
      land(id);
      flight.result(result);
    },
  };
}
