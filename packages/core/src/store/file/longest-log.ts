const least = 4 * 1024 * 1024;
const most = 32 * 1024 * 1024;

/**
 * Gives how long a log may grow, in bytes, before a base of so many bytes is written anew: a sixteenth of it, so that
 * filling a large store does not write it again and again. All of the log is read when a store is opened, which takes
 * some 20 ms for the least and 160 ms for the most.
 */
export function longestLog(baseBytes: number): number {
  return Math.min(Math.max(baseBytes / 16, least), most);
}
