import type { Actor, Controller } from "../controller/controller.ts";
import { hiddenPlaces } from "../controller/may.ts";
import type { Controls } from "../messages/controls.ts";
import type { Look } from "../read/look.ts";
import { isUnder } from "../tree/place.ts";

/** Works out what a request sees: from who asks, and its controls. */
export function lookOf(
  { tree, rights, now }: Controller,
  { controls, actor }: { readonly controls: Controls; readonly actor: Actor },
): Look {
  const recycled = controls.has("showRecycled");
  const hidden = actor ? hiddenPlaces(tree, rights, actor) : [];
  return {
    tree,
    now: now(),
    deleted: recycled || controls.has("showDeleted"),
    deactivated: controls.has("showDeactivated"),
    timed: controls.has("linkTtl"),
    allowed: (entry) => hidden.length === 0 || !hidden.some((top) => isUnder(tree, entry, top)),
  };
}
