import type { Answer } from "./carry-out.ts";
import type { Operation } from "./operation.ts";
import {
  givesOneTwice,
  groupsOf,
  isAbout,
  isAboutOnly,
  isTwiceAboutOne,
  newName,
  partsOf,
  valuesOf,
} from "./operation-traits.ts";

/** Attributes that the two directories do not have in common, with the reason. */
export const attributesThatDiffer: Readonly<Record<string, string>> = {
  canonicalname: "Samba leaves the escapes of a DN in it",
  lastknownparent:
    "Samba tells the name that the container has now, the embedded server the one then",
  isrecycled: "Samba sets it on every deleted object; Active Directory with the Recycle Bin only",
};

/** Two answers to one operation. */
export interface Difference {
  readonly operation: Operation;
  readonly samba: Answer;
  readonly embedded: Answer;
}

/** What a directory answers: one of some codes, or any code of a refusal. */
type Codes = "refuses" | readonly Answer["code"][];

/** A difference that is known and meant: all of what it says must hold. */
export interface KnownDifference {
  readonly reason: string;
  readonly samba?: Codes;
  readonly embedded?: Codes;
  readonly of?: Operation["kind"];
  readonly when?: (operation: Operation) => boolean;
}

/** What a value, or the attribute that it is for, can be refused with. */
const ofValues = [16, 17, 19, 20, 21, 34, 53, 64, 65];

/** What no request may write, or only by another kind of request. */
const ofSystem = new Set([
  ...["distinguishedName", "isDeleted", "objectGUID", "objectSid", "sAMAccountType", "memberOf"],
  ...["whenCreated", "uSNChanged", "instanceType", "name", "cn", "objectClass", "unicodePwd"],
]);
const ofAccounts = new Set([
  ...["userAccountControl", "accountExpires", "pwdLastSet", "lockoutTime", "primaryGroupID"],
]);
const ofGroups = new Set(["member", "groupType"]);
const ofPasswords = new Set(["pwdLastSet"]);

/**
 * Every difference between Samba 4.17 and the embedded server that is known and meant, with its reason. One that none of
 * these covers fails the test. Most are places where Samba is not Active Directory.
 */
