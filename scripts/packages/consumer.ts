import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** What one command said, and whether it was content. */
export interface Outcome {
  readonly ok: boolean;
  readonly output: string;
  /** What a program may read: without the warnings that stand beside it. */
  readonly stdout?: string;
}

/** Runs a command to its end. Colours are off: the output goes into a report. */
export function run(command: string, args: readonly string[], cwd: string): Outcome {
  const env = { ...process.env, NO_COLOR: "1", FORCE_COLOR: "0" };
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd,
    env,
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  const output = `${stdout ?? ""}${stderr ?? ""}${error?.message ?? ""}`;
  return { ok: status === 0, output, stdout: stdout ?? "" };
}

/** The ways in which TypeScript finds a package, each with the file ending of the file that asks. */
export const resolutions = [
  { name: "types nodenext", ending: "ts", module: "nodenext", resolution: "nodenext" },
  { name: "types nodenext .cts", ending: "cts", module: "nodenext", resolution: "nodenext" },
  { name: "types node20", ending: "ts", module: "node20", resolution: "node16" },
  { name: "types bundler", ending: "ts", module: "esnext", resolution: "bundler" },
] as const;

/** Makes an empty project that has nothing but the tarballs, and the peers that they ask for. */
export function createConsumer(
  folder: string,
  tarballs: readonly string[],
  peers: Readonly<Record<string, string>>,
): Outcome {
  mkdirSync(folder, { recursive: true });
  const manifest = { name: "consumer", private: true, type: "module", devDependencies: peers };
  writeFileSync(join(folder, "package.json"), JSON.stringify(manifest));
  const flags = ["--no-audit", "--no-fund", "--ignore-scripts", "--prefer-offline"];
  // Named in full: npm run leaves the prefix of this repository in the environment.
  return run("npm", ["install", "--prefix", folder, ...flags, ...tarballs], folder);
}

/** Imports a package as an ES module, or requires it from CommonJS, and lists what it exports. */
export function load(folder: string, name: string, format: "module" | "commonjs"): Outcome {
  const verb = format === "module" ? "await import" : "require";
  const code = [
    `const names = Object.keys(${verb}(${JSON.stringify(name)}));`,
    `if (names.length === 0) throw new Error("nothing is exported");`,
    `console.log(names.filter((name) => name !== "module.exports").join(" "));`,
  ].join("\n");
  return run("node", [`--input-type=${format}`, "--eval", code], folder);
}

/** Type-checks a file that reads every export of a package by name, with library checks on. */
export function checkTypes(
  folder: string,
  name: string,
  exported: readonly string[],
  how: (typeof resolutions)[number],
): Outcome {
  const project = join(folder, `${name}-${how.name}`.replaceAll(/[^a-z0-9]+/g, "-"));
  mkdirSync(project, { recursive: true });
  const reads = exported.map((each) => `  library.${each},`);
  const code = [`import * as library from "${name}";`, "export const all = [", ...reads, "];\n"];
  writeFileSync(join(project, `main.${how.ending}`), code.join("\n"));
  const compilerOptions = {
    target: "es2024",
    lib: ["es2024", "esnext.disposable"],
    types: ["node"],
    module: how.module,
    moduleResolution: how.resolution,
    moduleDetection: "force",
    strict: true,
    noEmit: true,
    skipLibCheck: false,
  };
  const config = { compilerOptions, files: [`main.${how.ending}`] };
  writeFileSync(join(project, "tsconfig.json"), JSON.stringify(config));
  return judgeTypes(run("tsc", ["--pretty", "false", "-p", project], project));
}

/** A fault in the types of someone else's package is not ours to report. */
function judgeTypes({ ok, output }: Outcome): Outcome {
  const ours = output
    .split("\n")
    .filter((line) => /error TS\d+/.test(line))
    .filter((line) => !/node_modules\/(?!@rollcall\/)/.test(line.split("error TS")[0] ?? ""));
  return { ok: ok || ours.length === 0, output: ours.join("\n") };
}

/** Reads the JSON of a file. */
export function readJson<T>(path: string): T {
  return JSON.parse(readFileSync(path, "utf8")) as T;
}
