/**
 * Type-checks every TypeScript sample that a reader can copy: the ts blocks of the READMEs, of
 * CONTRIBUTING.md, of docs/ and of the doc comments in packages. One compiler run checks them all.
 */
import { spawnSync } from "node:child_process";
import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";

/** A fenced block: where it stands, and its code line by line. */
interface Sample {
  readonly file: string;
  /** The line of the first line of code, counted from 1. */
  readonly line: number;
  readonly code: readonly string[];
  /** The file that the sample is, by its title: samples of one page with titles may import each other. */
  readonly title?: string | undefined;
}

/** Something that is wrong with a block before the compiler has seen it. */
interface Fault {
  readonly file: string;
  readonly line: number;
  readonly message: string;
}

const root = join(import.meta.dirname, "..");
const folder = join(root, ".rollcall", "samples");
const prose = ["*.md", "packages/*/README.md", "examples/*/README.md", "docs/**/*.md"];
const source = ["packages/*/src/**/*.ts"];
const generated = /(^|\/)(node_modules|reference|\.vitepress)\/|CHANGELOG\.md$/;
const commentMargin = /^\s*\* ?/;
const title = /^\s*\[([a-z-]+\.ts)\]/;
const fence = /^(\s*)(`{3,})\s*([A-Za-z]*)(.*)$/;

function find(patterns: readonly string[]): string[] {
  return globSync([...patterns], { cwd: root })
    .filter((file) => !generated.test(file))
    .sort();
}

/** Only doc comments are read of a source file: a template string may hold a fence of its own. */
function readLines(file: string): string[] {
  const lines = readFileSync(join(root, file), "utf8").split(/\r?\n/);
  if (!file.endsWith(".ts")) return lines;
  return lines.map((line) => (commentMargin.test(line) ? line.replace(commentMargin, "") : ""));
}

function judgeFence(language: string, rest: string): string | undefined {
  if (language === "typescript") return "write ```ts, so that the block is checked";
  if (language === "ts" && /\bno-?check\b/i.test(rest))
    return "every sample is checked: no nocheck";
  return undefined;
}

/** An example without a fence would be shown to readers and seen by no compiler. */
function findBareExamples(file: string, lines: readonly string[]): Fault[] {
  const bare = lines.flatMap((line, at) => {
    const next = lines.slice(at + 1).find((each) => each.trim() !== "");
    return /^\s*@example\b/.test(line) && !next?.trim().startsWith("```ts") ? [at + 1] : [];
  });
  return bare.map((line) => ({ file, line, message: "begin the example with ```ts" }));
}

function collect(file: string): { samples: Sample[]; faults: Fault[] } {
  const samples: Sample[] = [];
  const lines = readLines(file);
  const faults = findBareExamples(file, lines);
  for (let at = 0; at < lines.length; at++) {
    const [, indent = "", ticks = "", language = "", rest = ""] = fence.exec(lines[at] ?? "") ?? [];
    if (ticks === "") continue;
    const end = lines.findIndex((line, index) => index > at && line.trim() === ticks);
    const message = end === -1 ? "the block has no end" : judgeFence(language, rest);
    if (message) faults.push({ file, line: at + 1, message });
    if (end === -1) break;
    const code = lines.slice(at + 1, end).map((line) => line.slice(indent.length));
    if (language === "ts" && !message)
      samples.push({ file, line: at + 2, code, title: title.exec(rest)?.[1] });
    at = end;
  }
  return { samples, faults };
}

/** Blank lines stand for the text above a sample, so that the compiler's line numbers are right. */
function writeSamples(samples: readonly Sample[]): Map<string, Sample> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const written = new Map<string, Sample>();
  for (const sample of samples) {
    const page = sample.file.replaceAll(/[^A-Za-z0-9]+/g, "-");
    const name = sample.title ? join(page, sample.title) : `${page}-${sample.line}.ts`;
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), "\n".repeat(sample.line - 1) + sample.code.join("\n"));
    written.set(name, sample);
  }
  const config = { extends: "../../tsconfig.json", include: [], files: [...written.keys()] };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(config));
  return written;
}

/** Runs the compiler once over all samples; its messages name the file that the reader sees. */
function compile(written: ReadonlyMap<string, Sample>): { failed: boolean; messages: string[] } {
  const tsc = join(root, "node_modules", "typescript", "bin", "tsc");
  const run = spawnSync(process.execPath, [tsc, "-p", folder, "--pretty", "false"], {
    cwd: folder,
    encoding: "utf8",
  });
  const messages = `${run.stdout}${run.stderr}`.split("\n").filter((line) => line !== "");
  return { failed: run.status !== 0, messages: messages.map((line) => rename(line, written)) };
}

function rename(line: string, written: ReadonlyMap<string, Sample>): string {
  const [, path = "", lineNumber = "", message = ""] =
    /^(.*?\.ts)\((\d+),\d+\): (.*)$/.exec(line) ?? [];
  const sample = written.get(relative(folder, join(folder, path)));
  return sample ? `${sample.file}:${lineNumber}: ${message}` : line;
}

function main(): number {
  const found = [...find(prose), ...find(source)].map(collect);
  const samples = found.flatMap((each) => each.samples);
  const faults = found.flatMap((each) => each.faults);
  const { failed, messages } =
    samples.length === 0 ? { failed: false, messages: [] } : compile(writeSamples(samples));
  for (const { file, line, message } of faults) console.error(`${file}:${line}: ${message}`);
  for (const message of messages) console.error(message);
  const files = new Set(samples.map(({ file }) => file)).size;
  const verdict = failed || faults.length > 0 ? "not all of them compile" : "all compile";
  console.log(`${samples.length} samples in ${files} files: ${verdict}`);
  return failed || faults.length > 0 ? 1 : 0;
}

process.exitCode = main();
