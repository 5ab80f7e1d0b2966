import type { PersonName } from "./person-name.ts";

const plain = { middleNames: "", maidenName: "", preferredName: "", previousLastName: "" };
const woman = { ...plain, gender: "F", title: "Ms." } as const;
const man = { ...plain, gender: "M", title: "Mr." } as const;

/** Whole names that break assumptions, written out by hand: one name only, very long, capitals, a title in the wrong field. */
export const awkwardNames: readonly PersonName[] = [
  { ...man, firstName: "", lastName: "Suharto" },
  { ...woman, firstName: "", lastName: "Thiri" },
  { ...man, firstName: "Dr Anil", lastName: "Rao" },
  { ...woman, firstName: "SHARON", lastName: "O'DOHERTY" },
  {
    ...woman,
    firstName: "Anne",
    middleNames: "Marie",
    lastName: "Smith-Jones",
    previousLastName: "Smith",
  },
  { ...woman, firstName: "Anne-Marie", lastName: "Jones-Smith" },
  { ...woman, firstName: "Anne Marie", lastName: "Smith Jones" },
  { ...woman, firstName: "Wilhelmina", lastName: "Fotheringham-Featherstonehaugh" },
  {
    ...man,
    firstName: "Bartholomew",
    middleNames: "Peregrine St John",
    lastName: "Cholmondeley-Warner",
  },
  { ...man, firstName: "Willem", lastName: "van der Berg", preferredName: "Bill" },
  { ...man, firstName: "Willem", lastName: "Vanderberg" },
  { ...man, firstName: "William", lastName: "O’Neill", preferredName: "Bill" },
  { ...man, firstName: "William", lastName: "ONeill" },
  { ...woman, firstName: "Siobhan", lastName: "O Neill" },
  {
    ...woman,
    firstName: "Elizabeth",
    lastName: "Cruz",
    maidenName: "de la Cruz",
    preferredName: "Betty",
  },
  {
    ...woman,
    firstName: "Maria Cristina",
    middleNames: "Reyes",
    lastName: "de la Cruz",
    preferredName: "Cristy",
  },
  {
    ...man,
    firstName: "Muhammad",
    middleNames: "Abdul Rahman",
    lastName: "Khan",
    preferredName: "Mo",
  },
  { ...man, firstName: "A", lastName: "Ng" },
  { ...woman, firstName: "E", middleNames: "J", lastName: "O" },
  { ...man, firstName: "Null", lastName: "Null" },
  { ...woman, firstName: "True", lastName: "Test" },
  { ...man, firstName: "Jean-François", lastName: "L'Estrange" },
  { ...woman, firstName: "Zoe\u0308", lastName: "Garci\u0301a" },
  { ...woman, firstName: "Sarah Jane (Sally)", lastName: "Jones", preferredName: "Sally" },
  { ...man, firstName: "Martin", lastName: "Luther King Jr" },
  { ...woman, firstName: "Alex", lastName: "Taylor", title: "Mx.", preferredName: "Lex" },
];

/** Names that many people share, so that a name alone can never say who somebody is. */
export const sharedNames: readonly PersonName[] = [
  { ...man, firstName: "Mohammed", lastName: "Khan" },
  { ...woman, firstName: "Sarah", lastName: "Jones" },
  { ...man, firstName: "David", lastName: "Smith" },
  { ...man, firstName: "Mohammed", lastName: "Ali" },
  { ...woman, firstName: "Maria", lastName: "Santos" },
  { ...woman, firstName: "Fatima", lastName: "Begum" },
  { ...man, firstName: "Gurpreet", lastName: "Singh" },
];
