/** Who holds what: for most values one holder, so that a set is made only when there is a second. */
export type Holders = Map<string, string | Set<string>>;

/** Notes that somebody holds a value. */
export function addHolder(holders: Holders, value: string, id: string): void {
  const found = holders.get(value);
  if (found === undefined) holders.set(value, id);
  else if (typeof found === "object") found.add(id);
  else if (found !== id) holders.set(value, new Set([found, id]));
}

/** Notes that somebody holds a value no longer. */
export function removeHolder(holders: Holders, value: string, id: string): void {
  const found = holders.get(value);
  if (typeof found === "object") found.delete(id);
  else if (found === id) holders.delete(value);
}

/** Gives the holders of a value. */
export function holdersOf(holders: Holders, value: string): ReadonlySet<string> {
  const found = holders.get(value);
  if (found === undefined) return new Set();
  return typeof found === "object" ? found : new Set([found]);
}
