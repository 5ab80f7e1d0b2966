import type { PersonName } from "../model/person.ts";
import { plainName } from "./plain-name.ts";
import type { Allotment } from "./policy.ts";

/** How a name is made unique and fit for its attribute. */
export interface NameOptions {
  /** Put behind an `@`, as it stands. */
  readonly domain?: string | undefined;
  /** Of the part before the `@`. Defaults to 64, which is what RFC 5321 allows. */
  readonly maxLength?: number | undefined;
  /** Whether `Smith-Jones` keeps its hyphen. */
  readonly hyphens?: "keep" | "drop" | undefined;
  /** Stands for names that cannot be written with `a` to `z` and `0` to `9` at all. Defaults to `staff`. */
  readonly fallback?: string | undefined;
}

/** The parts of a name as they may stand in an account name; empty where there is nothing to write. */
export interface NameStem {
  readonly given: string;
  readonly family: string;
}

/** Writes given and family name as they may stand in an account name, by {@link plainName}. */
export function nameStem({ given, family }: Pick<PersonName, "given" | "family">): NameStem {
  return { given: plainName(given), family: plainName(family) };
}

/** Asks for `jane.smith`, then `jane.smith2`, `jane.smith3` and so on. People with one name get that one. */
export function firstDotLast(name: PersonName, options: NameOptions = {}): Allotment {
  const { given, family } = nameStem(name);
  return numbered([given, family].filter(Boolean).join("."), options);
}

/** Asks for `jsmith`, then `jsmith2`, `jsmith3` and so on, without hyphens unless told. People with one name get that one. */
export function initialLast(name: PersonName, options: NameOptions = {}): Allotment {
  const { given, family } = nameStem(name);
  const base = family === "" ? given : given.slice(0, 1) + family;
  return numbered(base, { hyphens: "drop", ...options });
}

/**
 * Asks for a name made from `base`, which must consist of `a` to `z`, `0` to `9`, `.` and `-`, and for the same name with 2, 3
 * and so on when it is taken: the lowest number that is free. A name that is too long is cut at its end, with room for the number.
 */
export function numbered(base: string, options: NameOptions = {}): Allotment {
  const { domain, maxLength = 64, hyphens = "keep", fallback = "staff" } = options;
  const plain = (hyphens === "drop" ? base.replaceAll("-", "") : base) || fallback;
  const tail = domain === undefined ? "" : `@${domain}`;
  return {
    stem: cut(plain, maxLength) + tail,
    candidates: {
      *[Symbol.iterator]() {
        // A base that ends in digits can give the same name twice once it is cut.
        const seen = new Set<string>();
        for (let number = 1; ; number++) {
          const digits = number === 1 ? "" : String(number);
          const name = cut(plain, maxLength - digits.length) + digits;
          if (seen.has(name)) continue;
          seen.add(name);
          yield name + tail;
        }
      },
    },
  };
}

function cut(text: string, length: number): string {
  return text.length <= length ? text : text.slice(0, Math.max(length, 0)).replace(/[.-]+$/, "");
}
