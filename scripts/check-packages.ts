/**
 * Checks the packages as their users get them: packed, looked over by publint and attw, installed in
 * an empty project, imported, required, and type-checked under each way of finding a module.
 */
import { globSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import {
  checkTypes,
  createConsumer,
  load,
  type Outcome,
  readJson,
  resolutions,
  run,
} from "./packages/consumer.ts";

interface Manifest {
  readonly name: string;
  readonly exports?: Readonly<Record<string, unknown>>;
  readonly private?: boolean;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

interface Packed {
  readonly name: string;
  /** What may be imported of it, such as `@rollcall/testkit/servers`. */
  readonly entries: readonly string[];
  readonly tarball: string;
  readonly files: readonly string[];
}

/** One row of the table: a check of one package. */
interface Row extends Outcome {
  readonly name: string;
  readonly check: string;
}

const root = join(import.meta.dirname, "..");
const required = ["package.json", "README.md", "LICENCE.md", "dist/index.js", "dist/index.d.ts"];

function findPackages(): { folder: string; manifest: Manifest }[] {
  return globSync("packages/*/package.json", { cwd: root })
    .sort()
    .map((path) => ({ folder: join(root, dirname(path)), manifest: manifestAt(path) }))
    .filter(({ manifest }) => manifest.private !== true);
}

function manifestAt(path: string): Manifest {
  return readJson<Manifest>(join(root, path));
}

function pack(folder: string, { name, exports = {} }: Manifest, into: string): Packed {
  const packed = run("npm", ["pack", "--silent", "--json", "--pack-destination", into], folder);
  if (!packed.ok) throw new Error(`npm pack failed for ${name}:\n${packed.output}`);
  const report = JSON.parse(packed.stdout ?? "") as {
    filename: string;
    files: { path: string }[];
  }[];
  const [entry] = report;
  if (!entry) throw new Error(`npm pack said nothing of ${name}`);
  return {
    name,
    entries: Object.keys(exports)
      .filter((path) => path !== "./package.json")
      .map((path) => join(name, path)),
    tarball: join(into, entry.filename),
    files: entry.files.map(({ path }) => path),
  };
}

/** Looks a tarball over without running it. */
function inspect({ name, tarball, files }: Packed): Row[] {
  const missing = required.filter((file) => !files.includes(file));
  const contents = { ok: missing.length === 0, output: `missing: ${missing.join(", ")}` };
  const publint = run("publint", ["run", "--strict", tarball], root);
  const attw = run("attw", ["--profile", "esm-only", "--no-emoji", tarball], root);
  return [
    { name, check: "contents", ...contents },
    { name, check: "publint", ...publint },
    { name, check: "attw", ...attw },
  ];
}

/** Uses an entry point of an installed package in each way that a reader of its README may. */
function use(consumer: string, name: string): Row[] {
  const imported = load(consumer, name, "module");
  const names = imported.ok ? (imported.stdout ?? "").trim().split(" ") : [];
  const types = resolutions.map((how) => {
    return { name, check: how.name, ...checkTypes(consumer, name, names, how) };
  });
  return [
    { name, check: "import", ...imported },
    { name, check: "require", ...load(consumer, name, "commonjs") },
    ...types,
  ];
}

/** The peers that the packages ask for, and the types of Node, at the versions used here. */
function choosePeers(manifests: readonly Manifest[]): Record<string, string> {
  const pinned = manifestAt("package.json").devDependencies ?? {};
  const asked = manifests.flatMap(({ peerDependencies }) => Object.keys(peerDependencies ?? {}));
  return Object.fromEntries(["@types/node", ...asked].map((name) => [name, pinned[name] ?? "*"]));
}

function printTable(rows: readonly Row[]): void {
  const checks = [...new Set(rows.map(({ check }) => check))];
  const names = [...new Set(rows.map(({ name }) => name))];
  const cell = (name: string, check: string) => {
    const row = rows.find((one) => one.name === name && one.check === check);
    return row ? (row.ok ? "ok" : "FAILED") : "–";
  };
  const lines = [["check", ...names], ...checks.map((c) => [c, ...names.map((n) => cell(n, c))])];
  const width = Math.max(...names.map(({ length }) => length)) + 2;
  for (const line of lines)
    console.log(
      line
        .map((text) => text.padEnd(width))
        .join("")
        .trimEnd(),
    );
  for (const { name, check, output } of rows.filter(({ ok }) => !ok)) {
    console.error(`\n${name}, ${check}:\n${output.trim()}`);
  }
}

function main(): number {
  const temporary = mkdtempSync(join(tmpdir(), "rollcall-packages-"));
  try {
    const packages = findPackages();
    const packed = packages.map((each) => pack(each.folder, each.manifest, temporary));
    const consumer = join(temporary, "consumer");
    const peers = choosePeers(packages.map(({ manifest }) => manifest));
    const tarballs = packed.map(({ tarball }) => tarball);
    const installed = createConsumer(consumer, tarballs, peers);
    const install = { name: "all", check: "install", ...installed };
    const used = installed.ok
      ? packed.flatMap(({ entries }) => entries.flatMap((entry) => use(consumer, entry)))
      : [install];
    const rows = [...packed.flatMap(inspect), ...used];
    printTable(rows);
    return rows.every(({ ok }) => ok) ? 0 : 1;
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

process.exitCode = main();
