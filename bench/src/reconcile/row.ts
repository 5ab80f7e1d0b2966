const families = [
  "Smith",
  "Okafor",
  "O'Neill",
  "Nguyen",
  "Wójcik",
  "Patel",
  "van der Berg",
  "Smith-Jones",
];
const givens = ["Jane", "Chidi", "Siobhán", "Anh", "Łukasz", "Priya", "Willem", "Mary Ann"];
const titles = [
  "Staff Nurse",
  "Ward Clerk",
  "Consultant",
  "Porter",
  "Physiotherapist",
  "Pharmacist",
  "Midwife",
];
const departments = [
  "Renal",
  "Cardiology",
  "Estates",
  "Finance",
  "Emergency",
  "Theatres",
  "Maternity",
  "Pharmacy",
];

/** The columns of one person, the same for both sides. */
export interface Row {
  readonly number: string;
  readonly given: string;
  readonly family: string;
  readonly title: string;
  readonly department: string;
  readonly location: string;
  readonly phone: string;
  readonly manager: string;
  readonly groups: readonly string[];
}

/** Works out one person of the world. */
export function rowOf(person: number): Row {
  const department = departments[(person * 7) % departments.length] as string;
  return {
    number: numberOf(person),
    given: givens[(person * 31) % givens.length] as string,
    family: `${families[(person * 17) % families.length]}`,
    title: titles[(person * 13) % titles.length] as string,
    department,
    location: `Site ${person % 32}, Ambleford General Hospital`,
    phone: `01632 960${String(person % 1000).padStart(3, "0")}`,
    manager: numberOf(Math.floor(person / 10)),
    groups: [0, 1, 2, 3, 4].map((group) => `grp-${department}-${(person + group * 3) % 97}`),
  };
}

/** The employee number of a person, eight digits. */
export function numberOf(person: number): string {
  return String(10_000_000 + person);
}
