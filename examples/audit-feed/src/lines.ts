/** One line of a feed, with its number counted from 1; `undefined` for one that is too long to be held. */
export interface FeedLine {
  readonly number: number;
  readonly text: string | undefined;
}

/** The longest line that is held, in UTF-16 code units. An audit of Graph is a few thousand. */
const longest = 1_000_000;

/**
 * Cuts a stream of texts into lines, and never holds more than one of them. Lines with nothing in them are counted and
 * left out.
 */
export async function* lines(chunks: AsyncIterable<string>): AsyncGenerator<FeedLine> {
  let number = 1;
  let held = "";
  let isTooLong = false;
  for await (const chunk of chunks) {
    const parts = chunk.split("\n");
    for (const [at, part] of parts.entries()) {
      if (at > 0) {
        yield* line(number, isTooLong ? undefined : held);
        number += 1;
        held = "";
        isTooLong = false;
      }
      isTooLong ||= held.length + part.length > longest;
      held = isTooLong ? "" : held + part;
    }
  }
  yield* line(number, isTooLong ? undefined : held);
}

function* line(number: number, text: string | undefined): Generator<FeedLine> {
  if (text === undefined || text.trim() !== "") yield { number, text };
}
