import type { Ground } from "../ground.ts";
import { profileKindAt } from "./profile-kind.ts";

const sharedEvery = 10;
const sharedSlot = 7;
// The first shared human is no manager.
const firstShared = 30;

function ownHuman(ground: Ground, index: number): number {
  return ground.firstHuman + index;
}

/**
 * Tells which human is behind the profile with this index.
 *
 * Somebody who retired and came back has the profile before as well; one in ten of a neighbour's people also works in the first VPD.
 */
export function humanNumberAt(ground: Ground, index: number): number {
  if (profileKindAt(ground, index) === "returned") return humanNumberAt(ground, index - 1);
  if (ground.sharedHumans === 0 || index % sharedEvery !== sharedSlot)
    return ownHuman(ground, index);
  const stride = Math.max(
    1,
    Math.floor((ground.sharedHumans * sharedEvery) / (ground.people + sharedEvery)),
  );
  const other = Math.floor(index / sharedEvery) * stride + firstShared;
  return other < ground.sharedHumans ? other : ownHuman(ground, index);
}
