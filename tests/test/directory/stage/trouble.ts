import { setTimeout as wait } from "node:timers/promises";
import type { Samba } from "@rollcall/testkit/servers";
import type { Dice } from "./dice.ts";
import type { Line } from "./line.ts";

/** What befalls a controller. */
export const troubles = ["restarted", "slowed", "cut off"] as const;

/** Deals one trouble after another without end: each once, in an order that the dice choose, and then again. */
export function* dealt(dice: Dice): Generator<(typeof troubles)[number], never> {
  for (;;) {
    const deck = [...troubles];
    while (deck.length > 0) yield* deck.splice(dice.roll(deck.length), 1);
  }
}

/** Trouble that goes on until it is disposed of. */
export interface Trouble extends AsyncDisposable {
  /** What happened so far, in order. */
  readonly happened: readonly (typeof troubles)[number][];
}

/** What trouble is made of. */
export interface TroubleOptions {
  readonly server: Samba;
  readonly line: Line;
  readonly dice: Dice;
  readonly kinds: ReturnType<typeof dealt>;
  /** The longest time, in milliseconds, in which nothing happens. */
  readonly peace: number;
}

/** Restarts, slows and cuts off a controller, at moments and for times that the dice choose. */
export function makeTrouble(options: TroubleOptions): Trouble {
  const { server, line, dice, kinds, peace } = options;
  const happened: (typeof troubles)[number][] = [];
  const over = new AbortController();
  const { signal } = over;
  const between = (least: number, most: number): number => least + dice.roll(most - least);
  const befall = {
    restarted: () => server.restart(),
    async slowed() {
      server.pause();
      await wait(between(500, 4000));
      server.resume();
    },
    "cut off": () => line.cut(between(0, 1500)),
  };
  const goOn = async (): Promise<void> => {
    while (!signal.aborted) {
      await wait(dice.roll(peace), undefined, { signal }).catch(() => {});
      if (signal.aborted) return;
      const one = kinds.next().value;
      await befall[one]();
      happened.push(one);
    }
  };
  const ended = goOn();
  return {
    happened,
    async [Symbol.asyncDispose]() {
      over.abort();
      await ended;
    },
  };
}
