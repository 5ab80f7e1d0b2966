import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Exchange } from "../packages/testkit/src/national-directory.ts";

interface Judgement {
  readonly errors: readonly string[];
}

interface Judge {
  request(method: string, url: string, headers: object, body?: unknown): Judgement;
  response(operation: string, status: number, body: unknown): Judgement;
  /** Finds the operation in Microsoft's metadata, `k`. */
  match(method: string, path: string): { readonly k: string } | undefined;
}

const root = join(import.meta.dirname, "..");

/** Where the judge of Microsoft's metadata is looked for: a folder that is no part of this repository. */
export const judgeFolder: string =
  // biome-ignore lint/suspicious/noUndeclaredEnvVars: turbo never runs this
  process.env.ROLLCALL_GRAPH_JUDGE ?? join(root, "..", "shared", "graph");

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

/** What the judge holds against answers, and which operations it knew in them; those inside batches among them. */
export interface JudgedAnswers {
  /** Operations of which it has judged an answer of success. */
  readonly operations: ReadonlySet<string>;
  readonly faults: readonly string[];
}

/** Shows the judge answers, but those that were spoiled on purpose; nothing where there is no judge. */
export function judgeAnswers(exchanges: readonly Exchange[]): JudgedAnswers {
  const operations = new Set<string>();
  const faults: string[] = [];
  for (const { method, url, status, answer } of exchanges.flatMap(partsOf)) {
    const operation = judge?.match(method, url.split("?")[0] ?? "")?.k;
    if (operation === undefined) continue;
    const { errors = [] } = judge?.response(operation, status, answer) ?? {};
    faults.push(...errors.map((fault) => `${operation} ${status}: ${fault}`));
    if (status < 300) operations.add(operation);
  }
  return { operations, faults };
}

interface Part {
  readonly method: string;
  readonly url: string;
  readonly status: number;
  readonly answer?: unknown;
}

interface Item {
  readonly id: string;
  readonly method: string;
  readonly url: string;
  readonly body?: unknown;
  readonly status: number;
}

/** An exchange, and each of those that it carries when it is a batch. */
function partsOf({ request, answer, spoiled }: Exchange): readonly Part[] {
  if (spoiled) return [];
  const { method, url } = request;
  const own = { method, url, status: answer.status, answer: answer.text ?? answer.body };
  const { requests = [] } = (request.body ?? {}) as { readonly requests?: readonly Item[] };
  const { responses = [] } = (answer.body ?? {}) as { readonly responses?: readonly Item[] };
  const answers = new Map(responses.map((one) => [one.id, one]));
  const carried = requests.flatMap(({ id, ...item }): readonly Part[] => {
    const got = answers.get(id);
    const path = `/${item.url.replace(/^\//, "")}`;
    return got ? [{ method: item.method, url: path, status: got.status, answer: got.body }] : [];
  });
  return [own, ...carried];
}
