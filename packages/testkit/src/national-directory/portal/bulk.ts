import { everHeld } from "../store/value-index.ts";
import { latest } from "../store/version.ts";
import type { World } from "../world.ts";
import { refusedByPortal } from "./refused.ts";

/** What became of the lines of an import; the first line after the heading is 2. */
export interface PolicyImport {
  readonly added: readonly number[];
  /** Lines whose address is nobody's of the organisation, or of somebody who has not accepted the Acceptable Use Policy. */
  readonly refused: readonly number[];
}

/**
 * Reads the import of a policy's members: one column headed `Email Address`. It is the only bulk file of the portal whose
 * columns are public; every other is refused with `unsupported`.
 */
export function policyMembers(world: World, csv: string, put: (id: string) => void): PolicyImport {
  const [heading = "", ...lines] = csv.replace(/^\uFEFF/, "").split(/\r?\n/);
  if (unquoted(heading) !== "Email Address") {
    throw refusedByPortal(
      "unsupported",
      "the columns of this bulk file are not known",
      "Import members of a policy with the one column Email Address.",
    );
  }
  const added: number[] = [];
  const refused: number[] = [];
  for (const [at, line] of lines.entries()) {
    if (line.trim() === "") continue;
    (tried(() => put(holderOf(world, unquoted(line)))) ? added : refused).push(at + 2);
  }
  return { added, refused };
}

function tried(act: () => void): boolean {
  try {
    act();
    return true;
  } catch {
    return false;
  }
}

function holderOf({ store }: World, address: string): string {
  const ids = everHeld(store.values, "mail", address) ?? new Set<string>();
  const id = [...ids].find((one) => {
    const object = store.objects.get(one);
    const version = object && latest(object);
    return (
      version?.life === "live" &&
      String(version.properties.mail).toLowerCase() === address.toLowerCase()
    );
  });
  return id ?? "";
}

function unquoted(field: string): string {
  return field
    .trim()
    .replace(/^"(.*)"$/, "$1")
    .trim();
}
