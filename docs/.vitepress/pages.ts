import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A page as a sidebar shows it. */
export interface PageLink {
  readonly text: string;
  readonly link: string;
}

/**
 * Lists the pages of a folder: by the `order` of their front matter, then by file name. The sidebar
 * is read from the files, so that it can name no page that is not there.
 */
export function listPages(root: string, folder: string): PageLink[] {
  return globSync("*.md", { cwd: join(root, folder) })
    .map((file) => describe(join(root, folder, file), `/${folder}/${file.slice(0, -3)}`))
    .sort((a, b) => a.order - b.order || (a.link < b.link ? -1 : 1))
    .map(({ text, link }) => ({ text, link }));
}

function describe(path: string, link: string): PageLink & { readonly order: number } {
  const text = readFileSync(path, "utf8");
  const title = /^# (.+)$/m.exec(text)?.[1] ?? link;
  const order = /^---\n[\s\S]*?^order: (\d+)$[\s\S]*?^---$/m.exec(text)?.[1];
  return { text: title, link, order: order === undefined ? Number.MAX_SAFE_INTEGER : +order };
}
