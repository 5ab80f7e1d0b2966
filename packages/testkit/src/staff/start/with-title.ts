import { chance } from "../draw.ts";
import type { Role } from "../estate/role.ts";
import type { Human } from "../human.ts";
import type { Random } from "../random.ts";

/** Gives doctors their title; a few keep another one, as surgeons do. */
export function withTitle(random: Random, human: Human, role: Role | undefined): Human {
  if (role?.staffGroup !== "Medical and Dental" || !chance(random, 0.9)) return human;
  return { ...human, name: { ...human.name, title: chance(random, 0.03) ? "Prof." : "Dr." } };
}
