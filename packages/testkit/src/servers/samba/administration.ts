import { join } from "node:path";
import { assetPath } from "../asset.ts";
import { mustRun } from "../run.ts";

/** One entry of an access list, in the letters of SDDL. */
export interface Right {
  /** Such as `RPWP`, `CCDC`, `CR`, `SD`. */
  readonly access: string;
  /** What it is about: an attribute, a class, a set of properties or an extended right, by name. All without it. */
  readonly what?: string;
  /** The class of object that it holds for. Every class without it. */
  readonly on?: string;
  /** `this`: the object alone; `below`: what it holds, however deep; `all`: both. */
  readonly reach: "this" | "below" | "all";
}

/** One step of administration, done to the database as the system itself. */
export type Administration =
  | { readonly kind: "ldif"; readonly text: string }
  | {
      readonly kind: "allow" | "deny";
      /** The DN of the object whose access list is added to. */
      readonly object: string;
      /** The DN of the account or group that it is about. */
      readonly trustee: string;
      readonly rights: readonly Right[];
    };

/** The interpreter that the distribution's Samba was built for; others do not have its modules. */
export const python = "/usr/bin/python3";

/** Carries steps out on the database in a folder, whether its server runs or not. Throws at the first that fails. */
export async function administer(folder: string, steps: readonly Administration[]): Promise<void> {
  const places = [join(folder, "etc", "smb.conf"), join(folder, "private", "sam.ldb")];
  const args = [assetPath("samba/administer.py"), ...places];
  await mustRun(python, args, { input: JSON.stringify(steps) });
}
