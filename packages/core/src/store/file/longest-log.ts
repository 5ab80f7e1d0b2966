/**
 * How long a log may grow, in bytes, before the base is written anew. All of it is read when a store is opened,
 * which takes some 20 ms at this length; a shorter one would have large stores written anew too often.
 */
export const longestLog: number = 4 * 1024 * 1024;
