import { figure } from "./figure.ts";
import { type Html, html } from "./html.ts";
import { numberText } from "./number-text.ts";

/** One bar. */
export interface Bar {
  readonly label: string;
  readonly value: number;
  /** The class of its colour. */
  readonly tone: string;
}

/** Bars that lie one under the other. */
export interface BarChart {
  readonly id: string;
  readonly title: string;
  readonly bars: readonly Bar[];
  readonly note?: string | undefined;
}

const width = 520;
const rowHeight = 30;
const barHeight = 18;
const labelWidth = 150;
const valueWidth = 60;

/** Draws bars with their labels before and their values behind them. */
export function barChart({ id, title, bars, note }: BarChart): Html {
  const most = Math.max(1, ...bars.map(({ value }) => value));
  const room = width - labelWidth - valueWidth;
  const rows = bars.map(({ label, value, tone }, at) => {
    const top = at * rowHeight;
    const middle = top + rowHeight / 2;
    const length = value === 0 ? 0 : Math.max(2, (value / most) * room);
    return html`
        <text x="${labelWidth - 10}" y="${middle}" class="label end">${label}</text>
        <rect x="${labelWidth}" y="${top + (rowHeight - barHeight) / 2}" width="${length.toFixed(1)}" height="${barHeight}" rx="2" class="${tone}"/>
        <text x="${(labelWidth + length + 8).toFixed(1)}" y="${middle}" class="value">${numberText(value)}</text>`;
  });
  const words = bars.map(({ label, value }) => `${label}: ${numberText(value)}`).join("; ");
  return figure({ id, title, words, width, height: bars.length * rowHeight, drawing: rows, note });
}
