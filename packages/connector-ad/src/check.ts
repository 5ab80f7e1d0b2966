import type { CheckResult } from "@rollcall/core";
import type { ChangesWay } from "./changes/way.ts";
import type { DirectoryContext } from "./context.ts";
import { readEntry } from "./read-entry.ts";
import { textsOf } from "./texts-of.ts";

/** Looks at each base, and says what the connector's account may and may not do. */
export async function checkSession(
  context: DirectoryContext,
  way: ChangesWay,
): Promise<CheckResult> {
  const { settings, root } = context;
  const findings = [serverFinding(context), changesFinding(way)];
  if (root.notRestorable !== undefined) {
    findings.push(`deleted accounts cannot be brought back: ${root.notRestorable}`);
  }
  const unseen: string[] = [];
  for (const base of new Set([settings.baseDN, ...settings.bases])) {
    const { seen, creates } = await lookAt(context, base);
    if (!seen) unseen.push(`${base} was not found, or the connector's account may not see it`);
    else if (!creates && settings.bases.includes(base)) {
      findings.push(`the connector's account may not create accounts directly in ${base}`);
    }
  }
  if (!root.backlinks) {
    findings.push("memberships cannot be read: the server needs the overlay memberof");
  }
  return { ok: unseen.length === 0, findings: [...unseen, ...findings] };
}

function serverFinding({ root, wire }: DirectoryContext): string {
  const { functionalLevel, recycleBin, timedLinks } = root;
  if (root.dialect === "openldap") return `${wire.server} is an OpenLDAP server`;
  const bin = recycleBin ? "with" : "without";
  const timed = timedLinks ? "can" : "cannot";
  return `${wire.server} is a domain controller at functional level ${functionalLevel?.domain ?? 0}, ${bin} recycle bin; memberships ${timed} be given for a time`;
}

function changesFinding(way: ChangesWay): string {
  switch (way.way) {
    case "dirsync":
      return way.objectSecurity
        ? "changes are read by DirSync, as far as the connector's account may read"
        : "changes are read by DirSync";
    case "usn":
      return "changes are read by the controller's change numbers: DirSync is not granted";
    default:
      return `changes cannot be read, so that each run reads everything: ${way.because}`;
  }
}

/** Active Directory says of each container what the asker may create in it; others do not, and are not asked. */
async function lookAt(
  { wire, root, dialect }: DirectoryContext,
  base: string,
): Promise<{ readonly seen: boolean; readonly creates: boolean }> {
  const attributes = ["objectClass", "allowedChildClassesEffective"];
  const entry = await readEntry(wire, { base, attributes });
  const allowed = textsOf(entry, "allowedChildClassesEffective");
  const wanted = dialect.kinds.account?.objectClasses.at(-1) ?? "";
  const creates = root.dialect !== "active-directory" || allowed.includes(wanted);
  return { seen: entry?.attributes.has("objectclass") ?? false, creates };
}
