import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type DefaultTheme, defineConfig } from "vitepress";
import { listPages } from "./pages.ts";

const root = join(import.meta.dirname, "..");

/** The folders of prose, in the order in which a newcomer reads them. */
const sections = [
  { text: "Concepts", folder: "concepts" },
  { text: "How-to", folder: "how-to" },
  { text: "Connectors", folder: "connectors" },
  { text: "Risk", folder: "risk" },
  { text: "Decisions", folder: "adr" },
];

const pages = sections.map(({ text, folder }) => ({ text, items: listPages(root, folder) }));
const start = existsSync(join(root, "start.md")) ? [{ text: "Start", link: "/start" }] : [];

/** TypeDoc writes its own list of pages next to them, just before this site is built. */
function readReference(): DefaultTheme.SidebarItem[] {
  const path = join(root, "reference", "typedoc-sidebar.json");
  return existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : [];
}

function linkToFirst({ text, items }: (typeof pages)[number]): DefaultTheme.NavItemWithLink[] {
  const first = items[0];
  return first ? [{ text, link: first.link, activeMatch: first.link.replace(/[^/]*$/, "") }] : [];
}

const decisions = pages.slice(-1);
const prose = pages.slice(0, -1);
const reference = { text: "Reference", items: readReference(), collapsed: true };

export default defineConfig({
  title: "Rollcall",
  description: "Keeps directory accounts in step with the staff record",
  lang: "en-GB",
  ignoreDeadLinks: false,
  themeConfig: {
    nav: [
      ...start,
      ...prose.flatMap(linkToFirst),
      { text: "Reference", link: "/reference/", activeMatch: "/reference/" },
      ...decisions.flatMap(linkToFirst),
    ],
    sidebar: [...start, ...prose, reference, ...decisions].filter(
      (item) => !("items" in item) || item.items.length > 0,
    ),
    outline: [2, 3],
    search: { provider: "local" },
    footer: {
      message: "Code under the MIT licence. Documentation under the Open Government Licence v3.0.",
    },
  },
});
