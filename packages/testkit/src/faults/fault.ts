import type { AttributeSchema, ConnectorErrorCode, ErrorEffect, Scalar } from "@rollcall/core";
import type { CallKind } from "../memory/calls.ts";

/**
 * What goes wrong with one call. `effect` says whether the system acted before it went wrong; of a scan,
 * `before` is before the first page, and `after` in the place of the last.
 */
export type CallFault =
  | { readonly kind: "throttle" /** In milliseconds. */; readonly after?: number | undefined }
  | { readonly kind: "timeout"; readonly effect: "before" | "after" }
  /** The system acted, and the connection broke before it could say so. */
  | { readonly kind: "lost-response" }
  /** The call was sent twice, as a network may; the second answer is given. */
  | { readonly kind: "repeat" }
  /** The process dies: this call and all later ones throw {@link SimulatedDeath}. */
  | { readonly kind: "death"; readonly effect: "before" | "after" }
  | {
      readonly kind: "fail";
      readonly code: ConnectorErrorCode;
      readonly effect?: ErrorEffect | undefined;
    };

/** What goes wrong with the pages of one scan or changes read; pages count from 0. */
export type PageFault =
  | { readonly kind: "duplicate-page"; readonly page: number }
  | { readonly kind: "empty-pages"; readonly page: number; readonly count: number }
  /** Ends after so many pages, and states no completeness. */
  | { readonly kind: "truncate"; readonly pages: number }
  /** Leaves out every n-th record, and states what it would have stated. */
  | { readonly kind: "lie"; readonly every: number };

/** What is otherwise from one call on. */
export type LastingFault =
  /** The reader may no longer see the accounts of which an attribute starts with `prefix`; scans do not say so. */
  | { readonly kind: "lost-rights"; readonly attribute: string; readonly prefix: Scalar }
  /** An attribute changes, or goes when it becomes `null`. */
  | {
      readonly kind: "schema-drift";
      readonly account: string;
      readonly attribute: string;
      readonly becomes: AttributeSchema | null;
    }
  /** The system's clock jumps, in milliseconds. */
  | { readonly kind: "clock-jump"; readonly by: number };

/** Anything that can go wrong. */
export type Fault = CallFault | PageFault | LastingFault;

/** A fault and the call that it strikes: data, so that a schedule can be printed, listed and shrunk. */
export interface ScheduledFault {
  readonly on: CallKind | "any";
  /** Counts from 1, among the calls of that kind, or among all. */
  readonly call: number;
  readonly fault: Fault;
}

/** A fault that struck. */
export interface InjectedFault {
  readonly on: CallKind;
  /** Which call of its kind, and which of all. */
  readonly call: number;
  readonly total: number;
  readonly fault: Fault;
}
