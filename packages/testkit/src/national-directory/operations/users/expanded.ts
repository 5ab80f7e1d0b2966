import type { Call } from "../operation.ts";
import type { Seen } from "../seen.ts";

/** Shows the manager of a user where `$expand` asks for it; nothing of a user who has none. */
export function expanded({ query }: Pick<Call, "query">, { version }: Seen): object {
  const { manager } = version.properties;
  if (!/^manager\b/i.test(query.get("$expand") ?? "") || typeof manager !== "string") return {};
  return { manager: { "@odata.type": "#microsoft.graph.user", id: manager } };
}
