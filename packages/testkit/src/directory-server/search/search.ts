import type { Call } from "../controller/call.ts";
import { compileFilter } from "../filter/compile.ts";
import { refuse } from "../messages/refusal.ts";
import type { SearchRequest } from "../messages/request.ts";
import { resultCode, success } from "../messages/result.ts";
import type { Entry } from "../tree/entry.ts";
import { isDeleted } from "../tree/entry-state.ts";
import { candidates } from "./candidates.ts";
import { searchChanges } from "./changes.ts";
import { entryMessage } from "./entry-message.ts";
import { formOf } from "./form-of.ts";
import type { Found } from "./found.ts";
import { readPaged, writePaged } from "./paged-control.ts";
import { placeOf } from "./place.ts";
import { referencesBelow } from "./references.ts";
import { rootDse } from "./root-dse.ts";
import { sorted } from "./sorted.ts";

/** Carries out a search. Throws a refusal when it cannot even begin. */
export function search(call: Call<SearchRequest>): Found {
  const { asked, id, controller, actor } = call;
  if (asked.base === "" && asked.scope === "base") {
    return { messages: [rootDse(id, controller, asked.attributes)], result: success };
  }
  if (!actor) return refuse("operationsError", "000004DC");
  const base = placeOf(call);
  if (call.controls.has("dirSync")) return searchChanges(call, base);
  return call.controls.has("paged") ? inPages(call, base) : atOnce(call, base);
}

function atOnce(call: Call<SearchRequest>, base: Entry): Found {
  const { asked, controller } = call;
  const { maxPageSize } = controller.limits;
  const most = asked.sizeLimit > 0 ? Math.min(asked.sizeLimit, maxPageSize) : maxPageSize;
  const entries = matching(call, base);
  const result = entries.length > most ? { code: resultCode.sizeLimitExceeded } : success;
  const messages = written(call, entries.slice(0, most));
  return { messages: [...messages, ...referencesBelow(call, base)], result };
}

function inPages(call: Call<SearchRequest>, base: Entry): Found {
  const { controls, controller, pages, look, asked } = call;
  const control = controls.get("paged");
  if (!control) return atOnce(call, base);
  const { size, cookie } = readPaged(control);
  if (asked.sizeLimit > 0 && asked.sizeLimit <= size) return atOnce(call, base);
  const first = cookie.length === 0;
  const { found, from } = first
    ? { found: matching(call, base).map(({ id }) => id), from: 0 }
    : pages.take(cookie);
  const most = call.emptyPage ? 0 : Math.min(Math.max(size, 0), controller.limits.maxPageSize);
  const to = from + most;
  const entries = found.slice(from, to).flatMap((id) => look.tree.entries.get(id) ?? []);
  const more = to < found.length && size > 0;
  const next = more ? pages.keep({ found, from: to }) : Buffer.alloc(0);
  const still = entries.filter((entry) => look.deleted || !isDeleted(entry));
  const references = first ? referencesBelow(call, base) : [];
  const messages = [...written(call, still), ...references];
  return { messages, result: { ...success, controls: [writePaged(next)] } };
}

function matching(call: Call<SearchRequest>, base: Entry): readonly Entry[] {
  const { asked, look, controls } = call;
  const test = compileFilter(asked.filter, look);
  const entries: Entry[] = [];
  for (const entry of candidates(look, { base, scope: asked.scope, filter: asked.filter })) {
    if (test(entry) === true) entries.push(entry);
  }
  const control = controls.get("sort");
  return control ? sorted(look, entries, control) : entries;
}

function written(call: Call<SearchRequest>, entries: readonly Entry[]): readonly Buffer[] {
  const form = formOf(call);
  return entries.map((entry) => entryMessage(entry, form));
}
