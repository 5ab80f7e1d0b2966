import type { Act } from "../transaction.ts";

const byAct: Readonly<Partial<Record<Act, readonly string[]>>> = {
  create: ["Add user", "Restore user"],
  delete: ["Delete user", "Hard Delete user"],
  enable: ["Enable account"],
  disable: ["Disable account"],
  "password-reset": ["Reset password", "Reset user password", "Reset password (by admin)"],
  grant: [
    "Add member to group",
    "Add owner to group",
    "Add member to role",
    "Add eligible member to role",
    "Add scoped member to role",
    "Add member to role outside of PIM (permanent)",
    "Add member to role in PIM completed (permanent)",
    "Add member to role in PIM completed (timebound)",
    "Add eligible member to role in PIM completed (permanent)",
    "Add eligible member to role in PIM completed (timebound)",
  ],
  revoke: [
    "Remove member from group",
    "Remove owner from group",
    "Remove member from role",
    "Remove eligible member from role",
    "Remove scoped member from role",
  ],
  attribute: ["Update user"],
  method: [
    "User registered security info",
    "User changed default security info",
    "User updated security info",
    "User deleted security info",
    "Admin registered security info",
    "Admin updated security info",
    "Admin deleted security info",
    "Disable Strong Authentication",
    "Add FIDO2 security key",
    "Delete FIDO2 security key(s)",
    "Add passwordless phone sign-in credential",
    "Delete passwordless phone sign-in credential",
  ],
  setting: ["Update PIM alert setting", "Disable PIM alert", "Deactivate PIM alert"],
};

const acts = new Map(
  Object.entries(byAct).flatMap(([act, names]) =>
    names.map((name) => [name.toLowerCase(), act as Act] as const),
  ),
);

/** Categories whose activities change the tenant rather than an account. */
const settings: ReadonlySet<string> = new Set([
  "policy",
  "authorizationpolicy",
  "directorymanagement",
]);

/**
 * Tells what an activity of Entra's audit log does, by Microsoft's list of activities ("Microsoft Entra audit log
 * categories and activities"), in any letter case; `undefined` for those that change no identity. Activating a role
 * through Privileged Identity Management is left to that.
 */
export function actOfActivity(activity: string, category: string): Act | undefined {
  const act = acts.get(activity.toLowerCase());
  return act ?? (settings.has(category.toLowerCase()) ? "setting" : undefined);
}
