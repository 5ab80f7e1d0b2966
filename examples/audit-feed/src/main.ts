import { createReadStream } from "node:fs";
import { join } from "node:path";
import { formatChangeAlert } from "@rollcall/risk/changes";
import { lines } from "./lines.ts";
import { context, trustMonitor } from "./tenant.ts";
import { watchFeed } from "./watch-feed.ts";

const file = process.argv[2] ?? join(import.meta.dirname, "..", "feed", "directory-audits.jsonl");

try {
  const summary = await watchFeed(lines(createReadStream(file, "utf8")), {
    monitor: trustMonitor(),
    context,
    listener: {
      alert: (alert) => process.stdout.write(`${formatChangeAlert(alert)}\n\n`),
      bad: ({ line, message }) => process.stdout.write(`Line ${line}: ${message}.\n\n`),
    },
  });
  const { lines: read, changes, alerts, bad } = summary;
  process.stdout.write(
    `${read} lines, ${changes} changes, ${alerts} of them alerts, ${bad} lines that could not be used.\n`,
  );
} catch (error) {
  const code = error instanceof Error && "code" in error ? ` (${String(error.code)})` : "";
  process.stderr.write(`The feed cannot be read${code}: give the path of a JSON-lines file.\n`);
  process.exitCode = 1;
}
