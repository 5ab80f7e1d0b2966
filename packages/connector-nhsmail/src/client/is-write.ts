import type { GraphRequest } from "../transport.ts";

const questions: ReadonlySet<string> = new Set([
  "getByIds",
  "checkMemberGroups",
  "getMemberGroups",
]);

/** Tells whether a request may change anything; some of POST only ask. */
export function isWrite({ method, path }: Pick<GraphRequest, "method" | "path">): boolean {
  return method !== "GET" && !(method === "POST" && questions.has(path.at(-1) ?? ""));
}
