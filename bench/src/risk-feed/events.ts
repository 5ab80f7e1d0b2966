import type { EvidenceKind, RiskEvent } from "@rollcall/risk";

const hour = 3_600_000;

/** The instant at which the bench's feed begins. */
export const start: number = Date.parse("2026-11-21T08:00:00Z");

/**
 * Makes the events of a feed, always the same ones: 93 % messages that were delivered, 3 % spoofs, 2 % links clicked, 1
 * % detections and alerts, 1 % withdrawals; one in twenty comes twice. They are an hour apart at most from when they
 * come.
 */
export function feedOf(count: number, people: number): readonly RiskEvent[] {
  const draw = generator(7);
  const events: RiskEvent[] = [];
  for (let index = 0; index < count; index++) {
    const earlier = events[index - 1 - Math.floor(draw() * 1000)];
    if (earlier && draw() < 0.05) events.push({ ...earlier });
    else if (earlier && draw() < 0.01)
      events.push({ ...earlier, withdrawn: true, said: earlier.said + 1 });
    else events.push(newEvent(index, people, draw));
  }
  return events;
}

function newEvent(index: number, people: number, draw: () => number): RiskEvent {
  const at = start + index - Math.floor(draw() * hour);
  const subject = `3d2a5b1c-0000-4000-8000-${String(Math.floor(draw() * people)).padStart(12, "0")}`;
  const id = `mail ${index.toString(36)}-${Math.floor(draw() * 2 ** 32).toString(36)}`;
  return { id, subject, kind: kindOf(draw()), level: "high", at, said: at, withdrawn: false };
}

function kindOf(share: number): EvidenceKind {
  if (share < 0.94) return "mail-phish-delivered";
  if (share < 0.97) return "mail-spoof";
  if (share < 0.99) return "mail-link-clicked";
  return share < 0.995 ? "entra-unfamiliarFeatures" : "alert";
}

/** Numbers from 0 to below 1, always the same for a seed (mulberry32). */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