export const knownDifferences: readonly KnownDifference[] = [
  // Both refuse, each by the fault that it comes to first.
  {
    reason: "Samba looks at the values of a request before it looks for the object or its parent",
    samba: ofValues,
    embedded: [32, 34],
  },
  {
    reason: "a name is taken and a value is wrong",
    of: "add",
    samba: [68, ...ofValues],
    embedded: [68, ...ofValues],
  },
  {
    reason: "several things are wrong with one request",
    samba: "refuses",
    embedded: "refuses",
    when: (operation) => partsOf(operation) > 1,
  },
  {
    reason: "what only the system writes is refused with one code or another",
    samba: "refuses",
    embedded: "refuses",
    when: (operation) => isAbout(operation, ofSystem),
  },
  {
    reason: "a value that is too long: malformed to Samba, too long to Active Directory",
    samba: [21],
    embedded: [19],
  },
  {
    reason: "Samba looks at a value before it looks whether the object may have it, and has room",
    samba: [19, 21, 68],
    embedded: [20, 65],
  },
  {
    reason:
      "Samba refuses to take away what an account must have before it looks whether it is there",
    of: "modify",
    samba: [53],
    embedded: [16, 21],
    when: (operation) =>
      groupsOf(operation).every((one) => "change" in one && one.change === "delete"),
  },
  {
    reason: "the state of what is no account is refused for its class or for its value",
    samba: [65],
    embedded: [21],
    when: (operation) => isAbout(operation, ofAccounts),
  },
  {
    reason: "Samba looks for the new place of an object before it looks for the object",
    of: "rename",
    samba: [80],
    embedded: [32],
  },
  {
    reason: "Samba looks for an object by what is no name of one, and does not find it",
    samba: [32],
    embedded: [34],
    when: (operation) => /<GUID=nonsense>|no dn/.test(JSON.stringify(operation)),
  },
  {
    reason: "Samba has a code of its own for the first member to be taken from a group without any",
    samba: [16],
    embedded: [53],
    when: (operation) => isAboutOnly(operation, "member"),
  },
  {
    reason: "Samba refuses a password that is no reset for want of a right, before it looks at it",
    samba: [50],
    embedded: "refuses",
    when: (operation) => isAboutOnly(operation, "unicodePwd"),
  },
  {
    reason: "Samba has a code of its own for a bind of somebody who is not there",
    of: "bind",
    samba: ["auth-failed 1f"],
    embedded: ["auth-failed 52e"],
  },
  // Samba fails.
  {
    reason: "Samba 4.17 crashes at pwdLastSet of what is no account",
    samba: ["ended"],
    embedded: "refuses",
    when: (operation) => isAbout(operation, ofPasswords),
  },
  {
    reason: "Samba fails with operationsError at the state and the members of what has none",
    samba: [1],
    when: (operation) => isAbout(operation, ofGroups) || isAbout(operation, ofAccounts),
  },
  {
    reason: "Samba fails with operationsError at restoring what was not deleted",
    of: "restore",
    samba: [1],
    embedded: "refuses",
  },
  {
    reason: "Samba does not find an object by GUID when only its name is to change",
    of: "rename",
    samba: [32],
    when: (operation) => operation.kind === "rename" && operation.parent === undefined,
  },
  // Samba does what Active Directory refuses.
  {
    reason: "Samba keeps a name of more than 64 characters",
    samba: [0],
    embedded: [19, 64],
    when: (operation) => /=y{65}$/.test(newName(operation)),
  },
  {
    reason: "Samba takes an escape in a new name that is none",
    samba: [0],
    embedded: [34],
    when: (operation) => newName(operation) === "CN=\\zz",
  },
  {
    reason: "Samba lets a rename change the type of the name",
    of: "rename",
    samba: [0],
    embedded: [53],
  },
  {
    reason:
      "Samba lets a restoration change the type of the name, and lead to where none of its class may be",
    of: "restore",
    samba: [0],
    embedded: [64],
  },
  {
    reason:
      "Samba passes over what only the system writes in an add, and a password of what has none",
    of: "add",
    samba: [0],
    embedded: "refuses",
    when: (operation) => isAbout(operation, ofSystem),
  },
  {
    reason: "Samba takes an account name of more than 20 characters",
    samba: [0],
    embedded: [19],
    when: (operation) => valuesOf(operation, "sAMAccountName").some(({ length }) => length > 20),
  },
  {
    reason: "Samba takes any time of a lockout; Active Directory only its end",
    samba: [0],
    embedded: [53],
    when: (operation) => valuesOf(operation, "lockoutTime").includes("1"),
  },
  {
    reason: "Samba takes an expiry before the beginning of time",
    samba: [0],
    embedded: [19],
    when: (operation) => valuesOf(operation, "accountExpires").includes("-1"),
  },
  {
    reason: "Samba takes numbers of more than 32 bits",
    embedded: [21],
    when: (operation) => valuesOf(operation, "adminCount").includes("2147483648"),
  },
  {
    reason: "Samba takes some of what is no number for userAccountControl",
    samba: [0],
    embedded: [21],
    when: (operation) => valuesOf(operation, "userAccountControl").includes("abc"),
  },
  {
    reason: "Samba takes values that differ in letter case alone for different",
    of: "modify",
    samba: [0],
    embedded: [20],
  },
  {
    reason: "Samba takes an addition to the state of an account or group for a replacement",
    embedded: [20],
    when: (operation) => isAbout(operation, ofAccounts) || isAbout(operation, ofGroups),
  },
  {
    reason: "Samba lets the classes of an object be cleared, and keeps them",
    of: "modify",
    samba: [0],
    embedded: [65],
    when: (operation) => isAbout(operation, new Set(["objectClass"])),
  },
  // Samba refuses what Active Directory does.
  {
    reason: "Samba does not let a user principal name be taken away",
    of: "modify",
    samba: [65],
    embedded: [0],
    when: (operation) => isAbout(operation, new Set(["userPrincipalName"])),
  },
  {
    reason: "Samba takes what stands before the @ for an account name, which may be taken",
    samba: [68],
    embedded: [0],
    when: (operation) => isAbout(operation, new Set(["userPrincipalName", "sAMAccountName"])),
  },
  {
    reason: "Samba refuses to clear what the class of the object does not have",
    of: "modify",
    samba: [53, 65],
    embedded: [0],
    when: (operation) => groupsOf(operation).some(({ values }) => values.length === 0),
  },
  {
    reason: "the same value twice in one request is refused by one or by the other",
    when: givesOneTwice,
  },
  {
    reason: "Samba does not carry out several changes of one attribute one after another",
    of: "modify",
    when: isTwiceAboutOne,
  },
];
