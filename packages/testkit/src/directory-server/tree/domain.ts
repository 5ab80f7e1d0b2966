import { parseDn } from "../names/dn.ts";
import { sidBytes } from "../names/sid.ts";

/** What a domain is called, and what it can do. */
export interface Domain {
  /** Its distinguished name, such as `DC=trust,DC=nhs,DC=example`. */
  readonly baseDN: string;
  /** Such as `trust.nhs.example`. */
  readonly dnsName: string;
  /** The name in front of a backslash at sign-in, such as `TRUST`. */
  readonly netbiosName: string;
  /** Such as `S-1-5-21-1-2-3`. */
  readonly sid: string;
  /** 2008 R2 is 4, 2012 R2 is 6, 2016 is 7. */
  readonly level: number;
  readonly recycleBin: boolean;
}

/** Works out a domain's names from its distinguished name. */
export function domainOf(
  baseDN: string,
  { sid, level, recycleBin }: Pick<Domain, "sid" | "level" | "recycleBin">,
): Domain {
  const labels = (parseDn(baseDN) ?? []).map(({ value }) => value);
  return {
    baseDN,
    dnsName: labels.join("."),
    netbiosName: (labels[0] ?? "").toUpperCase().slice(0, 15),
    sid,
    level,
    recycleBin,
  };
}

/** Gives the bytes of the SID that a number has in the domain. */
export function sidOf({ sid }: Domain, rid: number): string {
  return sidBytes(`${sid}-${rid}`) ?? "";
}
