import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A clinic's file in a folder of its own. */
export interface ClinicFolder extends AsyncDisposable {
  readonly path: string;
  text(): Promise<string>;
}

/** Three accounts, with a column that Rollcall does not know. */
export const someAccounts = `username,employee_number,display_name,role,last_sign_in,active
AOKAFOR,10000001,Ada Okafor,Ward sister,2026-11-20,yes
bhughes,10000002,"Hughes, Ben",Porter,,yes
creid,,Cal Reid,,,no
`;

/** Writes a clinic's file into a new folder, which is taken away when the scope ends. */
export async function clinicFolder(text: string = someAccounts): Promise<ClinicFolder> {
  const folder = await mkdtemp(join(tmpdir(), "rollcall-clinic-"));
  const path = join(folder, "accounts.csv");
  await writeFile(path, text);
  return {
    path,
    text: () => readFile(path, "utf8"),
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true }),
  };
}
