import type { EvidenceKind } from "./evidence-kinds.ts";

/** How sure or how grave an event is, in the words that Microsoft's services use. */
export type RiskEventLevel = "low" | "medium" | "high";

/** Something that another system saw of a person, or takes back. The adapters make them. */
export interface RiskEvent {
  /** The event's own id, so that one that comes twice counts once, and so that it can be taken back. */
  readonly id: string;
  /** The key of the person's profile. */
  readonly subject: string;
  readonly kind: EvidenceKind;
  readonly level: RiskEventLevel;
  /** When it happened, in milliseconds since 1970: the same in every word on it, or later where it goes on. */
  readonly at: number;
  /** When this word on it was given, likewise: of two on the same event, the later one holds. */
  readonly said: number;
  /** The event is taken back: it was wrong, or its cause is mended. */
  readonly withdrawn: boolean;
}
