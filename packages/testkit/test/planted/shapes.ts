import type { Account, AttributeSchema } from "@rollcall/core";
import { over, overAccounts, type Planted, plant } from "./planted.ts";

/** Faults in what records look like. */
export const plantedInShapes: readonly Planted[] = [
  plant("gives what JSON does not hold", "records survive JSON", (connector) =>
    overAccounts(
      connector,
      of(() => ({ raw: new Map() })),
    ),
  ),
  plant(
    "reads an attribute that its schema does not have",
    "the schema describes every attribute that is read, and its values are as described",
    (connector) => overSchema(connector, ({ department: _, ...rest }) => rest),
  ),
  plant(
    "reads a list where its schema has one value",
    "the schema describes every attribute that is read, and its values are as described",
    (connector) =>
      overSchema(connector, (rest) => ({
        ...rest,
        department: { type: "string", cardinality: "set" },
      })),
  ),
  plant("reads a secret", "an attribute that is secret is never read", (connector) =>
    overSchema(connector, (rest) => ({ ...rest, department: { type: "string", secret: true } })),
  ),
  plant(
    "has not read what there is not",
    "what was not read whole is named as the schema names it",
    (connector) =>
      overAccounts(
        connector,
        of(() => ({ incomplete: ["shoeSize"] })),
      ),
  ),
  plant(
    "observes at a time of no zone",
    "an account says when it was observed, as an instant in UTC",
    (connector) =>
      overAccounts(
        connector,
        of(() => ({ observedAt: "2026-11-21 07:00" })),
      ),
  ),
];

function of(change: (account: Account) => object): (account: Account) => Account {
  return (account) => ({ ...account, ...change(account) }) as Account;
}

type Known = Readonly<Record<string, AttributeSchema>>;

function overSchema(
  connector: Parameters<typeof over>[0],
  change: (attributes: Known) => Known,
): ReturnType<typeof over> {
  return over(connector, (session) => ({
    schema: async () => {
      const { kinds } = await session.schema();
      const account = kinds.account ?? { attributes: {} };
      return {
        kinds: { ...kinds, account: { ...account, attributes: change(account.attributes) } },
      };
    },
  }));
}
