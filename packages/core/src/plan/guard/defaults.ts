import type { AllLimits, GuardLimits, Share } from "./limits.ts";

/**
 * The limits that hold where none are given. They are sized on a trust of 20,000 people, which has some 200 changes and
 * 12 leavers on a working day and ten times as many leavers at the end of a month or on the junior doctors' changeover:
 * - `closing` 1 %, at least 50: twice the worst ordinary day. The usual directory tools stop at 500 deletions by default,
 *   which is late for a trust.
 * - `rename` 1 %, at least 20: about as many people change their surname in a year.
 * - `privilege` 5: more than five at once is a project, and a project has an approver.
 * - `attribute` 10 %: no attribute changes on a tenth of all accounts unless a rule did.
 * - `drop` 2 % and `refused` 0.5 %: the usual marks of a source file that was cut off or laid out anew.
 * - `history`: a median absolute deviation is about two thirds of a standard deviation, so that 8 are more than five of
 *   those; half of a closing limit always passes.
 */
export const defaultLimits: AllLimits = {
  classes: {
    closing: { share: { percent: 1, floor: 50 } },
    create: { share: { percent: 10, floor: 200 } },
    update: { share: { percent: 20, floor: 200 } },
    rename: { share: { percent: 1, floor: 20 } },
    move: { share: { percent: 10, floor: 100 } },
    enable: { share: { percent: 5, floor: 50 } },
    grant: { share: { percent: 10, floor: 100 } },
    revoke: { share: { percent: 5, floor: 100 } },
    privilege: { absolute: 5 },
    password: { share: { percent: 1, floor: 20 } },
  },
  attribute: { percent: 10, floor: 50 },
  churn: { percent: 0.1, floor: 3 },
  drop: { percent: 2, floor: 5 },
  refused: { percent: 0.5, floor: 5 },
  history: { plans: 5, deviations: 8, share: { percent: 0.5, floor: 50 } },
  incompleteRead: "stop",
};

/** Works out the limits for one system: its own before the general ones before the defaults. */
export function limitsFor(limits: GuardLimits, system: string): AllLimits {
  const systems = limits.systems ?? {};
  const own = Object.hasOwn(systems, system) ? systems[system] : undefined;
  return {
    classes: { ...defaultLimits.classes, ...limits.classes, ...own?.classes },
    attribute: own?.attribute ?? limits.attribute ?? defaultLimits.attribute,
    churn: own?.churn ?? limits.churn ?? defaultLimits.churn,
    drop: own?.drop ?? limits.drop ?? defaultLimits.drop,
    refused: own?.refused ?? limits.refused ?? defaultLimits.refused,
    history: own?.history ?? limits.history ?? defaultLimits.history,
    incompleteRead: own?.incompleteRead ?? limits.incompleteRead ?? defaultLimits.incompleteRead,
  };
}

/** Works out how many of `population` a share lets pass. */
export function allowedBy(share: Share, population: number): number {
  const floor = Math.min(share.floor, Math.max(3, Math.floor(population / 10)));
  return Math.max(Math.floor((population * share.percent) / 100), floor);
}
