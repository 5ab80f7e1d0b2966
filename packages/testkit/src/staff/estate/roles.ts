import type { DepartmentKind } from "./kinds.ts";
import { band, type Role } from "./role.ts";
import type { StaffGroup } from "./staff-group.ts";

/** The role of whoever runs a department of each kind. */
export const managerRoles: Readonly<Record<DepartmentKind, Role>> = {
  corporate: managing("Administrative and Clerical", [
    1,
    "Head of Service",
    "Manager",
    "corporate",
    "G0A",
    band(8),
  ]),
  ward: managing("Nursing and Midwifery Registered", [
    1,
    "Ward Manager",
    "Nurse Manager",
    "ward",
    "N0A",
    band(7),
  ]),
  medical: managing("Medical and Dental", [
    1,
    "Clinical Director",
    "Consultant",
    "medical",
    "001",
    "NHS|YC72|Consultant",
  ]),
  therapy: managing("Allied Health Professionals", [
    1,
    "Therapy Lead",
    "Manager",
    "therapy",
    "S0E",
    band(8),
  ]),
  professional: managing("Add Prof Scientific and Technic", [
    1,
    "Chief Pharmacist",
    "Manager",
    "professional",
    "S0P",
    band(8),
  ]),
  laboratory: managing("Healthcare Scientists", [
    1,
    "Laboratory Manager",
    "Manager",
    "laboratory",
    "U0A",
    band(8),
  ]),
  estates: managing("Estates and Ancillary", [
    1,
    "Facilities Manager",
    "Manager",
    "estates",
    "H0A",
    band(7),
  ]),
};

type Line = readonly [
  posts: number,
  title: string,
  jobRole: string,
  kind: DepartmentKind,
  occupationCode: string,
  grade: string,
];

// The numbers of posts per 200 follow the shares of the staff groups in the national workforce.
const substantive: Readonly<Record<StaffGroup, readonly Line[]>> = {
  "Nursing and Midwifery Registered": [
    [23, "Staff Nurse Band 5", "Staff Nurse", "ward", "N6A", band(5)],
    [9, "Sister/Charge Nurse", "Sister/Charge Nurse", "ward", "N6B", band(6)],
    [4, "Midwife", "Midwife", "ward", "N2C", band(6)],
    [3, "Community Nurse", "Community Nurse", "ward", "N6H", band(6)],
  ],
  "Medical and Dental": [
    [8, "Consultant", "Consultant", "medical", "021", "NHS|YC72|Consultant"],
    [1, "Specialty Doctor", "Specialty Doctor", "medical", "024", "NHS|MC46|Specialty Doctor"],
  ],
  "Allied Health Professionals": [
    [4, "Physiotherapist", "Physiotherapist", "therapy", "S1E", band(6)],
    [3, "Occupational Therapist", "Occupational Therapist", "therapy", "S1C", band(6)],
    [3, "Radiographer - Diagnostic", "Radiographer - Diagnostic", "therapy", "S1F", band(6)],
    [1, "Dietitian", "Dietitian", "therapy", "S1B", band(6)],
    [1, "Speech & Language Therapist", "Speech and Language Therapist", "therapy", "S1J", band(7)],
  ],
  "Additional Clinical Services": [
    [20, "Healthcare Support Worker", "Health Care Support Worker", "ward", "H1A", band(2)],
    [3, "Maternity Support Worker", "Health Care Support Worker", "ward", "N9C", band(3)],
    [2, "Phlebotomist", "Phlebotomist", "laboratory", "H1D", band(2)],
    [4, "Therapy Assistant", "Assistant Practitioner", "therapy", "S5E", band(4)],
    [3, "Pharmacy Assistant", "Pre-reg Pharmacy Technician", "professional", "S4P", band(3)],
  ],
  "Administrative and Clerical": [
    [8, "Medical Secretary", "Medical Secretary", "medical", "G2D", band(4)],
    [7, "Receptionist", "Receptionist", "corporate", "G2A", band(2)],
    [6, "Ward Clerk", "Clerical Worker", "ward", "G2A", band(2)],
    [6, "Administrator", "Officer", "corporate", "G2C", band(3)],
    [3, "Information Analyst", "Analyst", "corporate", "G1B", band(6)],
    [3, "HR Adviser", "Adviser", "corporate", "G1C", band(5)],
    [2, "Finance Officer", "Accountant", "corporate", "G1A", band(6)],
    [2, "Project Manager", "Manager", "corporate", "G0C", band(7)],
  ],
  "Estates and Ancillary": [
    [5, "Domestic Assistant", "Support Worker", "estates", "H2R", band(2)],
    [3, "Porter", "Porter", "estates", "H2P", band(2)],
    [2, "Catering Assistant", "Assistant", "estates", "H2C", band(2)],
    [1, "Electrician", "Electrician", "estates", "H2E", band(4)],
  ],
  "Healthcare Scientists": [
    [4, "Biomedical Scientist", "Biomedical Scientist", "laboratory", "U2J", band(6)],
    [1, "Clinical Scientist", "Clinical Scientist", "laboratory", "U1K", band(7)],
    [
      1,
      "Cardiac Physiologist",
      "Specialist Healthcare Science Practitioner",
      "laboratory",
      "U2B",
      band(6),
    ],
  ],
  "Add Prof Scientific and Technic": [
    [2, "Pharmacist", "Pharmacist", "professional", "S1P", band(7)],
    [2, "Clinical Psychologist", "Clinical Psychologist", "professional", "S1L", band(8)],
    [2, "Pharmacy Technician", "Technician", "professional", "S2P", band(5)],
  ],
};

