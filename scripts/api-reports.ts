/**
 * Writes or checks the API report of each entry point of the package in whose folder it runs. With `--local` reports are
 * written; without it a report that differs from the committed one is an error.
 */
import { join } from "node:path";
import { Extractor, ExtractorConfig } from "@microsoft/api-extractor";
import { readJson } from "./packages/consumer.ts";

interface Manifest {
  readonly exports: Readonly<Record<string, unknown>>;
}

const folder = process.cwd();
const local = process.argv.includes("--local");

/** Checks the report of one entry point, such as `.` or `./servers`. */
function isReported(entry: string): boolean {
  const configFile = join(folder, "api-extractor.json");
  const configObject = ExtractorConfig.loadFile(configFile);
  if (entry !== ".") {
    const name = entry.slice("./".length);
    configObject.mainEntryPointFilePath = `<projectFolder>/dist/${name}.d.ts`;
    configObject.apiReport = {
      ...configObject.apiReport,
      enabled: true,
      reportFileName: `<unscopedPackageName>.${name}.api.md`,
    };
  }
  const config = ExtractorConfig.prepare({
    configObject,
    configObjectFullPath: configFile,
    packageJsonFullPath: join(folder, "package.json"),
  });
  return Extractor.invoke(config, { localBuild: local }).succeeded;
}

const { exports } = readJson<Manifest>(join(folder, "package.json"));
const entries = Object.keys(exports).filter((entry) => entry !== "./package.json");
const failed = entries.filter((entry) => !isReported(entry));
process.exitCode = failed.length === 0 ? 0 : 1;
