import { type Html, type HtmlValue, html } from "./html.ts";

/** A table of the page. */
export interface Table {
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly HtmlValue[])[];
  /** Said instead of a table without rows. */
  readonly empty: string;
  /** So many rows are shown; how many more there are is said, and where. */
  readonly limit: number;
  readonly elsewhere: string;
}

/** Writes a table; the first cell of a row is its heading. */
export function table({ caption, columns, rows, empty, limit, elsewhere }: Table): Html {
  if (rows.length === 0) return html`<p class="empty">${empty}</p>`;
  const more = rows.length - limit;
  return html`
    <div class="scroll" role="region" aria-label="${caption}" tabindex="0">
    <table>
      <caption>${caption}</caption>
      <thead><tr>${columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
      <tbody>${rows.slice(0, limit).map(rowMarkup)}
      </tbody>
    </table>
    </div>
    ${more > 0 ? html`<p class="note">… and ${more} more, in ${elsewhere}.</p>` : undefined}`;
}

function rowMarkup([heading, ...cells]: readonly HtmlValue[]): Html {
  return html`
        <tr><th scope="row">${heading}</th>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`;
}
