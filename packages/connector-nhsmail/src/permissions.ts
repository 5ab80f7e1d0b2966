import type { NhsmailSettings } from "./settings.ts";

/** A permission of the application that the options call for. */
export interface NeededPermission {
  /** Any one of these is enough; the least is first. `A+B` asks for both. */
  readonly anyOf: readonly string[];
  /** What cannot be done without it, in words. */
  readonly without: string;
}

/** Names the least permissions that the options call for. Permissions of Microsoft Graph, for applications. */
export function neededPermissions(
  settings: Pick<NhsmailSettings, "groups" | "attributes" | "mode">,
): readonly NeededPermission[] {
  const writes = settings.mode.mode === "tenant";
  return [
    { anyOf: readers, without: "accounts cannot be read" },
    ...(seesGroups(settings)
      ? [{ anyOf: groupReaders, without: "memberships cannot be read" }]
      : []),
    ...(settings.attributes.includes("employeeLeaveDateTime")
      ? [{ anyOf: leaveReaders, without: "employeeLeaveDateTime cannot be read" }]
      : []),
    ...(writes ? writing : []),
    ...(writes && seesGroups(settings)
      ? [{ anyOf: groupWriters, without: "memberships cannot be written" }]
      : []),
  ];
}

/** Names the permissions that are called for and that a token does not have. */
export function missingPermissions(
  needed: readonly NeededPermission[],
  held: ReadonlySet<string>,
): readonly NeededPermission[] {
  const has = (one: string): boolean => one.split("+").every((part) => held.has(part));
  return needed.filter(({ anyOf }) => !anyOf.some(has));
}

const readers = [
  "User.Read.All",
  "User.ReadWrite.All",
  "Directory.Read.All",
  "Directory.ReadWrite.All",
];
const groupReaders = [
  "GroupMember.Read.All",
  "GroupMember.ReadWrite.All",
  "Group.Read.All",
  "Group.ReadWrite.All",
  "Directory.Read.All",
  "Directory.ReadWrite.All",
];
const groupWriters = [
  "GroupMember.ReadWrite.All",
  "Group.ReadWrite.All",
  "Directory.ReadWrite.All",
];
const leaveReaders = ["User-LifeCycleInfo.Read.All", "User-LifeCycleInfo.ReadWrite.All"];
const writers = ["User.ReadWrite.All", "Directory.ReadWrite.All"];
const writing: readonly NeededPermission[] = [
  { anyOf: writers, without: "accounts cannot be created or changed" },
  {
    anyOf: ["User.EnableDisableAccount.All+User.Read.All", ...writers],
    without: "accounts cannot be enabled or disabled",
  },
  {
    anyOf: ["User.DeleteRestore.All", ...writers],
    without: "accounts cannot be deleted or brought back",
  },
  {
    anyOf: ["LicenseAssignment.ReadWrite.All", ...writers],
    without: "licences cannot be given or taken",
  },
];

function seesGroups({ groups }: Pick<NhsmailSettings, "groups">): boolean {
  return groups === "all" || groups.size > 0;
}
