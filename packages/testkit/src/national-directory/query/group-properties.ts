import type { Group } from "@microsoft/microsoft-graph-types";
import type { PropertyRule } from "./user-properties.ts";

const ordered = "eq ne not ge le in";
const text = `${ordered} startsWith`;

/** The properties of a group that this directory knows, from the notes of Microsoft's types and reference. */
export const groupProperties: Readonly<Partial<Record<keyof Group, PropertyRule>>> = {
  id: { type: "text", operators: "eq not in", readOnly: true },
  deletedDateTime: { type: "instant", readOnly: true },
  assignedLicenses: { type: "objects", operators: "eq", readOnly: true },
  classification: { type: "text", operators: "eq ne not ge le startsWith" },
  createdDateTime: { type: "instant", operators: ordered, readOnly: true },
  description: { type: "text", operators: "eq ne not ge le startsWith", longest: 1024 },
  displayName: { type: "text", operators: text, longest: 256 },
  expirationDateTime: { type: "instant", operators: ordered, readOnly: true },
  groupTypes: { type: "texts", operators: "eq not" },
  hasMembersWithLicenseErrors: { type: "flag", operators: "eq", readOnly: true },
  isAssignableToRole: { type: "flag", operators: "eq ne not" },
  licenseProcessingState: { type: "object", readOnly: true },
  mail: { type: "text", operators: text, readOnly: true },
  mailEnabled: { type: "flag", operators: "eq ne not" },
  mailNickname: { type: "text", operators: text, longest: 64 },
  membershipRule: { type: "text", operators: "eq ne not ge le startsWith" },
  membershipRuleProcessingState: { type: "text", operators: "eq ne not in" },
  onPremisesLastSyncDateTime: { type: "instant", operators: ordered, readOnly: true },
  onPremisesSamAccountName: { type: "text", operators: text, readOnly: true },
  onPremisesSecurityIdentifier: { type: "text", operators: "eq", readOnly: true },
  onPremisesSyncEnabled: { type: "flag", operators: "eq ne not in", readOnly: true },
  preferredDataLocation: { type: "text" },
  preferredLanguage: { type: "text", operators: text },
  proxyAddresses: { type: "texts", operators: "eq not ge le startsWith endsWith", readOnly: true },
  renewedDateTime: { type: "instant", operators: ordered, readOnly: true },
  securityEnabled: { type: "flag", operators: "eq ne not in" },
  securityIdentifier: { type: "text", readOnly: true },
  theme: { type: "text" },
  uniqueName: { type: "text", operators: "eq", readOnly: true },
  visibility: { type: "text" },
};

/** What a group is shown with unless a request selects. */
export const usualGroupProperties: readonly string[] = [
  "id",
  "deletedDateTime",
  "classification",
  "createdDateTime",
  "description",
  "displayName",
  "groupTypes",
  "isAssignableToRole",
  "mail",
  "mailEnabled",
  "mailNickname",
  "membershipRule",
  "membershipRuleProcessingState",
  "onPremisesLastSyncDateTime",
  "onPremisesSecurityIdentifier",
  "onPremisesSyncEnabled",
  "preferredDataLocation",
  "proxyAddresses",
  "renewedDateTime",
  "securityEnabled",
  "securityIdentifier",
  "visibility",
];
