import type { DirectoryContext } from "./context.ts";
import { activeDirectoryDialect } from "./dialect/active-directory.ts";
import { dialectOf } from "./dialect/dialect-of.ts";
import { readAttributeFacts } from "./directory/attribute-facts.ts";
import { readRoot } from "./directory/read-root.ts";
import { schemaOf } from "./schema.ts";
import type { DirectorySettings } from "./settings.ts";
import type { Wire, WireCall } from "./wire.ts";

/** Finds out what server is at the other end of a wire, and gives what the parts of a session work with. */
export async function openContext(
  wire: Wire,
  settings: DirectorySettings,
  call: WireCall = {},
): Promise<DirectoryContext> {
  const root = await readRoot(wire, { ...call, baseDN: settings.baseDN });
  const own = Object.values(activeDirectoryDialect.kinds).flatMap((kind) =>
    Object.keys(kind.attributes),
  );
  const names = [...new Set([...own, ...Object.keys(settings.attributes)])];
  const facts = await readAttributeFacts(wire, { ...call, root, names });
  const dialect = dialectOf({ name: root.dialect, settings, facts });
  return { wire, root, dialect, schema: schemaOf(dialect), settings };
}
