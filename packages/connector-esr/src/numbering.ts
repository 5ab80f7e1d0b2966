import type { Notice } from "@rollcall/core";
import type { ExtractFile } from "./files.ts";

/**
 * Says where an extract does not have the number after that of the extract before, though by the times in their headers
 * nothing is missing. ESR usually counts up by one: that is worth a question, and no proof of a gap. `isOf` picks the
 * extracts that it is asked of; several of one chain make one notice.
 */
export function numberNotices(
  chain: readonly ExtractFile[],
  isOf: (index: number) => boolean = () => true,
): Notice[] {
  const odd = chain.flatMap((file, index) => {
    const before = chain[index - 1];
    const follows = !before || file.name.sequence === before.name.sequence + 1;
    return follows || !isOf(index) ? [] : { file: file.name.name, before: before.name.name };
  });
  const [first] = odd;
  if (!first) return [];
  const others = odd.length === 1 ? "" : `; so it is ${odd.length} times in all`;
  return [
    {
      about: first.file,
      because: `its number is not the one after that of ${first.before}, though their headers follow on${others}`,
      advice:
        "Ask whether an extract between them was issued; if so, ask for it, or for a full one.",
    },
  ];
}
