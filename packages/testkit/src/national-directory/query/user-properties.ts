import type { User } from "@microsoft/microsoft-graph-types";

/** How one property of a user behaves; the operators are those that `$filter` takes. */
export interface PropertyRule {
  readonly type: "text" | "flag" | "instant" | "texts" | "object" | "objects" | "number";
  readonly operators?: string | undefined;
  readonly readOnly?: true | undefined;
  readonly longest?: number | undefined;
  /** Kept in another place: not in delta, and to be written alone. */
  readonly elsewhere?: true | undefined;
}

const ordered = "eq ne not ge le in";
const text = `${ordered} startsWith`;

/** The properties of a user that this directory knows, from the notes of Microsoft's types and reference. */
export const userProperties: Readonly<Partial<Record<keyof User, PropertyRule>>> = {
  id: { type: "text", operators: "eq not in", readOnly: true },
  deletedDateTime: { type: "instant", operators: "eq ge le not in ne", readOnly: true },
  aboutMe: { type: "text", elsewhere: true },
  accountEnabled: { type: "flag", operators: "eq ne not in" },
  ageGroup: { type: "text", operators: "eq ne not in" },
  assignedLicenses: { type: "objects", operators: "eq not", readOnly: true },
  assignedPlans: { type: "objects", operators: "eq not", readOnly: true },
  birthday: { type: "instant", elsewhere: true },
  businessPhones: { type: "texts", operators: "eq not ge le startsWith" },
  city: { type: "text", operators: text, longest: 128 },
  companyName: { type: "text", operators: text, longest: 64 },
  consentProvidedForMinor: { type: "text", operators: "eq ne not in" },
  country: { type: "text", operators: text, longest: 128 },
  createdDateTime: { type: "instant", operators: ordered, readOnly: true },
  creationType: { type: "text", operators: "eq ne not in", readOnly: true },
  department: { type: "text", operators: ordered, longest: 64 },
  displayName: { type: "text", operators: text, longest: 256 },
  employeeHireDate: { type: "instant", operators: ordered },
  employeeId: { type: "text", operators: text, longest: 16 },
  employeeLeaveDateTime: { type: "instant", operators: ordered },
  employeeOrgData: { type: "object", operators: ordered },
  employeeType: { type: "text", operators: text },
  externalUserState: { type: "text", operators: "eq ne not in" },
  faxNumber: { type: "text", operators: text },
  givenName: { type: "text", operators: text, longest: 64 },
  hireDate: { type: "instant", elsewhere: true },
  identities: { type: "objects", operators: "eq" },
  imAddresses: { type: "texts", operators: "eq not ge le startsWith", readOnly: true },
  interests: { type: "texts", elsewhere: true },
  isResourceAccount: { type: "flag" },
  jobTitle: { type: "text", operators: text, longest: 128 },
  lastPasswordChangeDateTime: { type: "instant", readOnly: true },
  legalAgeGroupClassification: { type: "text", readOnly: true },
  licenseAssignmentStates: { type: "objects", readOnly: true },
  mail: { type: "text", operators: `${text} endsWith` },
  mailboxSettings: { type: "object", elsewhere: true },
  mailNickname: { type: "text", operators: text, longest: 64 },
  mobilePhone: { type: "text", operators: text, longest: 64 },
  mySite: { type: "text", elsewhere: true },
  officeLocation: { type: "text", operators: text, longest: 128 },
  onPremisesDistinguishedName: { type: "text", readOnly: true },
  onPremisesDomainName: { type: "text", readOnly: true },
  onPremisesExtensionAttributes: { type: "object", operators: "eq ne not in" },
  onPremisesImmutableId: { type: "text", operators: ordered },
  onPremisesLastSyncDateTime: { type: "instant", operators: ordered, readOnly: true },
  onPremisesSamAccountName: { type: "text", operators: text, readOnly: true },
  onPremisesSecurityIdentifier: { type: "text", operators: "eq", readOnly: true },
  onPremisesSyncEnabled: { type: "flag", operators: "eq ne not in", readOnly: true },
  onPremisesUserPrincipalName: { type: "text", operators: text, readOnly: true },
  otherMails: { type: "texts", operators: "eq not ge le in startsWith endsWith" },
  passwordPolicies: { type: "text", operators: "eq ne not" },
  passwordProfile: { type: "object", operators: "eq ne not in" },
  pastProjects: { type: "texts", elsewhere: true },
  postalCode: { type: "text", operators: text, longest: 40 },
  preferredDataLocation: { type: "text" },
  preferredLanguage: { type: "text", operators: text },
  preferredName: { type: "text", elsewhere: true },
  provisionedPlans: { type: "objects", operators: "eq not ge le", readOnly: true },
  proxyAddresses: { type: "texts", operators: "eq not ge le startsWith endsWith", readOnly: true },
  responsibilities: { type: "texts", elsewhere: true },
  schools: { type: "texts", elsewhere: true },
  securityIdentifier: { type: "text", readOnly: true },
  showInAddressList: { type: "flag" },
  signInActivity: { type: "object", operators: "eq ne not ge le", readOnly: true, elsewhere: true },
  signInSessionsValidFromDateTime: { type: "instant", readOnly: true },
  skills: { type: "texts", elsewhere: true },
  state: { type: "text", operators: text, longest: 128 },
  streetAddress: { type: "text", operators: text, longest: 1024 },
  surname: { type: "text", operators: text, longest: 64 },
  usageLocation: { type: "text", operators: text },
  userPrincipalName: { type: "text", operators: `${text} endsWith` },
  userType: { type: "text", operators: "eq ne not in" },
};

/** What a user is shown with unless a request selects. */
export const usualUserProperties: readonly string[] = [
  "businessPhones",
  "displayName",
  "givenName",
  "id",
  "jobTitle",
  "mail",
  "mobilePhone",
  "officeLocation",
  "preferredLanguage",
  "surname",
  "userPrincipalName",
];
