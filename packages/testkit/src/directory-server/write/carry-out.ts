import type { Call } from "../controller/call.ts";
import { refuse } from "../messages/refusal.ts";
import type { WriteRequest } from "../messages/request.ts";
import type { Change } from "../tree/change.ts";
import { add } from "./add.ts";
import { modify } from "./modify.ts";
import { remove } from "./remove.ts";
import { rename } from "./rename.ts";

/** Carries out a request that changes the tree, all of it or nothing. Throws a refusal. */
export function carryOut(call: Call<WriteRequest>): void {
  if (!call.actor) refuse("operationsError", "000004DC");
  const changes = changesOf(call);
  if (changes.length > 0) call.controller.commit(changes);
}

function changesOf(call: Call<WriteRequest>): readonly Change[] {
  const { asked } = call;
  switch (asked.kind) {
    case "add":
      return add({ ...call, asked });
    case "modify":
      return modify({ ...call, asked });
    case "rename":
      return rename({ ...call, asked });
    case "delete":
      return remove({ ...call, asked });
  }
}
