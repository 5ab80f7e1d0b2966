/** What a made-up trust is called in the systems that know of it. */
export interface TrustFacts {
  readonly name: string;
  /** Names its policy. */
  readonly shortName: string;
  /** The three digits of its ESR. */
  readonly vpd: string;
  /** The code by which all of the NHS knows it. */
  readonly odsCode: string;
  /** Of its own addresses. */
  readonly domain: string;
  /** The root of its directory, where that comes with the example. */
  readonly suffix: string;
}

/** The trust of the example. */
export const exampleTrust: TrustFacts = {
  name: "Rollcall Example NHS Trust",
  shortName: "example trust",
  vpd: "431",
  odsCode: "RZZ",
  domain: "rollcall.example",
  suffix: "DC=trust,DC=rollcall,DC=example",
};

/** The small trust next to it, which somebody moves to. */
export const neighbourTrust: TrustFacts = {
  name: "Neighbour Example NHS Trust",
  shortName: "neighbour trust",
  vpd: "432",
  odsCode: "RYY",
  domain: "neighbour.example",
  suffix: "DC=neighbour,DC=rollcall,DC=example",
};