const training: readonly Line[] = [
  [
    2,
    "Foundation Doctor",
    "Foundation Year 1",
    "medical",
    "M1A",
    "NHS|MN13|Foundation Doctor Year 1",
  ],
  [
    2,
    "Core Trainee",
    "Specialty Registrar",
    "medical",
    "M2A",
    "NHS|MN37|Specialty Registrar (Core)",
  ],
  [
    4,
    "Specialty Registrar",
    "Specialty Registrar",
    "medical",
    "M3A",
    "NHS|MN37|Specialty Registrar",
  ],
];

const bank: readonly (readonly [StaffGroup, Line])[] = [
  [
    "Nursing and Midwifery Registered",
    [8, "Bank Nurse Band 5", "Staff Nurse", "ward", "N7B", band(5)],
  ],
  [
    "Additional Clinical Services",
    [8, "Bank Healthcare Support Worker", "Healthcare Assistant", "ward", "H1B", band(2)],
  ],
  [
    "Administrative and Clerical",
    [2, "Bank Administrator", "Clerical Worker", "corporate", "G2B", band(2)],
  ],
  [
    "Medical and Dental",
    [2, "Bank Doctor", "Trust Grade Doctor", "medical", "025", "NHS|MT03|Trust Grade Doctor"],
  ],
];

function repeated(use: Role["use"], staffGroup: StaffGroup, line: Line): readonly Role[] {
  const [posts, title, jobRole, kind, occupationCode, grade] = line;
  const role: Role = { title, staffGroup, jobRole, kind, occupationCode, grade, use };
  return Array.from({ length: posts }, () => role);
}

function managing(staffGroup: StaffGroup, line: Line): Role {
  return repeated("manager", staffGroup, line)[0] as Role;
}

const groups = Object.entries(substantive) as readonly [StaffGroup, readonly Line[]][];

/** The 180 roles that follow the managers in each block: substantive and training posts first, then the staff bank. */
export const otherRoles: readonly Role[] = [
  ...groups.flatMap(([group, lines]) =>
    lines.flatMap((line) => repeated("substantive", group, line)),
  ),
  ...training.flatMap((line) => repeated("training", "Medical and Dental", line)),
  ...bank.flatMap(([group, line]) => repeated("bank", group, line)),
];
