import type { Call } from "../controller/call.ts";
import { flagsOf } from "../messages/control-flags.ts";
import type { RequestControl, SearchRequest } from "../messages/request.ts";
import type { EntryForm } from "./entry-message.ts";
import type { NameForm } from "./name-form.ts";
import { selectionOf } from "./selection.ts";

/** Works out how the entries that a search finds are written. */
export function formOf({ id, asked, look, controls, controller }: Call<SearchRequest>): EntryForm {
  return {
    id,
    look,
    selection: selectionOf(asked.attributes),
    typesOnly: asked.typesOnly,
    names: nameForm(controls.get("extendedDn")),
    maxValRange: controller.limits.maxValRange,
  };
}

function nameForm(control: RequestControl | undefined): NameForm {
  if (!control) return "plain";
  return flagsOf(control) === 1 ? "text" : "hexadecimal";
}
