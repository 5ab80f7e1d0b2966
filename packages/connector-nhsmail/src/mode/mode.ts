import type { JoinerMoverLeaverService } from "./service.ts";
import type { WorkItems } from "./work-items.ts";

/**
 * How writing is done. `read-only`: not at all. `portal`: as work items that a local administrator carries out in the
 * portal. `service`: by the national joiner, mover and leaver service, or the organisation's own connector to it, and
 * what that has no transaction for as work items, where there is a place for them. `tenant`: over Microsoft Graph, in a
 * tenant that the organisation owns.
 */
export type Mode =
  | { readonly mode: "read-only" }
  | { readonly mode: "portal"; readonly workItems: WorkItems }
  | {
      readonly mode: "service";
      readonly service: JoinerMoverLeaverService;
      readonly workItems?: WorkItems | undefined;
    }
  | { readonly mode: "tenant" };
