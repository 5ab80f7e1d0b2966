import type { OnReadOpts } from "node:net";
import { type ConnectionOptions, connect } from "node:tls";
import { BindRequest, FilterParser, PagedResultsControl, SearchRequest } from "ldapts";
import { report } from "../../child.ts";
import { placeFrom } from "../place.ts";

// What Node itself costs: the bytes of all pages over TLS, cut into messages and no more; with `texts`, a text is made of
// every name and value too. Written for this server and this answer alone: nothing that comes is checked.
const { url, ca, staff, name, password, filter, attributes } = placeFrom(process.argv[2]);
const withTexts = process.argv[3] === "texts";
const startedAt = performance.now();
const { promise, resolve } = Promise.withResolvers<void>();
let people = 0;
let characters = 0;
let messageId = 0;
let room = Buffer.allocUnsafeSlow(256 * 1024);
let from = 0;
let to = 0;

const onread: OnReadOpts = {
  buffer: Buffer.alloc(64 * 1024),
  callback(length, chunk) {
    take(chunk as Buffer, length);
    return true;
  },
};
const { hostname, port } = new URL(url);
const options: ConnectionOptions & { readonly onread: OnReadOpts } = {
  host: hostname,
  port: Number(port),
  ca,
  onread,
};
const socket = connect(options, () => {
  socket.write(new BindRequest({ messageId: ++messageId, dn: name, password }).write());
});
await promise;
socket.destroy();
report({ people, characters }, startedAt);

function ask(cookie: Buffer | undefined): void {
  const controls = [new PagedResultsControl({ value: { size: 1000, ...(cookie && { cookie }) } })];
  const search = {
    baseDN: staff,
    scope: "sub" as const,
    filter: FilterParser.parseString(filter),
    attributes: [...attributes],
    timeLimit: 0,
  };
  socket.write(new SearchRequest({ messageId: ++messageId, ...search, controls }).write());
}

function take(chunk: Buffer, length: number): void {
  if (to + length > room.length) {
    const next = Buffer.allocUnsafeSlow(Math.max(room.length, 2 * (to - from + length)));
    to = room.copy(next, 0, from, to);
    from = 0;
    room = next;
  }
  to += chunk.copy(room, to, 0, length);
  while (to - from > 6) {
    const start = contentOf(from);
    const end = start + lengthAt(from);
    if (end > to) break;
    message(start, end);
    from = end;
  }
}

function message(start: number, end: number): void {
  const operation = start + 2 + lengthAt(start);
  const tag = room[operation];
  if (tag === 0x64) {
    people++;
    if (withTexts) characters += textsFrom(contentOf(operation), end);
  } else if (tag === 0x61) ask(undefined);
  else if (tag === 0x65) {
    const cookie = cookieIn(operation, end);
    if (cookie.length > 0) ask(cookie);
    else resolve();
  }
}

/** Behind the result stand the controls, of which the only one ends in the cookie. */
function cookieIn(operation: number, end: number): Buffer {
  const list = contentOf(operation) + lengthAt(operation);
  const control = contentOf(contentOf(list));
  let value = control;
  while (contentOf(value) + lengthAt(value) < end) value = contentOf(value) + lengthAt(value);
  const size = contentOf(contentOf(value));
  return Buffer.from(room.subarray(contentOf(size + 2 + lengthAt(size)), end));
}

function textsFrom(start: number, end: number): number {
  let count = 0;
  for (let at = start; at < end; ) {
    const content = contentOf(at);
    if (room[at] === 0x04) {
      const after = content + lengthAt(at);
      count += room.toString("latin1", content, after).length;
      at = after;
    } else at = content;
  }
  return count;
}

function contentOf(at: number): number {
  const first = room[at + 1] as number;
  return at + 2 + (first > 0x7f ? first & 0x7f : 0);
}

function lengthAt(at: number): number {
  const first = room[at + 1] as number;
  return first > 0x7f ? room.readUIntBE(at + 2, first & 0x7f) : first;
}
