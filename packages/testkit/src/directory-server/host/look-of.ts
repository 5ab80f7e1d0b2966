import type { Actor, Controller } from "../controller/controller.ts";
import { hidesAnything, may } from "../controller/rights.ts";
import type { Controls } from "../messages/controls.ts";
import type { Look } from "../read/look.ts";

/** Works out what a request sees: from who asks, and its controls. */
export function lookOf(
  { tree, rights, now }: Controller,
  { controls, actor }: { readonly controls: Controls; readonly actor: Actor },
): Look {
  const recycled = controls.has("showRecycled");
  const hides = hidesAnything(rights);
  return {
    tree,
    now: now(),
    deleted: recycled || controls.has("showDeleted"),
    deactivated: controls.has("showDeactivated"),
    timed: controls.has("linkTtl"),
    allowed: (entry) =>
      !hides || actor === undefined || may(tree, rights, { actor, right: "read", entry }),
  };
}
