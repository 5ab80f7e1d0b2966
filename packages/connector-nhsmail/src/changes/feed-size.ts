/** Graph's delta takes so many identifiers in its filter, and no other filter. */
export const idsPerFeed: number = 50;

/** Splits identifiers into as many lists as feeds are needed. */
export function feedsOf(ids: readonly string[]): readonly (readonly string[])[] {
  const count = Math.ceil(ids.length / idsPerFeed);
  return Array.from({ length: count }, (_, at) =>
    ids.slice(at * idsPerFeed, (at + 1) * idsPerFeed),
  );
}
