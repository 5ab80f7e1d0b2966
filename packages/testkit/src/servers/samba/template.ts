import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { cp, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { assetPath } from "../asset.ts";
import { cacheFolder } from "../cache-folder.ts";
import { alone } from "../claim.ts";
import { mustRun } from "../run.ts";
import { type Administration, administer, python } from "./administration.ts";
import { configuration } from "./configuration.ts";
import { domain } from "./domain.ts";

/** What a provisioned domain is like. */
export interface TemplateOptions {
  readonly version: string;
  readonly recycleBin: boolean;
}

const address = "127.0.0.1";

/** A password may be changed again at once: a test cannot wait for a day. */
const changeAtOnce: Administration = {
  kind: "ldif",
  text: `dn: ${domain.baseDN}\nchangetype: modify\nreplace: minPwdAge\nminPwdAge: 0\n`,
};

const recycleBinFeature = "766ddcd8-acd0-445e-f3b9-a7f9b6744f2a";

const enableRecycleBin: Administration = {
  kind: "ldif",
  text:
    "dn:\nchangetype: modify\nadd: enableOptionalFeature\n" +
    `enableOptionalFeature: CN=Partitions,CN=Configuration,${domain.baseDN}:${recycleBinFeature}\n`,
};

/** Gives the folder of a provisioned domain to copy. It is made once for each machine and version of Samba. */
export async function template(options: TemplateOptions): Promise<string> {
  const folder = join(await cacheFolder(), await templateName(options));
  if (existsSync(folder)) return folder;
  return await alone(async () => {
    if (!existsSync(folder)) await provision(folder, options);
    return folder;
  });
}

async function templateName({ version, recycleBin }: TemplateOptions): Promise<string> {
  const recipe = await readFile(assetPath("samba/provision.py"));
  const text = configuration({ folder: "", address });
  const steps = JSON.stringify([changeAtOnce, enableRecycleBin, domain, text]);
  const mark = createHash("sha256").update(version).update(recipe).update(steps).digest("hex");
  return `samba-${mark.slice(0, 16)}${recycleBin ? "-recycle-bin" : ""}`;
}

async function provision(folder: string, { recycleBin }: TemplateOptions): Promise<void> {
  const unfinished = `${folder}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(join(unfinished, "run"), { recursive: true, mode: 0o700 });
  const text = configuration({ folder: unfinished, address });
  const settings = { ...domain, domain: domain.name, configuration: text };
  await mustRun(python, [assetPath("samba/provision.py"), unfinished, JSON.stringify(settings)]);
  await writeFile(join(unfinished, "etc", "smb.conf"), text);
  await administer(unfinished, recycleBin ? [changeAtOnce, enableRecycleBin] : [changeAtOnce]);
  await rename(unfinished, folder);
}

/** Copies a template into a new place. */
export async function copyTemplate(from: string, to: string): Promise<void> {
  await rm(to, { recursive: true, force: true });
  await mkdir(join(to, ".."), { recursive: true });
  await cp(from, to, { recursive: true });
}
