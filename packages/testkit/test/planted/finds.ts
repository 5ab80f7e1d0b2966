import type { Account, Page, ReadQuery } from "@rollcall/core";
import { over, type Planted, plant } from "./planted.ts";

/** Faults in scans that ask for something. */
export const plantedInFinds: readonly Planted[] = [
  plant(
    "does not know one of its unique attributes",
    "a scan for a unique value gives exactly the account that holds it",
    (connector) =>
      asking(connector, (query, scan) => {
        if (query.where?.attribute !== "mail") return scan(query);
        return scan({});
      }),
  ),
  plant(
    "compares exactly where case means nothing",
    "a scan for a unique value compares as the schema says",
    (connector) =>
      asking(connector, async function* (query, scan) {
        const { where } = query;
        for await (const page of scan(query)) {
          const items = page.items.filter(({ attributes }) => {
            const held = [attributes[where?.attribute ?? ""] ?? []].flat();
            return !where || where.anyOf.some((one) => held.includes(one));
          });
          yield { ...page, items };
        }
      }),
  ),
  plant(
    "asks for the first of several values",
    "a scan for several values gives the holders of any of them",
    (connector) =>
      asking(connector, (query, scan) => {
        const { where } = query;
        return where
          ? scan({ ...query, where: { ...where, anyOf: where.anyOf.slice(0, 1) } })
          : scan(query);
      }),
  ),
  plant(
    "does not know whether nothing is all there is",
    "a scan for a value that nobody holds gives nothing, completely",
    (connector) =>
      asking(connector, async function* (query, scan) {
        for await (const page of scan(query)) {
          if (!query.where || page.items.length > 0 || !page.completeness) yield page;
          else yield { items: [], completeness: { state: "unknown" } };
        }
      }),
  ),
  plant(
    "reads nothing of what it is asked for",
    "a scan for one attribute gives it as a scan for all does, and the keys with it",
    (connector) =>
      asking(connector, (query, scan) =>
        scan(query.attributes ? { ...query, attributes: [] } : query),
      ),
  ),
];

type Scan = (query: ReadQuery) => AsyncIterable<Page<Account>>;

function asking(
  connector: Parameters<typeof over>[0],
  change: (query: ReadQuery, scan: Scan) => AsyncIterable<Page<Account>>,
): ReturnType<typeof over> {
  return over(connector, ({ read }) => ({
    read: { ...read, scan: (query = {}) => change(query, (given) => read.scan(given)) },
  }));
}
