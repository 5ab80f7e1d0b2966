import type { Day } from "./bytes/day.ts";
import { throwIfAborted } from "./bytes/regions.ts";
import { type FolderListing, listExtracts } from "./files.ts";
import type { Settings } from "./options.ts";
import { type OpenView, openView, type View } from "./view.ts";

/** Keeps the view of a folder for as long as nothing in the folder changes. */
export interface ViewKeeper {
  /** Gives what `make` makes of the view as it now is; the view's files stay open until that has ended. */
  use<T>(
    make: (view: View) => AsyncIterable<T> | Iterable<T>,
    signal?: AbortSignal,
  ): AsyncGenerator<T, void>;
  close(): void;
}

interface Kept {
  readonly state: string;
  readonly view: OpenView;
  uses: number;
}

/** Makes the keeper of a folder's view. */
export function createViewKeeper(settings: Settings): ViewKeeper {
  let kept: Kept | undefined;
  const letGo = (old: Kept): void => {
    if (old.uses === 0 && old !== kept) old.view.close();
  };
  const obtain = async (signal?: AbortSignal): Promise<Kept> => {
    throwIfAborted(signal);
    const listing = await listExtracts(settings.folder);
    const day = settings.today();
    const state = stateOf(listing, day);
    if (kept?.state === state) return kept;
    const view = await openView(listing, settings, { day, signal });
    const old = kept;
    kept = { state, view, uses: 0 };
    if (old) letGo(old);
    return kept;
  };
  return {
    async *use(make, signal) {
      const current = await obtain(signal);
      current.uses++;
      try {
        for await (const part of make(current.view)) {
          throwIfAborted(signal);
          yield part;
        }
      } finally {
        current.uses--;
        letGo(current);
      }
    },
    close() {
      const old = kept;
      kept = undefined;
      if (old) letGo(old);
    },
  };
}

function stateOf({ files, broken, misnamed }: FolderListing, day: Day): string {
  const good = files.map(({ path, size, modified }) => [path, size, modified]);
  return JSON.stringify([day, good, broken.map(({ name }) => name.name), misnamed]);
}
