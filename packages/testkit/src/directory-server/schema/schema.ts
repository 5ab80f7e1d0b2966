import { attributeTable, type Syntax } from "./attribute-table.ts";

/** What the schema says of one attribute. */
export interface AttributeRule {
  /** As the schema writes it. */
  readonly name: string;
  /** In lower case, as entries keep it. */
  readonly key: string;
  readonly syntax: Syntax;
  readonly single: boolean;
  /** Only the system writes it. */
  readonly systemOnly: boolean;
  /** It is worked out, and given only to those who ask for it by name. */
  readonly constructed: boolean;
  /** An even number: a link; an odd one: the back link of the even one before it. */
  readonly link: number | undefined;
  /** The longest value in characters or bytes, or the largest number. */
  readonly most: number | undefined;
}

const rules: ReadonlyMap<string, AttributeRule> = new Map(
  Object.entries(attributeTable).flatMap(([syntax, words]) =>
    words
      .trim()
      .split(/\s+/)
      .map((word): [string, AttributeRule] => {
        const rule = readWord(word, syntax as Syntax);
        return [rule.key, rule];
      }),
  ),
);

const byLink: ReadonlyMap<number, AttributeRule> = new Map(
  [...rules.values()].flatMap((rule): [number, AttributeRule][] =>
    rule.link === undefined ? [] : [[rule.link, rule]],
  ),
);

/** Finds what the schema says of an attribute, in any letter case; the option `;binary` says nothing more. */
export function attributeRule(name: string): AttributeRule | undefined {
  return rules.get(name) ?? rules.get(name.toLowerCase().replace(/;binary$/, ""));
}

/** Finds the other end of a link: the forward attribute of a back link, and the other way round. */
export function otherEnd({ link }: AttributeRule): AttributeRule | undefined {
  return link === undefined ? undefined : byLink.get(link ^ 1);
}

function readWord(word: string, syntax: Syntax): AttributeRule {
  const match = /^([\w-]+)([*!?]*)(?:@(\d+))?(?::(\d+))?$/.exec(word);
  if (!match) throw new Error(`not a word of the attribute table: ${word}`);
  const [, name = "", marks = "", link, most] = match;
  return {
    name,
    key: name.toLowerCase(),
    syntax,
    single: !marks.includes("*"),
    systemOnly: marks.includes("!"),
    constructed: marks.includes("?"),
    link: link === undefined ? undefined : Number(link),
    most: most === undefined ? undefined : Number(most),
  };
}
