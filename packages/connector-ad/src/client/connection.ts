import type { Duplex } from "node:stream";
import { encode } from "../client.ts";
import type { WireControl } from "../wire.ts";
import { decoder } from "./decode.ts";
import { type Flight, type Flights, flightsOf } from "./flights.ts";
import { frames } from "./frames.ts";
import type { Incoming } from "./incoming.ts";
import { closed, cut, garbled, type Loss, lost, nativeCode } from "./loss.ts";
import type { Request } from "./request.ts";
import { secretRoom } from "./secret-room.ts";

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
  /** How the socket is read; by its `data` events when missing. */
  readonly incoming?: Incoming | undefined;
  /** Called once, when it no longer takes requests. */
  readonly onEnd?: (() => void) | undefined;
}

/** Puts a connection on a socket that is open. */
export function connectionOn(socket: Duplex, options: ConnectionOptions): Connection {
  const flights = flightsOf({
    onDisconnection: (loss) => endNow(state, loss),
    onLanding: () => closeWhenIdle(state),
  });
  const state: State = { socket, flights, options, loss: undefined, retired: false, heard: 0 };
  listen(state);
  return {
    number: options.number,
    server: options.server,
    get open() {
      return !state.loss && !state.retired;
    },
    get heard() {
      return state.heard;
    },
    send: (request, flight, controls) => send(state, { request, flight, controls }),
    abandon: (id) => abandon(state, id),
    look: () => look(state),
    retire: () => retire(state),
    close: () => close(state),
  };
}

interface State {
  readonly socket: Duplex;
  readonly flights: Flights;
  readonly options: ConnectionOptions;
  loss: Loss | undefined;
  retired: boolean;
  heard: number;
}

const lastNumber = 0x7fffffff;
/** In milliseconds, for a server to end its side after ours. */
const leaveTaking = 1000;

function listen(state: State): void {
  const { socket, flights, options } = state;
  const cutter = frames(decoder(flights));
  const take = (chunk: Buffer, length?: number): void => {
    state.heard++;
    try {
      if (!state.loss) cutter.push(chunk, length);
    } catch (thrown) {
      endNow(state, garbled(thrown));
    }
    look(state);
  };
  if (options.incoming) options.incoming.listen(take);
  else socket.on("data", (chunk: Buffer) => take(chunk));
  socket.on("error", (error) => endNow(state, cut(nativeCode(error))));
  socket.on("close", () => endNow(state, cut()));
}

function end(state: State, loss: Loss): void {
  if (state.loss) return;
  state.loss = loss;
  if (!state.retired) state.options.onEnd?.();
  state.flights.fail(loss);
}

function endNow(state: State, loss: Loss): void {
  end(state, loss);
  state.socket.destroy();
}

/** Others that wait for an answer on this connection are behind what comes before it: they must not wait for a reader. */
function look({ socket, flights }: State): void {
  if (flights.behind) socket.pause();
  else if (socket.isPaused()) socket.resume();
}

interface Sending {
  readonly request: Request;
  readonly flight: Flight;
  readonly controls: readonly WireControl[] | undefined;
}

function send(state: State, { request, flight, controls }: Sending): number {
  const { socket, flights, loss } = state;
  if (loss) throw lost(loss, "none");
  const message = encode(flights.last + 1, request, controls);
  const id = flights.add(flight);
  if (id === lastNumber) retire(state);
  socket.write(message, secretRoom(request) === undefined ? undefined : () => message.fill(0));
  look(state);
  return id;
}

function abandon(state: State, id: number): void {
  const { socket, flights, loss } = state;
  if (loss || !flights.drop(id)) return;
  socket.write(encode(flights.number(), { call: "abandon", id }));
  closeWhenIdle(state);
  look(state);
}

function retire(state: State): void {
  if (state.retired || state.loss) return;
  state.retired = true;
  state.options.onEnd?.();
  closeWhenIdle(state);
}

function closeWhenIdle(state: State): void {
  if (state.retired && state.flights.count === 0) void close(state);
}

async function close(state: State): Promise<void> {
  const { socket, flights } = state;
  if (state.loss) return;
  const gone = new Promise<void>((resolve) => socket.once("close", () => resolve()));
  end(state, closed);
  socket.end(encode(flights.number(), { call: "unbind" }));
  socket.resume();
  const timer = setTimeout(() => socket.destroy(), leaveTaking);
  await gone;
  clearTimeout(timer);
}
