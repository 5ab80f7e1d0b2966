import type { AccountRef } from "@rollcall/core";
import type { Subject } from "@rollcall/testkit";
import { accountId, groupId, ownTenant, type Trust, type TrustOptions, trust } from "./trust.ts";

/** How one subject of the conformance suite is made. */
export interface SubjectOptions extends TrustOptions {
  /** In a tenant that is all ours strangers are none. */
  readonly wholeTenant?: boolean | undefined;
  /** In milliseconds: lets so much time pass after what others did, until every copy shows it. */
  readonly settle?: number | undefined;
}

/** What the suite writes. */
export const sample: NonNullable<Subject["writing"]> = {
  account: (number) => ({
    attributes: {
      userPrincipalName: `new.person${number}@nhs.net`,
      mail: `new.person${number}@nhs.net`,
      mailNickname: `new.person${number}`,
      displayName: `New & Person ${number}`,
      employeeId: `2000000${number}`,
      givenName: "New",
      surname: "O'Person",
      usageLocation: "GB",
    },
  }),
  single: { attribute: "jobTitle", values: ["Staff Nurse", "Matron #1 & Co"] },
  set: { attribute: "otherMails", values: ["a@x.example", "b@x.example", "c@x.example"] },
  rename: { attribute: "userPrincipalName", value: "renamed.o'neill@nhs.net" },
  entitlement: { kind: "group", id: groupId(7) },
  passwords: { good: "three-random-words", bad: "short" },
};

/** Starts a national directory, and gives the connector that is to keep the contract. */
export async function subject(options: SubjectOptions): Promise<Subject> {
  const { wholeTenant, settle = 0 } = options;
  const told = { ...(wholeTenant && ownTenant), ...options.nhsmail };
  const on = await trust({ ...options, nhsmail: told });
  const numbers = [1, 2, 3].concat(wholeTenant ? [101, 102] : []);
  on.directory.clock.advance(settle);
  return {
    connector: on.connector,
    refs: numbers.map(ref),
    absent: { kind: "account", stable: accountId(999) },
    unreachable: on.connect({ url: "https://127.0.0.1:1", fetch, patience: 500 }),
    outside: handOf(on, settle),
    writing: sample,
    release: async () => {
      await on[Symbol.asyncDispose]();
    },
  };
}

/** Another hand in the directory, whose doings are seen after so many milliseconds. */
export function handOf(
  { directory }: Pick<Trust, "directory">,
  settle: number,
): NonNullable<Subject["outside"]> {
  const { clock, outside } = directory;
  const afterwards = (number: number): AccountRef => {
    clock.advance(settle);
    return ref(number);
  };
  return {
    change: () => {
      outside.change(accountId(1), { jobTitle: "Staff Nurse" });
      return afterwards(1);
    },
    remove: () => {
      outside.remove(accountId(2));
      return afterwards(2);
    },
    expire: () => clock.advance(8 * 86_400_000),
    passTime: (milliseconds) => clock.advance(milliseconds),
    now: () => new Date(clock.now()).toISOString(),
  };
}

/** Gives the address of one of the seeded accounts. */
export function ref(number: number): AccountRef {
  return { kind: "account", stable: accountId(number) };
}
