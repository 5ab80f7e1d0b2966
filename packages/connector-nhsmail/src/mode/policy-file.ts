import type { WorkItemFile } from "./work-item.ts";

/**
 * Writes the portal's file for adding members to a user policy: one column headed `Email Address`. It is the only bulk file
 * of the portal whose columns are public, so that no other is written here. A person is in exactly one policy: who is added
 * to one leaves the other.
 */
export function policyFile(policy: string, addresses: readonly string[]): WorkItemFile {
  const lines = ["Email Address", ...addresses.map(quoted)];
  const name = policy.replaceAll(/[^A-Za-z0-9]+/g, "-").replaceAll(/^-|-$/g, "");
  return { name: `members-of-${name}.csv`, content: `${lines.join("\r\n")}\r\n` };
}

/** A value that a spreadsheet would take for a formula, or that holds a separator, stands in quotes. */
function quoted(address: string): string {
  return /[",\r\n]|^[=+@-]/.test(address) ? `"${address.replaceAll('"', '""')}"` : address;
}
