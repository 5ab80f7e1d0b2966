import type { Account, LocalDate, TargetConnector, TargetSession } from "@rollcall/core";
import type { Systems } from "./systems.ts";
import { whileOpen } from "./while-open.ts";

/** What became of the accounts of somebody who moves from one trust to another, as the systems show it. */
export interface MovedPerson {
  readonly name: string;
  readonly steps: readonly MovedStep[];
}

/** What a system showed for the first time on a day. */
export interface MovedStep {
  readonly date: LocalDate;
  readonly system: string;
  readonly state: string;
  /** The name or address that the account is known by to people. */
  readonly account: string;
  /** The key that the account is known by to its system. */
  readonly key: string;
}

/** Where a person is looked for, and by what. */
export interface Looking extends Pick<Systems, "directory"> {
  readonly date: LocalDate;
  /** The code of the trust. */
  readonly odsCode: string;
  readonly nhsmail: TargetConnector;
  /** Empty while the trust does not know them. */
  readonly personKeys: readonly string[];
  readonly nhsUniqueId: string;
}

/** Looks at a person's accounts from one trust, and adds what is so now and was not so before. */
export async function lookAtMoved(before: MovedPerson, looking: Looking): Promise<MovedPerson> {
  const { date, odsCode, directory, nhsmail, personKeys, nhsUniqueId } = looking;
  const known = await accountsBy(directory, "employeeNumber", personKeys);
  const shared = await accountsBy(nhsmail, "employeeId", [nhsUniqueId]);
  const seen = [
    ...known.map((account) => ({
      date,
      system: `Directory of ${odsCode}`,
      state: account.enabled ? "open" : "closed",
      account: String(account.attributes.mail ?? ""),
      key: account.ref.stable,
    })),
    ...shared.map((account) => ({
      date,
      system: "NHSmail",
      state: `${account.attributes.status}, ${account.attributes.organisation}`,
      account: String(account.attributes.mail ?? ""),
      key: account.ref.stable,
    })),
  ];
  const latest = new Map(before.steps.map((step) => [step.system, step.state]));
  const fresh = seen.filter(({ system, state }) => latest.get(system) !== state);
  return { ...before, steps: [...before.steps, ...fresh] };
}

async function accountsBy(
  connector: TargetConnector,
  attribute: string,
  anyOf: readonly string[],
): Promise<readonly Account[]> {
  if (anyOf.length === 0) return [];
  return await whileOpen(connector.open(), async ({ read }: TargetSession) => {
    const accounts: Account[] = [];
    for await (const { items } of read.scan({ where: { attribute, anyOf } })) {
      accounts.push(...items);
    }
    return accounts;
  });
}
