/** What was used within the latest stretch of time. */
export interface SlidingWindow {
  add(now: number, amount: number): void;
  sum(now: number): number;
  /** In how many milliseconds no more than `limit` is used, if nothing more is. */
  wait(now: number, limit: number): number;
}

const slots = 60;

/** Makes a window of so many milliseconds, which is exact to a sixtieth of itself. */
export function slidingWindow(span: number): SlidingWindow {
  const width = span / slots;
  const used = new Map<number, number>();
  const forget = (now: number): void => {
    const oldest = Math.floor(now / width) - slots;
    for (const slot of used.keys()) {
      if (slot > oldest) break;
      used.delete(slot);
    }
  };
  const sum = (now: number): number => {
    forget(now);
    let total = 0;
    for (const amount of used.values()) total += amount;
    return total;
  };
  return {
    sum,
    add: (now, amount) => {
      const slot = Math.floor(now / width);
      used.set(slot, (used.get(slot) ?? 0) + amount);
    },
    wait: (now, limit) => {
      let left = sum(now) - limit;
      for (const [slot, amount] of used) {
        if (left <= 0) break;
        left -= amount;
        if (left <= 0) return (slot + slots + 1) * width - now;
      }
      return left <= 0 ? 0 : span;
    },
  };
}
