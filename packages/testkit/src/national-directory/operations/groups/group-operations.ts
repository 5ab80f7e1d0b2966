import type { Operation } from "../operation.ts";
import { assignGroupLicence } from "./assign-licence.ts";
import { createGroup } from "./create.ts";
import { deleteGroup } from "./delete.ts";
import { getGroup, listGroups } from "./get.ts";
import { addMember, listMembers, removeMember } from "./members.ts";
import { patchGroup } from "./patch.ts";

/** The operations on groups. */
export const groupOperations: readonly Operation[] = [
  listGroups,
  createGroup,
  getGroup,
  patchGroup,
  deleteGroup,
  listMembers,
  addMember,
  removeMember,
  assignGroupLicence,
];
