import { ConnectorError } from "@rollcall/core";

/**
 * Gives `name` back when it can name an attribute: letters, digits, hyphens, dots, options such as `;range=0-*`, or one
 * of the wildcards `*`, `+`. Throws `unknown-attribute` for anything else, which would be sent as other letters.
 */
export function checkName(name: string): string {
  if (/^(?:[A-Za-z0-9][\w.-]*(?:;[\w.=*-]+)*|[*+])$/.test(name)) return name;
  throw new ConnectorError({
    code: "unknown-attribute",
    message: "an attribute has a name that no directory can have",
    advice: "Use letters, digits, hyphens and full stops only.",
    where: { rule: "attribute-name" },
  });
}
