import { isExtension } from "../attributes.ts";
import type { NhsmailOptions } from "../options.ts";
import type { NhsmailSettings } from "../settings.ts";
import { check } from "./check.ts";

type Writing = Pick<NhsmailSettings, "correlationAttribute" | "closures" | "initialPassword">;

/** Checks what belongs to writing alone. Throws `invalid-options`. */
export function parseWriting(options: NhsmailOptions): Writing {
  const { correlationAttribute, closures, initialPassword } = options;
  const known = correlationAttribute === undefined || isExtension(correlationAttribute);
  check(known || correlationAttribute === "onPremisesImmutableId", {
    field: "correlationAttribute",
    rule: "property",
    advice: "Give the name of a directory extension of your own, or onPremisesImmutableId.",
  });
  for (const [at, { code, from }] of (closures ?? []).entries()) {
    check(/^[A-Z0-9]{3,9}$/i.test(code) && /^\d{4}-\d\d-\d\d$/.test(from), {
      field: `closures[${at}]`,
      rule: "closure",
      advice: "Give the ODS code and the first day on which it is closed, such as 2026-04-01.",
    });
  }
  return { correlationAttribute, closures, initialPassword };
}
