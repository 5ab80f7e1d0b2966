import { type Html, type HtmlValue, html } from "./html.ts";

/** A drawing with what it says in words, for people who do not see it. */
export interface Figure {
  /** Unique in the page. */
  readonly id: string;
  readonly title: string;
  /** What the drawing says, in words. */
  readonly words: string;
  /** In the drawing's own units; the page scales it. */
  readonly width: number;
  readonly height: number;
  readonly drawing: HtmlValue;
  readonly legend?: HtmlValue;
  readonly note?: string | undefined;
}

/** Puts a drawing into the page under its title. */
export function figure({ id, title, words, width, height, drawing, legend, note }: Figure): Html {
  return html`
    <figure>
      <figcaption><h3>${title}</h3>${legend}</figcaption>
      <svg viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="${id}-title ${id}-words">
        <title id="${id}-title">${title}</title>
        <desc id="${id}-words">${words}</desc>
        ${drawing}
      </svg>
      ${note === undefined ? undefined : html`<p class="note">${note}</p>`}
    </figure>`;
}

/** Puts a sentence where there is nothing to draw. */
export function emptyFigure(title: string, sentence: string): Html {
  return html`
    <figure>
      <figcaption><h3>${title}</h3></figcaption>
      <p class="quiet">${sentence}</p>
    </figure>`;
}

/** Says which colour stands for what. */
export function legendOf(
  series: readonly { readonly name: string; readonly tone: string }[],
): Html {
  return html`<ul class="legend">${series.map(
    ({ name, tone }) => html`<li><span class="swatch ${tone}"></span>${name}</li>`,
  )}</ul>`;
}
