import { below, chance } from "../staff/draw.ts";
import { randomFrom } from "../staff/random.ts";
import { deviceOn, type Machine, trustMachine } from "./devices.ts";
import {
  addressIn,
  drawNetwork,
  placeOf,
  type SyntheticNetwork,
  trustAddress,
  trustNetwork,
} from "./networks.ts";
import { type Due, dueOn, tripOf } from "./rota.ts";
import type { Staff } from "./staff.ts";
import type { SyntheticSignIn } from "./synthetic-sign-in.ts";

/** Of the streams of random numbers of a person, those of sign-ins, leases, trips and workstations. */
const [streamOfSignIns, streamOfLeases, streamOfHotels, streamOfWorkstations] = [5, 6, 7, 8];
const dayLength = 86_400_000;
const workstations = 80;

/** What the sign-ins of a trust have in common. */
export interface Ground {
  readonly seed: number;
  readonly start: number;
  readonly organisation: string;
}

/** Makes a person's sign-ins of a day, counted from the start, in the order of time. */
export function signInsOfDay(ground: Ground, staff: Staff, day: number): SyntheticSignIn[] {
  return dueOn(ground.seed, staff, day).map((due, index) => {
    const random = randomFrom(ground.seed, streamOfSignIns, staff.index, day, index);
    const id = `${staff.subject}-${day}-${index}`;
    return {
      id,
      at: ground.start + day * dayLength + due.minute * 60_000 + below(random, 60_000),
      subject: staff.subject,
      organisation: ground.organisation,
      role: staff.role,
      result: "succeeded",
      ...whence(ground, { staff, day, due, index }),
      method: due.from === "ward" && chance(random, 0.5) ? "smartcard" : "password",
      application: due.from === "ward" ? "clinical record" : "mail",
      protocol: "modern",
      session: `session-${id}`,
    };
  });
}

/** One sign-in that is due. */
interface Moment {
  readonly staff: Staff;
  readonly day: number;
  readonly due: Due;
  readonly index: number;
}

type Whence = Pick<SyntheticSignIn, "address" | "network" | "place" | "device">;

function whence({ seed }: Ground, { staff, day, due, index }: Moment): Whence {
  const { machines, home, carrier } = staff;
  const hereToday = randomFrom(seed, streamOfSignIns, staff.index, day, -1 - index);
  switch (due.from) {
    case "desk":
      return from(trustNetwork, trustAddress(hereToday), deviceOn(machines.desk, day));
    case "ward": {
      const machine = workstation(seed, below(hereToday, workstations));
      return from(trustNetwork, trustAddress(hereToday), deviceOn(machine, day));
    }
    case "home": {
      const lease = Math.floor((day + staff.index) / staff.lease);
      const random = randomFrom(seed, streamOfLeases, staff.index, lease);
      return from(home, addressIn(home, random), deviceOn(machines.home, day));
    }
    case "mobile": {
      const random = randomFrom(seed, streamOfLeases, staff.index, -1 - day);
      return from(carrier, addressIn(carrier, random), deviceOn(machines.phone, day));
    }
    case "abroad": {
      const trip = tripOf(seed, staff, day) ?? 0;
      const random = randomFrom(seed, streamOfHotels, staff.index, trip);
      const network = drawNetwork.foreign(random);
      return from(network, addressIn(network, random), deviceOn(machines.desk, day));
    }
  }
}

function from(
  network: SyntheticNetwork,
  address: string,
  device: SyntheticSignIn["device"],
): Whence {
  const { number, name } = network;
  return { address, network: { number, name }, place: placeOf(network), device };
}

function workstation(seed: number, number: number): Machine {
  return trustMachine(randomFrom(seed, streamOfWorkstations, number), undefined);
}
