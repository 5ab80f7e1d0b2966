/** A map of bounded size that forgets what was longest not asked for. */
export interface Recent<Value> {
  /** Gives what is remembered, and remembers it longer for that. */
  get(key: string): Value | undefined;
  set(key: string, value: Value): void;
  readonly size: number;
}

/** Makes a map of at most `capacity` keys. */
export function recent<Value>(capacity: number): Recent<Value> {
  const held = new Map<string, Value>();
  return {
    get: (key) => {
      const value = held.get(key);
      if (value === undefined) return undefined;
      held.delete(key);
      held.set(key, value);
      return value;
    },
    set: (key, value) => {
      held.delete(key);
      held.set(key, value);
      if (held.size > capacity) held.delete(held.keys().next().value ?? key);
    },
    get size() {
      return held.size;
    },
  };
}
