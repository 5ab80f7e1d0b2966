import type { SignIn } from "../sign-in/sign-in.ts";

/** Stands for an address that was left out, so that a rule still knows that there was one. */
export const withheld = "withheld";

/**
 * Leaves out of a sign-in what names a connection or a device: the address, and the device's id and own text. The
 * network, the place and the family of the device stay, which is what rules look at.
 */
export function withoutAddress(event: SignIn): SignIn {
  const { address, device, ...rest } = event;
  const { id: _id, agent: _agent, ...family } = device ?? {};
  return {
    ...rest,
    ...(address !== undefined && { address: withheld }),
    ...(Object.keys(family).length > 0 && { device: family }),
  };
}
