import { slots } from "./slots.ts";

/** A map of bounded size that forgets what was longest not asked for. */
export interface Recent<Value> {
  /** Gives what is remembered, and remembers it longer for that. */
  get(key: string): Value | undefined;
  set(key: string, value: Value): void;
  readonly size: number;
}

/** Makes a map of at most `capacity` keys. */
export function recent<Value>(capacity: number): Recent<Value> {
  const places = slots(capacity);
  const values: Value[] = [];
  return {
    get: (key) => {
      const slot = places.use(key);
      return slot === undefined ? undefined : values[slot];
    },
    set: (key, value) => {
      values[places.use(key) ?? places.put(key)] = value;
    },
    get size() {
      return places.size;
    },
  };
}
