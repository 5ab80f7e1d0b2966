import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Exchange } from "../../src/national-directory.ts";

interface Judgement {
  readonly op?: string | null;
  readonly errors: readonly string[];
}

interface Judge {
  request(method: string, url: string, headers: object, body?: unknown): Judgement;
  response(operation: string, status: number, body: unknown): Judgement;
  match(method: string, path: string): { readonly k: string } | undefined;
}

const root = join(import.meta.dirname, "..", "..", "..", "..");

/** Where the judge of Microsoft's metadata is looked for: a folder that is no part of this repository. */
export const judgeFolder: string =
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

/** What the judge holds against the answer of an exchange; nothing against one that was spoiled on purpose. */
export function faultsOfAnswer({
  request,
  answer,
  operation,
  spoiled,
}: Exchange): readonly string[] {
  if (!judge || spoiled || operation === undefined) return [];
  const body = answer.text ?? answer.body;
  const own = judge.response(operation, answer.status, body).errors;
  const inner = operation === "POST /$batch" ? faultsOfItems(request, answer.body) : [];
  return [...own, ...inner].map((fault) => `${operation} ${answer.status}: ${fault}`);
}

/** What the judge holds against a request. */
export function faultsOfRequest({ request }: Exchange): readonly string[] {
  if (!judge) return [];
  const { method, url, headers, body } = request;
  return judge
    .request(method, url, headers, body)
    .errors.map((fault) => `${method} ${url}: ${fault}`);
}

interface Item {
  readonly id: string;
  readonly method: string;
  readonly url: string;
  readonly status: number;
  readonly body?: unknown;
}

function faultsOfItems(request: Exchange["request"], body: object | undefined): readonly string[] {
  const items = new Map(
    ((request.body as { requests?: Item[] }).requests ?? []).map((one) => [one.id, one]),
  );
  return ((body as { responses?: Item[] }).responses ?? []).flatMap(
    ({ id, status, body: answer }) => {
      const item = items.get(id);
      const path = `/${item?.url.replace(/^\//, "").split("?")[0]}`;
      const operation = item && judge?.match(item.method, path)?.k;
      if (operation === undefined) return [];
      const faults = judge?.response(operation, status, answer).errors ?? [];
      return faults.map((fault) => `item ${operation} ${status}: ${fault}`);
    },
  );
}
