import { figure, legendOf } from "./figure.ts";
import { type Html, html } from "./html.ts";
import { numberText } from "./number-text.ts";

/** One of several columns that stand side by side at each place. */
export interface Series {
  readonly name: string;
  /** The class of its colour. */
  readonly tone: string;
}

/** Columns that stand side by side, in groups. */
export interface ColumnChart {
  readonly id: string;
  readonly title: string;
  readonly series: readonly Series[];
  readonly groups: readonly { readonly label: string; readonly values: readonly number[] }[];
  readonly note?: string | undefined;
}

const width = 520;
const height = 210;
const axis = { left: 34, bottom: 24, top: 16 };
const floor = height - axis.bottom;

/** Draws groups of columns over an axis, with a legend. */
export function columnChart(chart: ColumnChart): Html {
  const { id, title, series, groups, note } = chart;
  const most = niceCeiling(Math.max(1, ...groups.flatMap(({ values }) => values)));
  const words = groups
    .map(
      ({ label, values }) =>
        `${label}: ${values.map((value, at) => `${numberText(value)} ${series[at]?.name.toLowerCase()}`).join(", ")}`,
    )
    .join("; ");
  const drawing = [...gridLines(most), ...columns(chart, most)];
  return figure({ id, title, words, width, height, drawing, legend: legendOf(series), note });
}

function gridLines(most: number): readonly Html[] {
  return [0, most / 2, most].filter(Number.isInteger).map((value) => {
    const y = heightOf(value, most);
    return html`
        <line x1="${axis.left}" x2="${width}" y1="${y}" y2="${y}" class="grid"/>
        <text x="${axis.left - 8}" y="${y}" class="value end">${numberText(value)}</text>`;
  });
}

function columns({ series, groups }: ColumnChart, most: number): readonly Html[] {
  const step = (width - axis.left) / Math.max(groups.length, 3);
  const breadth = Math.min(22, (step * 0.8) / series.length);
  const every = Math.ceil(groups.length / 8);
  return groups.map(({ label, values }, at) => {
    const centre = axis.left + step * (at + 0.5);
    const left = centre - (breadth * series.length) / 2;
    const bars = values.map((value, nth) => {
      const top = heightOf(value, most);
      const x = left + nth * breadth;
      const number = html`<text x="${(x + breadth / 2).toFixed(1)}" y="${(top - 8).toFixed(1)}" class="value middle">${numberText(value)}</text>`;
      return html`
        <rect x="${(x + 0.5).toFixed(1)}" y="${top.toFixed(1)}" width="${(breadth - 1).toFixed(1)}" height="${(floor - top).toFixed(1)}" class="${series[nth]?.tone}"/>${value > 0 && breadth >= 12 ? number : undefined}`;
    });
    const name = html`<text x="${centre.toFixed(1)}" y="${floor + 14}" class="label middle">${label}</text>`;
    return html`${bars}${at % every === 0 ? name : undefined}`;
  });
}

function heightOf(value: number, most: number): number {
  return floor - (value / most) * (floor - axis.top);
}

/** The next of 2, 4, 6, 10, 20, 40 … so that half of it is a whole number. */
function niceCeiling(value: number): number {
  for (let power = 1; ; power *= 10) {
    const found = [2, 4, 6, 10].find((step) => step * power >= value);
    if (found) return found * power;
  }
}
