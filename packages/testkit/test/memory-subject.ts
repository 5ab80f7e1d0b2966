import type { TargetConnector } from "@rollcall/core";
import {
  type DirectoryView,
  type MemoryTargetOptions,
  memoryTarget,
  type Subject,
  type WritingSample,
  withFaults,
} from "../src/index.ts";

/** Accounts with every kind of attribute that the default schema has. */
export const sampleAccounts: NonNullable<MemoryTargetOptions["accounts"]> = [
  { stable: "staff", kind: "container", attributes: { name: "Staff" } },
  { stable: "leavers", kind: "container", attributes: { name: "Leavers" } },
  {
    stable: "ada",
    attributes: {
      userName: "ada.okafor",
      container: "staff",
      mail: "ada.okafor@trust.example",
      displayName: "Ada Okafor",
      department: "Ward 7",
      proxyAddresses: ["smtp:ada@trust.example", "smtp:a.okafor@trust.example"],
      lastSignIn: "2026-11-20T07:00:00Z",
    },
    entitlements: [{ kind: "group", id: "ward-7" }],
  },
  { stable: "ben", attributes: { userName: "ben.hughes", manager: "ada" } },
  { stable: "cal", attributes: { userName: "cal.reid" }, enabled: false },
];

const writing: WritingSample = {
  account: (number) => ({
    attributes: {
      userName: `new.starter${number}`,
      mail: `new.starter${number}@trust.example`,
      displayName: "New Starter",
    },
  }),
  single: { attribute: "title", values: ["Staff Nurse", "Ward Sister"] },
  set: {
    attribute: "proxyAddresses",
    values: ["smtp:a@x.example", "smtp:b@x.example", "smtp:c@x.example"],
  },
  rename: { attribute: "userName", value: "renamed.starter" },
  move: { attribute: "container", value: "leavers" },
  entitlement: { kind: "group", id: "pharmacy" },
  passwords: { good: "correct horse battery", bad: "Zz9!" },
};

/** Puts something between a check and the memory target that it is meant for. */
export type Wrap = (connector: TargetConnector, directory: DirectoryView) => TargetConnector;

/** Seeds a memory target for one check. */
export function memorySubject(
  options: Partial<MemoryTargetOptions> = {},
  wrap: Wrap = (connector) => connector,
): Subject {
  let now = Date.parse("2026-11-21T07:00:00Z");
  const clock = (): string => new Date(now).toISOString();
  const target = memoryTarget({
    name: "directory",
    accounts: sampleAccounts,
    pageSize: 2,
    clock,
    ...options,
  });
  const { directory } = target;
  const connector = wrap(target, directory);
  return {
    connector,
    refs: directory.accounts().map(({ ref }) => ref),
    absent: { kind: "account", stable: "nobody" },
    outside: {
      now: clock,
      passTime: (milliseconds) => {
        now += milliseconds;
      },
      expire: () => directory.expireChanges(),
      change: () => {
        const ada = { kind: "account", stable: "ada" };
        directory.change(ada, { attributes: { displayName: "Ada Okafor-Reid" } });
        return ada;
      },
      remove: () => {
        const ben = { kind: "account", stable: "ben" };
        directory.remove(ben);
        return ben;
      },
    },
    writing,
    unreachable: withFaults(connector, [
      { on: "open", call: 1, fault: { kind: "fail", code: "unavailable" } },
    ]),
  };
}
