import type { Controller } from "./controller.ts";

/** The name of a controller's own settings, where its invocationId stands. */
export function settingsName({ name, tree }: Pick<Controller, "name" | "tree">): string {
  const site = "CN=Servers,CN=Default-First-Site-Name,CN=Sites";
  return `CN=NTDS Settings,CN=${name},${site},CN=Configuration,${tree.domain.baseDN}`;
}
