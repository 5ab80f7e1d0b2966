import { find, wireAs } from "../../differential/side.ts";
import type { Running } from "./controller.ts";

/** Reads the number of the last write that a controller took: it counts every one, and nothing else. */
export async function lastWrite(
  controller: Pick<Running<unknown>, "url" | "ca" | "baseDN" | "administrator">,
): Promise<number> {
  const wire = await wireAs(controller, controller.administrator);
  try {
    const filter = { present: "objectClass" };
    const attributes = ["highestCommittedUSN"];
    const { entries } = await find(wire, { base: "", scope: "base", filter, attributes });
    const value = entries[0]?.attributes.get("highestcommittedusn")?.[0];
    return Number(Buffer.from(value ?? []).toString());
  } finally {
    await wire[Symbol.asyncDispose]();
  }
}
