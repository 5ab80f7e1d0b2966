/** A product that the tenant has subscribed to. */
export interface LicenceSeed {
  readonly skuId: string;
  readonly skuPartNumber: string;
  readonly seats: number;
  readonly plans?: readonly { readonly id: string; readonly name: string }[] | undefined;
  /** SKUs that nobody may hold together with it. */
  readonly conflictsWith?: readonly string[] | undefined;
  /** SKUs of which its holder must hold one. */
  readonly needs?: readonly string[] | undefined;
  /** Fails for everybody with the error that stands for all others; documentation and service spell it differently. */
  readonly broken?: "Other" | "Others" | undefined;
  /** Countries in which it may not be used. */
  readonly prohibitedIn?: readonly string[] | undefined;
}

/** The identifiers of the two base licences of NHSmail, as Microsoft publishes them. */
export const baseLicences: { readonly standard: string; readonly enhanced: string } = {
  standard: "66b55226-6b4f-492c-910c-a3b7a3c9d993",
  enhanced: "05e9a617-0261-4cee-bb44-138d3ef5d965",
};

/** Microsoft 365 F3 (Standard) and E3 (Enhanced), with seats for everybody. */
export const usualLicences: readonly LicenceSeed[] = [
  {
    skuId: baseLicences.standard,
    skuPartNumber: "SPE_F1",
    seats: 2_000_000,
    plans: [{ id: "4a82b400-a79f-41a4-b4e2-e94f5787b113", name: "EXCHANGE_S_DESKLESS" }],
    conflictsWith: [baseLicences.enhanced],
  },
  {
    skuId: baseLicences.enhanced,
    skuPartNumber: "SPE_E3",
    seats: 500_000,
    plans: [{ id: "efb87545-963c-4e0d-99df-69c6916d9eb0", name: "EXCHANGE_S_ENTERPRISE" }],
    conflictsWith: [baseLicences.standard],
  },
];
