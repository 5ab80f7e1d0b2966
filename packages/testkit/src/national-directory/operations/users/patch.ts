import { holdsOne, mustActOn, mustHold, mustSetPasswords } from "../../access/allowed.ts";
import { instant } from "../../instant.ts";
import { isExtension } from "../../query/property-rule.ts";
import type { Properties } from "../../store/change.ts";
import { badRequest, forbidden } from "../../wire/refusals.ts";
import type { Call, Operation } from "../operation.ts";
import { permissions } from "../permissions.ts";
import { commit, type Seen, writable } from "../seen.ts";
import { checkValues } from "./check-values.ts";
import { addressesFor, checkPrincipalName, checkUnique } from "./names.ts";
import { checkPassword } from "./password.ts";

const { writeUsers } = permissions;
const enable = "User.EnableDisableAccount.All+User.Read.All";
const leaving = "User-LifeCycleInfo.ReadWrite.All+User.Read.All";
const passwords = "User-PasswordProfile.ReadWrite.All";

/** `PATCH /users/{user-id}`: sets what is sent; the last writer wins. */
export const patchUser: Operation = {
  name: "PATCH /users/{user-id}",
  permissions: [enable, leaving, passwords, ...writeUsers],
  run: (call) => {
    const { body } = call;
    const one = writable(call, "user", call.params[0] ?? "");
    checkAllowed(call, one);
    checkMaster(one, body);
    checkValues(body);
    if (body.userPrincipalName !== undefined) checkPrincipalName(call, body.userPrincipalName);
    if (body.passwordProfile !== undefined) checkPassword(body.passwordProfile);
    checkLeaving(body.employeeLeaveDateTime);
    const patch = patchOf(call, one.version.properties);
    // All names are checked, also those that the request leaves alone: an old clash strikes an unrelated change.
    checkUnique(call, one.object.id, { ...one.version.properties, ...patch });
    commit(call, { do: "set", kind: "user", id: one.object.id, patch });
    return { status: 204 };
  },
};

const sensitive: readonly string[] = [
  "accountEnabled",
  "businessPhones",
  "mobilePhone",
  "onPremisesImmutableId",
  "otherMails",
  "passwordProfile",
  "userPrincipalName",
];

// Some properties have a permission of their own; each of the others asks for the whole user.
function checkAllowed(call: Call, one: Seen): void {
  const { bearer, body } = call;
  const names = Object.keys(body);
  const rest = names.filter(
    (name) => !["accountEnabled", "employeeLeaveDateTime", "passwordProfile"].includes(name),
  );
  if (rest.length > 0) mustHold(bearer, writeUsers);
  if (names.includes("accountEnabled")) mustHold(bearer, [enable, ...writeUsers]);
  if (names.includes("employeeLeaveDateTime")) mustHold(bearer, [leaving]);
  if (names.includes("passwordProfile")) {
    if (!holdsOne(bearer, [passwords])) throw forbidden();
    mustSetPasswords(bearer);
  }
  const privileged = one.version.properties.directoryRole !== undefined;
  if (names.some((name) => sensitive.includes(name))) mustActOn(bearer, { privileged });
}

const ownInCloud: readonly string[] = [
  "usageLocation",
  "passwordPolicies",
  "employeeLeaveDateTime",
];

function checkMaster({ version }: Seen, body: Properties): void {
  if (version.properties.onPremisesSyncEnabled !== true) {
    return;
  }
  const mastered = Object.keys(body).find(
    (name) => !ownInCloud.includes(name) && !isExtension(name),
  );
  if (mastered === undefined) return;
  throw badRequest(
    "Unable to update the specified properties for on-premises mastered Directory Sync objects or objects currently undergoing migration.",
    { target: mastered },
  );
}

function checkLeaving(value: unknown): void {
  if (value === undefined || value === null) return;
  if (/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/.test(String(value))) return;
  throw badRequest(
    "Invalid value specified for property 'employeeLeaveDateTime' of resource 'User'.",
  );
}

function patchOf({ body, now }: Call, before: Properties): Properties {
  const { passwordProfile, onPremisesExtensionAttributes: extra, employeeOrgData, ...rest } = body;
  const patch: Record<string, unknown> = { ...rest };
  for (const [name, value] of Object.entries({
    onPremisesExtensionAttributes: extra,
    employeeOrgData,
  })) {
    if (value !== undefined)
      patch[name] = value && { ...(before[name] as object | null), ...value };
  }
  if (passwordProfile !== undefined) {
    patch.passwordProfile = { ...(passwordProfile as Properties), password: null };
    patch.lastPasswordChangeDateTime = instant(now);
  }
  if (body.mail !== undefined) patch.proxyAddresses = addressesFor(before, body.mail);
  return patch;
}
