/** The time of a national directory. */
export interface Clock {
  /** The present, in milliseconds since 1970. */
  now(): number;
  /** Lets time pass at once; never backwards. */
  advance(milliseconds: number): void;
  /** Lets the time pass that one request takes; a clock of real time needs none. */
  passRequest(): void;
}

/** Makes a clock that stands still unless it is advanced, save for what each request takes (20 ms unless told). */
export function virtualClock(start: string | number, perRequest = 20): Clock {
  let time = typeof start === "number" ? start : Date.parse(start);
  return {
    now: () => time,
    advance: (milliseconds) => {
      time += Math.max(0, milliseconds);
    },
    passRequest: () => {
      time += perRequest;
    },
  };
}

/** Makes a clock of real time, which can be put forward. */
export function systemClock(): Clock {
  let ahead = 0;
  return {
    now: () => Date.now() + ahead,
    advance: (milliseconds) => {
      ahead += Math.max(0, milliseconds);
    },
    passRequest: () => undefined,
  };
}
