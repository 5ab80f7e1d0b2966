/** Memory for reads of which no byte is kept, used again for the next one: to make it anew each time keeps a collector busy. */
export interface Rooms {
  /** Calls `work` with a room that nobody else has until it is done. */
  within<T>(work: (room: Buffer) => Promise<T>): Promise<T>;
}

/** As many as are kept while nobody needs them. */
const keptAtMost = 8;

/** Makes rooms of so many bytes each. */
export function rooms(length: number): Rooms {
  const free: Buffer[] = [];
  return {
    async within(work) {
      const room = free.pop() ?? Buffer.allocUnsafe(length);
      try {
        return await work(room);
      } finally {
        if (free.length < keptAtMost) free.push(room);
      }
    },
  };
}
