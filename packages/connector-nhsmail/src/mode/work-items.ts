import type { SignedWorkItem, WorkItem, WorkItemEnd } from "./work-item.ts";

/**
 * Where work items wait for a local administrator: a port, so that a service desk can stand behind it. Every reading
 * verifies the signature and throws `protocol` for an item that was changed by another hand.
 */
export interface WorkItems {
  /** Signs and keeps an item. One of the same id that is there is left as it is, and given. */
  put(item: WorkItem): Promise<SignedWorkItem>;
  /** Gives an open item. */
  read(id: string): Promise<SignedWorkItem | undefined>;
  /** Gives all open items, the one that is due first first. */
  list(): Promise<readonly SignedWorkItem[]>;
  /** Ends an item; nothing happens to one that is not open. */
  close(id: string, end: WorkItemEnd): Promise<void>;
}
