import type { GraphRequest } from "../transport.ts";

type Asked = Pick<GraphRequest, "method" | "path" | "body">;

/** Names the least permission of an application that a request needs; `undefined` where this is not known. */
export function permissionFor(request: Asked): string | undefined {
  const { method, path } = request;
  const [room = ""] = path;
  if (method === "GET") return toRead[room];
  if (room === "users" || room === "directory") return toWriteUser(request);
  return room === "groups" ? toWriteGroup(path) : toWrite[room];
}

const toRead: Readonly<Record<string, string>> = {
  users: "User.Read.All",
  directory: "User.Read.All",
  directoryObjects: "Directory.Read.All",
  groups: "GroupMember.Read.All",
  organization: "Organization.Read.All",
  subscribedSkus: "Organization.Read.All",
  domains: "Domain.Read.All",
  auditLogs: "AuditLog.Read.All",
};
const toWrite: Readonly<Record<string, string>> = {
  directoryObjects: "Directory.Read.All",
  identityGovernance: "PrivilegedAssignmentSchedule.ReadWrite.AzureADGroup",
};
const byAction: Readonly<Record<string, string>> = {
  revokeSignInSessions: "User.RevokeSessions.All",
  assignLicense: "LicenseAssignment.ReadWrite.All",
  restore: "User.DeleteRestore.All",
  checkMemberGroups: "GroupMember.Read.All",
  getMemberGroups: "GroupMember.Read.All",
};
/** Attributes with a permission of their own. */
const byAttribute: Readonly<Record<string, string>> = {
  accountEnabled: "User.EnableDisableAccount.All",
  employeeLeaveDateTime: "User-LifeCycleInfo.ReadWrite.All",
  passwordProfile: "User-PasswordProfile.ReadWrite.All",
};

function toWriteUser({ method, path, body }: Asked): string {
  const action = byAction[path.at(-1) ?? ""];
  if (action !== undefined) return action;
  if (method === "DELETE" && path.length <= 3 && !path.includes("$ref")) {
    return "User.DeleteRestore.All";
  }
  if (method !== "PATCH") return "User.ReadWrite.All";
  const names = Object.keys(typeof body === "object" && body !== null ? body : {});
  const needed = new Set(names.map((name) => byAttribute[name] ?? "User.ReadWrite.All"));
  return [...needed].sort().join(" and ");
}

function toWriteGroup(path: readonly string[]): string {
  if (path.at(-1) === "assignLicense") return "LicenseAssignment.ReadWrite.All";
  return "GroupMember.ReadWrite.All";
}
