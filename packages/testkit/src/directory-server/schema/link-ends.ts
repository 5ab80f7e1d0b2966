import type { AttributeRule } from "./schema.ts";

/** Tells whether values of the attribute are links that an entry keeps. */
export function isForwardLink({ link }: AttributeRule): boolean {
  return link !== undefined && link % 2 === 0;
}

/** Tells whether values of the attribute come from links that other entries keep. */
export function isBackLink({ link }: AttributeRule): boolean {
  return link !== undefined && link % 2 === 1;
}
