import type { Operation } from "../operation.ts";
import { createUser } from "./create.ts";
import { deleteUser } from "./delete.ts";
import { countUsers, getUser, listUsers } from "./get.ts";
import { assignLicence, licenceDetails } from "./licences.ts";
import { getManager, putManager, removeManager } from "./manager.ts";
import { checkMemberGroups, getMemberGroups, memberOf } from "./member-of.ts";
import { patchUser } from "./patch.ts";
import { resetPassword, revokeSessions } from "./sessions.ts";

/** The operations on users. */
export const userOperations: readonly Operation[] = [
  listUsers,
  countUsers,
  createUser,
  getUser,
  patchUser,
  deleteUser,
  getManager,
  putManager,
  removeManager,
  assignLicence,
  licenceDetails,
  memberOf,
  checkMemberGroups,
  getMemberGroups,
  revokeSessions,
  resetPassword,
];
