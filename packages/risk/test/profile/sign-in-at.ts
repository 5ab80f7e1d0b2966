import type { SignIn } from "../../src/sign-in/sign-in.ts";

/** A nurse's sign-in at an instant, from the trust's network, with whatever is to be different. */
export function signInAt(at: number, different: Partial<SignIn> = {}): SignIn {
  return {
    id: `event-${at}`,
    at,
    subject: "person-1",
    organisation: "RZZ",
    role: "nurse",
    result: "succeeded",
    address: "192.0.2.17",
    network: { number: 64_500, name: "A trust" },
    place: { country: "GB", latitude: 51.5074, longitude: -0.1278, accuracy: 20 },
    device: {
      id: "device-1",
      agent: "Mozilla/5.0 A",
      browser: "Edge 141",
      system: "Windows 11",
      type: "desktop",
    },
    method: "password",
    application: "portal",
    protocol: "modern",
    session: "session-1",
    ...different,
  };
}
