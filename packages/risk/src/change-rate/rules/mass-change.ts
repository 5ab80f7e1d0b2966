import type { Contribution } from "../../evidence/contribution.ts";
import type { ChangeSighting } from "../change-rule.ts";
import type { ChangeLimits } from "../limits.ts";
import type { RateReading } from "../rates/rate-table.ts";

/**
 * Finds far more changes of one kind than are usual: of an actor, an organisation or a system. A cap, or a share of all
 * accounts, demands an answer; a probability below one in a million is a statistic.
 */
export function massChange(sighting: ChangeSighting): Contribution | undefined {
  const over = overLimit(sighting);
  if (over !== undefined) return contribution(over, "demanding", sighting);
  const { rates, limits } = sighting;
  const unusual = [rates.actor, rates.organisation, rates.act].find((reading) =>
    isUnusual(reading, limits),
  );
  if (!unusual) return undefined;
  return contribution("far more than is usual", "statistical", sighting, unusual);
}

function isUnusual(reading: RateReading | undefined, limits: ChangeLimits): boolean {
  return reading !== undefined && reading.bits > limits.surprise;
}

function overLimit({ transaction, rates, known, limits }: ChangeSighting): string | undefined {
  const { share, caps } = limits;
  const cap = caps[transaction.act];
  const one = rates.actor ?? rates.act;
  if (cap !== undefined && one.count > cap) {
    return rates.actor === undefined ? `more than ${cap}` : `more than ${cap} by one hand`;
  }
  const { touched } = rates;
  if (touched !== undefined && known.population !== undefined && touched >= share.floor) {
    const percent = (100 * touched) / Math.max(1, known.population);
    if (percent > share.percent)
      return `more than ${share.percent} % of the organisation's accounts`;
  }
  // A service that writes to many organisations every day reaches far on an ordinary one.
  if (rates.actor === undefined || one.count <= 2 * one.expected) return undefined;
  const { organisations, containers } = rates.spread;
  if (organisations > limits.organisations)
    return `in more than ${limits.organisations} organisations`;
  return containers > limits.containers
    ? `in more than ${limits.containers} containers`
    : undefined;
}

function contribution(
  what: string,
  strength: "statistical" | "demanding",
  { transaction, rates }: ChangeSighting,
  reading: RateReading = rates.actor ?? rates.act,
): Contribution {
  return {
    source: "mass-change",
    bits: strength === "demanding" ? 10 : 6,
    strength,
    reason: `Many changes of one kind within a day: ${what}.`,
    facts: {
      act: transaction.act,
      ...(transaction.attribute !== undefined && { attribute: transaction.attribute }),
      count: reading.count,
      expected: Math.round(reading.expected * 10) / 10,
      surprise: Math.round(reading.bits * 10) / 10,
      accounts: rates.spread.accounts,
    },
  };
}
