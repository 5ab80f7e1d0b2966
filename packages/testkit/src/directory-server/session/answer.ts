import type { Call } from "../controller/call.ts";
import { compileFilter } from "../filter/compile.ts";
import { extendedOid } from "../messages/extended-oid.ts";
import { Refusal, refuse } from "../messages/refusal.ts";
import type {
  CompareRequest,
  ExtendedRequest,
  Operation,
  SearchRequest,
  WriteRequest,
} from "../messages/request.ts";
import type { ResponseExtras, responseTag } from "../messages/response.ts";
import { type Result, resultCode, success } from "../messages/result.ts";
import { writeResult } from "../messages/write-result.ts";
import { attributeRule } from "../schema/schema.ts";
import { placeOf } from "../search/place.ts";
import { search } from "../search/search.ts";
import { first } from "../tree/kept.ts";
import { carryOut } from "../write/carry-out.ts";

/** The messages that answer a request, the last one with its result; none for an abandon. */
export function answer(call: Call<Operation>): readonly Buffer[] {
  const { id, asked } = call;
  if (asked.kind === "abandon" || asked.kind === "unbind" || asked.kind === "bind") return [];
  try {
    return answerOf(call, asked);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return [writeResult(id, asked.kind, error.result)];
  }
}

type Answered = SearchRequest | WriteRequest | CompareRequest | ExtendedRequest;

function answerOf(call: Call<Operation>, asked: Answered): readonly Buffer[] {
  switch (asked.kind) {
    case "search": {
      const { messages, result } = search({ ...call, asked });
      return [...messages, writeResult(call.id, "search", result)];
    }
    case "compare":
      return ended(call.id, "compare", compare({ ...call, asked }));
    case "extended":
      return ended(call.id, "extended", extended({ ...call, asked }));
    default:
      carryOut({ ...call, asked });
      return ended(call.id, asked.kind, success);
  }
}

function ended(
  id: number,
  kind: keyof typeof responseTag,
  result: Result & ResponseExtras,
): readonly Buffer[] {
  return [writeResult(id, kind, result)];
}

function compare(call: Call<CompareRequest>): Result {
  const { asked, look, actor } = call;
  if (!actor) return refuse("operationsError", "000004DC");
  const entry = placeOf(call);
  const { type, value } = asked;
  if (!attributeRule(type)) return refuse("noSuchAttribute", "00000057");
  const same = compileFilter({ kind: "equal", type, value }, look)(entry);
  return { code: same ? resultCode.compareTrue : resultCode.compareFalse };
}

function extended({ asked, actor, look }: Call<ExtendedRequest>): Result & ResponseExtras {
  if (asked.oid !== extendedOid.whoAmI) return refuse("protocolError", "00002038");
  const name = actor && first(actor, "samaccountname");
  const who = name === undefined ? "" : `u:${look.tree.domain.netbiosName}\\${name}`;
  return { ...success, value: Buffer.from(who, "utf8") };
}
