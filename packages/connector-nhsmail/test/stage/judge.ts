import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Exchange } from "@rollcall/testkit/national-directory";

interface Judge {
  request(
    method: string,
    url: string,
    headers: object,
    body?: unknown,
  ): { readonly errors: readonly string[] };
}

const root = join(import.meta.dirname, "..", "..", "..", "..");

/** Where the judge of Microsoft's metadata is looked for: a folder that is no part of this repository. */
const judgeFolder: string = process.env.ROLLCALL_GRAPH_JUDGE ?? join(root, "..", "shared", "graph");

/** Why nothing is judged; `undefined` when it is. */
export const judgeMissing: string | undefined = existsSync(join(judgeFolder, "judge.mjs"))
  ? undefined
  : `NOT JUDGED: no judge.mjs in ${judgeFolder}; name its folder by ROLLCALL_GRAPH_JUDGE`;

const judge = await loaded();

async function loaded(): Promise<Judge | undefined> {
  if (judgeMissing !== undefined) {
    process.stderr.write(`${judgeMissing}\n`);
    return;
  }
  const { makeJudge } = await import(pathToFileURL(join(judgeFolder, "judge.mjs")).href);
  return makeJudge(join(judgeFolder, "strict-schemas.json"), createRequire(import.meta.url));
}

/** Gives what the judge holds against requests; nothing where there is no judge. */
export function faultsOfRequests(exchanges: readonly Exchange[]): readonly string[] {
  return exchanges.flatMap(({ request: { method, url, headers, body } }) =>
    (judge?.request(method, url, headers, body).errors ?? []).map(
      (fault) => `${method} ${url}: ${fault}`,
    ),
  );
}
