/** Writes a time as Graph does: to the second, in UTC. */
export function instant(time: number): string {
  return `${new Date(time).toISOString().slice(0, 19)}Z`;
}

/** A day in milliseconds. */
export const day = 86_400_000;
