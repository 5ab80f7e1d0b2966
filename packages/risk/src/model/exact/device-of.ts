import type { SignIn } from "../../sign-in/sign-in.ts";
import { keptText } from "./kept-text.ts";

/**
 * Gives what a device is recognised by: the identifier that it proves, or else its browser's family together with its
 * system, because the version in the agent's text is another one every few weeks. `undefined` where the event says
 * nothing of the device.
 */
export function deviceOf({ device }: SignIn): string | undefined {
  if (device?.id !== undefined) return `id ${keptText(device.id)}`;
  if (device?.browser !== undefined || device?.system !== undefined) {
    return `browser ${familyOf(keptText(device.browser))} on ${keptText(device.system)}`;
  }
  return device?.agent === undefined ? undefined : `agent ${keptText(device.agent)}`;
}

/** Cuts the version off: all that follows the last letter. */
function familyOf(browser: string): string {
  let end = browser.length;
  while (end > 0 && " .0123456789".includes(browser[end - 1] as string)) end--;
  return browser.slice(0, end);
}
