import { mustHold } from "../../access/allowed.ts";
import { uuidFrom } from "../../chance.ts";
import { instant } from "../../instant.ts";
import type { Properties } from "../../store/change.ts";
import { badRequest } from "../../wire/refusals.ts";
import { graphRoot } from "../answered.ts";
import type { Call, Operation } from "../operation.ts";
import { permissions } from "../permissions.ts";
import { commit } from "../seen.ts";
import { showWritten } from "../show-object.ts";
import { withoutNotes } from "../without-notes.ts";
import { checkValues } from "./check-values.ts";
import { addressesFor, checkPrincipalName, checkUnique } from "./names.ts";
import { checkPassword } from "./password.ts";

const required = [
  "accountEnabled",
  "displayName",
  "mailNickname",
  "userPrincipalName",
  "passwordProfile",
];

/** `POST /users`. */
export const createUser: Operation = {
  name: "POST /users",
  permissions: permissions.writeUsers,
  run: (call) => {
    const { body, world } = call;
    checkRequired(body);
    checkValues(body);
    checkPrincipalName(call, body.userPrincipalName);
    checkPassword(body.passwordProfile);
    if (body.employeeLeaveDateTime !== undefined) {
      mustHold(call.bearer, ["User-LifeCycleInfo.ReadWrite.All"]);
    }
    const patch = newUser(call);
    checkUnique(call, undefined, patch);
    const id = uuidFrom(world.settings.seed, 1, world.store.order.length);
    commit(call, { do: "set", kind: "user", id, patch });
    const location = `${graphRoot}/directoryObjects/${id}/Microsoft.DirectoryServices.User`;
    return { ...showWritten(call, id, 201), headers: { location } };
  },
};

function checkRequired(body: Properties): void {
  const missing = required.find((name) => body[name] === undefined || body[name] === null);
  if (missing === undefined) return;
  const message = `A value is required for property '${missing}' of resource 'User'.`;
  throw badRequest(message, { details: [{ code: "MissingValue", message, target: missing }] });
}

function newUser({ body, now }: Call): Properties {
  const { passwordProfile, ...rest } = body;
  const mail = typeof body.mail === "string" ? body.mail : null;
  return {
    businessPhones: [],
    userType: "Member",
    ...withoutNotes(rest),
    mail,
    proxyAddresses: addressesFor({}, mail),
    createdDateTime: instant(now),
    lastPasswordChangeDateTime: instant(now),
    signInSessionsValidFromDateTime: instant(now),
    passwordProfile: { ...(passwordProfile as Properties), password: null },
    assignedLicenses: [],
  };
}
