import { pick } from "../staff/draw.ts";
import { type Random, randomFrom } from "../staff/random.ts";
import { deviceOn, homeMachine } from "./devices.ts";
import { addressIn, drawNetwork, placeOf, type SyntheticNetwork } from "./networks.ts";
import type { Ground } from "./sign-ins-of-day.ts";
import type { Staff } from "./staff.ts";
import type { AttackerKind, SyntheticDevice, SyntheticSignIn } from "./synthetic-sign-in.ts";

const streamOfAttempts = 9;
const dayLength = 86_400_000;

/** One attempt to sign in as somebody else. */
export interface Attempt {
  readonly kind: AttackerKind;
  /** In milliseconds since 1970. */
  readonly at: number;
  /** Tells attempts apart that are otherwise alike: another number, another attacker. */
  readonly number: number;
}

const kinds: readonly AttackerKind[] = ["naive", "vpn", "targeted"];

/** Makes an attacker's attempt on a person's account. */
export function attemptOn(ground: Ground, staff: Staff, attempt: Attempt): SyntheticSignIn {
  const { kind, at, number } = attempt;
  const random = randomFrom(
    ground.seed,
    streamOfAttempts,
    staff.index,
    kinds.indexOf(kind),
    number,
  );
  const network = networkOf(kind, random);
  const id = `${kind}-${staff.subject}-${number}`;
  return {
    id,
    at,
    subject: staff.subject,
    organisation: ground.organisation,
    role: staff.role,
    result: "succeeded",
    address: addressIn(network, random),
    network: { number: network.number, name: network.name },
    place: placeOf(network),
    device: deviceOf(kind, { random, staff, day: Math.floor((at - ground.start) / dayLength) }),
    method: "password",
    application: "mail",
    protocol: "modern",
    session: `session-${id}`,
  };
}

function networkOf(kind: AttackerKind, random: Random): SyntheticNetwork {
  if (kind === "naive") return drawNetwork.foreign(random);
  return kind === "vpn" ? drawNetwork.hosting(random) : drawNetwork.home(random);
}

/** A common browser, or one like the person's: without what the person's own keeps to be known by. */
function deviceOf(
  kind: AttackerKind,
  { random, staff, day }: { readonly random: Random; readonly staff: Staff; readonly day: number },
): SyntheticDevice {
  const { desk, home, phone } = staff.machines;
  const machine = kind === "targeted" ? pick(random, [desk, home, phone]) : homeMachine(random, "");
  return deviceOn({ ...machine, id: undefined }, day);
}
