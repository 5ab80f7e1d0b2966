import { arbitrary, type World, type WorldOptions } from "@rollcall/testkit";
import type { Arbitrary } from "fast-check";

/** Makes small worlds. */
export function worlds(options: WorldOptions = {}): Arbitrary<World> {
  return arbitrary.world(options);
}
