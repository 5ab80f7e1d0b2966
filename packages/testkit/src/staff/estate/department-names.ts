import type { DepartmentKind } from "./kinds.ts";

/** What departments of each kind are called; later blocks use the same names with a number. */
export const departmentNames: Readonly<Record<DepartmentKind, readonly string[]>> = {
  corporate: [
    "Trust Headquarters",
    "Management Accounts",
    "Human Resources",
    "Information Governance",
    "Outpatient Booking",
    "Medical Records",
  ],
  ward: [
    "Renal Nursing",
    "Stroke Unit",
    "Emergency Department",
    "Maternity Ward",
    "Theatres & Recovery",
    "Community Nursing (North)",
  ],
  medical: ["General Surgery Medical Staff", "Paediatrics Medical Staff"],
  therapy: ["Physiotherapy", "Radiology"],
  professional: ["Pharmacy", "Clinical Psychology"],
  laboratory: ["Pathology"],
  estates: ["Facilities, Portering & Catering"],
};

/** The divisions under the trust. */
export const divisionNames: readonly string[] = [
  "Medicine",
  "Surgery",
  "Women's & Children's",
  "Clinical Support",
  "Community",
  "Mental Health",
  "Corporate",
  "Estates",
];

/** The fictional sites on which departments stand. */
export const sites: readonly { readonly name: string; readonly town: string }[] = [
  { name: "Royal Ambleford Infirmary", town: "Ambleford" },
  { name: "St Brannock's Hospital", town: "Brannock" },
  { name: "Cwm Arth Health Centre", town: "Cwm Arth" },
  { name: "Dunmere Community Hospital", town: "Dunmere" },
  { name: "Eastleigh House", town: "Eastwick" },
  { name: "Fenwick Diagnostic Centre", town: "Fenwick" },
];
