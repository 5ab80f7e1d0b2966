/** Says at the end of a test run, plainly, which tests did not run for want of a real directory, why, and what to do. */
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  serverAvailability,
  type Unavailable,
} from "../packages/testkit/src/servers/availability.ts";

const root = join(import.meta.dirname, "..");

/** A test says that it needs a server by asking whether it is available. */
const servers = [
  { key: "samba", name: "Samba", needs: /\bsamba\.available\b/ },
  { key: "openLdap", name: "OpenLDAP", needs: /\bopenLdap\.available\b/ },
] as const;

function testsThat(needs: RegExp): readonly string[] {
  const files = globSync(
    ["{packages,examples}/*/test/**/*.test.ts", "{tests,bench}/test/**/*.test.ts"],
    {
      cwd: root,
    },
  );
  return files.filter((file) => needs.test(readFileSync(join(root, file), "utf8"))).sort();
}

function notice(name: string, found: Unavailable, needs: RegExp): string {
  const tests = testsThat(needs).map((file) => `  ${file}`);
  const head = `Tests on ${name} did not run: ${found.reason}.\n${found.advice}`;
  return [head, ...tests].join("\n");
}

/** Finds out what is missing before the tests, and gives what prints it after them. */
export async function setup(): Promise<(() => void) | undefined> {
  const found = await serverAvailability();
  const notices = servers.flatMap(({ key, name, needs }) => {
    const server = found[key];
    return server.available ? [] : [notice(name, server, needs)];
  });
  if (notices.length === 0) return undefined;
  return () => console.log(`\n${notices.join("\n\n")}\n`);
}
