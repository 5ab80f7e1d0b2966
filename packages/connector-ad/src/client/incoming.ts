import type { OnReadOpts } from "node:net";

/** What comes over a socket that puts it all in the same place: a buffer for each record of TLS costs more than to read it. */
export interface Incoming {
  /** For the options of the socket. */
  readonly onread: OnReadOpts;
  /** Gives all that has come and will come to `take`, which must be done with it when it returns. */
  listen(take: (chunk: Buffer, length: number) => void): void;
}

/** In bytes: as much as is read from a socket at once. */
const size = 64 * 1024;

/** Makes the place where a socket puts what comes. */
export function incoming(): Incoming {
  const buffer = Buffer.alloc(size);
  const early: Buffer[] = [];
  let take = (chunk: Buffer, length: number): void => {
    early.push(Buffer.from(chunk.subarray(0, length)));
  };
  return {
    onread: {
      buffer,
      callback(length) {
        take(buffer, length);
        return true;
      },
    },
    listen(taker) {
      take = taker;
      for (const chunk of early.splice(0)) taker(chunk, chunk.length);
    },
  };
}
