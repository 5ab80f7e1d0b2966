import type { SignedWorkItem, WorkItems } from "@rollcall/connector-nhsmail";
import type { PortalAdministrator } from "@rollcall/testkit/national-directory";

/**
 * Plays the local administrator: carries out at the portal what the service has no transaction for. What it does not know
 * how to do stays open, for the next plan to ask for again.
 */
export async function carryOutWorkItems(
  workItems: WorkItems,
  office: PortalAdministrator,
  at: string,
): Promise<void> {
  for (const item of await workItems.list()) {
    if (carriedOut(item, office)) await workItems.close(item.id, { end: "done", at });
  }
}

function carriedOut({ what, account }: SignedWorkItem, office: PortalAdministrator): boolean {
  if (!account) return false;
  switch (what) {
    case "disable":
    case "enable":
    case "delete":
    case "restore":
      office[what](account.stable);
      return true;
    case "mark-as-leaver":
      office.markLeaver(account.stable);
      return true;
    default:
      return false;
  }
}
