import { type CheckResult, ConnectorError } from "@rollcall/core";
import { type Chain, orderChains } from "./chain.ts";
import { misnamedFile } from "./errors.ts";
import { type FolderListing, listExtracts } from "./files.ts";
import { numberNotices } from "./numbering.ts";
import type { Settings } from "./options.ts";
import { sniffEncoding } from "./sniff.ts";

/** Looks at the folder and the headers of its extracts, and reads no person. */
export async function checkFolder(settings: Settings): Promise<CheckResult> {
  try {
    const listing = await listExtracts(settings.folder);
    const findings = describeListing(listing);
    try {
      const chains = await orderChains(listing, settings);
      for (const chain of chains) findings.push(...(await describeChain(chain)));
      return { ok: true, findings };
    } catch (error) {
      return { ok: false, findings: [...findings, describeError(error)] };
    }
  } catch (error) {
    return { ok: false, findings: [describeError(error)] };
  }
}

function describeListing({ files, broken, misnamed, passedOver }: FolderListing): string[] {
  const findings = [`${files.length} extracts with a good header, ${broken.length} without`];
  for (const { error } of broken) findings.push(`not usable: ${error.message}`);
  for (const name of misnamed) findings.push(`refused: ${name}: ${misnamedFile(name).rule}`);
  for (const name of passedOver)
    findings.push(`passed over, since it is not named as an extract: ${name}`);
  return findings;
}

async function describeChain({ vpd, files, leftOut }: Chain): Promise<string[]> {
  const [full, ...changes] = files;
  const last = files.at(-1) ?? full;
  const findings = [
    `VPD ${vpd}: full extract ${full.name.name}, then ${changes.length} change extracts in order` +
      `, the last of them ${last.name.name}, run ${last.header.run}`,
  ];
  for (const { about, because, advice } of numberNotices(files)) {
    findings.push(`VPD ${vpd}: ${about}: ${because}. ${advice}`);
  }
  for (const name of leftOut) findings.push(`VPD ${vpd}: not needed: ${name}`);
  for (const file of files) {
    const encoding = await sniffEncoding(file.path);
    if (encoding !== "utf-8") findings.push(`${file.name.name} is not UTF-8: read as Windows-1252`);
  }
  return findings;
}

function describeError(error: unknown): string {
  if (!ConnectorError.is(error)) throw error;
  return error.advice === undefined ? error.message : `${error.message}. ${error.advice}`;
}
