/**
 * Lets values be gone through more than once that their maker may give only once, as a generator does. Takes from the
 * maker what is asked for and keeps it.
 */
export function replay<T>(once: Iterable<T>): Iterable<T> {
  const kept: T[] = [];
  let rest: Iterator<T> | undefined;
  return {
    *[Symbol.iterator]() {
      for (let at = 0; ; at++) {
        if (at === kept.length) {
          rest ??= once[Symbol.iterator]();
          const next = rest.next();
          if (next.done) return;
          kept.push(next.value);
        }
        yield kept[at] as T;
      }
    },
  };
}
