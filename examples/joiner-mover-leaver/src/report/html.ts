/** Text that is markup already; any other text is escaped where it is put in. */
export interface Html {
  readonly markup: string;
}

/** What may be put into markup. */
export type HtmlValue = string | number | Html | undefined | readonly HtmlValue[];

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Makes markup from a template. Text is escaped, lists are put one after the other, `undefined` is nothing. */
export function html(template: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  return { markup: String.raw({ raw: template }, ...values.map(markupOf)) };
}

function markupOf(value: HtmlValue): string {
  if (value === undefined) return "";
  if (typeof value === "number") return String(value);
  if (typeof value === "string")
    return value.replace(/[&<>"']/g, (letter) => entities[letter] as string);
  return "markup" in value ? value.markup : value.map(markupOf).join("");
}
