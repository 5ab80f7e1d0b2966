import type { ChangeClass } from "../../model/operation.ts";

/**
 * What may pass without a person's yes to the breach. What is given here holds for every system; `systems` narrows or
 * widens it for one of them. What is left out has the value of {@link defaultLimits}.
 */
export interface GuardLimits extends SystemLimits {
  readonly systems?: Readonly<Record<string, SystemLimits>> | undefined;
}

/** The limits for one target or source. */
export interface SystemLimits {
  /** By class of change. A class that is given replaces its default whole; `off` takes it away. */
  readonly classes?: Readonly<Partial<Record<LimitedClass, ClassLimit | "off">>> | undefined;
  /** Accounts on which any one attribute is changed: more of them point to a mistake in a rule. */
  readonly attribute?: Share | "off" | undefined;
  /** Pairs of a closed and a created account that look the same: more of them point to a source with new keys. */
  readonly churn?: Share | "off" | undefined;
  /** Records by which a full read may be smaller than the last one that was accepted. */
  readonly drop?: Share | "off" | undefined;
  /** Records that were read and could not be used. */
  readonly refused?: Share | "off" | undefined;
  /** How far a class may be out of what it usually is. */
  readonly history?: HistoryLimit | "off" | undefined;
  /** Whether a read that is not known to be whole stops the plan. Defaults to `stop`. */
  readonly incompleteRead?: "stop" | "off" | undefined;
}

/** The limits for one system with nothing left out. */
export type AllLimits = {
  readonly [Part in keyof SystemLimits]-?: Exclude<SystemLimits[Part], undefined>;
};

/** A class of change, or `closing`: accounts disabled and deleted, counted together. */
export type LimitedClass = ChangeClass | "closing";

/**
 * A percentage of the accounts, and a number below which the percentage is not looked at. In a small system the floor is
 * itself at most a tenth of the accounts and at least 3, so that one leaver among 20 people passes and 15 do not.
 */
export interface Share {
  /** From 0 to 100. */
  readonly percent: number;
  readonly floor: number;
}

/** How many accounts one class of change may touch. */
export interface ClassLimit {
  /** At most so many, whatever the size of the target. */
  readonly absolute?: number | undefined;
  /** At most this share. Not looked at while the target is empty: a first load makes every account. */
  readonly share?: Share | undefined;
}

/** The usual count is the median of the last plans; `deviations` are median absolute deviations from it. */
export interface HistoryLimit {
  /** From how many plans on the history counts. */
  readonly plans: number;
  readonly deviations: number;
  /** Counts within this share are never out of the usual. */
  readonly share: Share;
}
