/** Writes the entries that a directory starts with, as LDIF: two containers, and made-up people in the first. */
export function seed(baseDN: string, people: number): string {
  const [, name = ""] = /^dc=([^,]+)/i.exec(baseDN) ?? [];
  const staff = Array.from({ length: people }, (_, index) => person(baseDN, index));
  return [
    `dn: ${baseDN}\nobjectClass: dcObject\nobjectClass: organization\no: Trust\ndc: ${name}\n`,
    container(baseDN, "Staff"),
    container(baseDN, "Groups"),
    ...staff,
  ].join("\n");
}

function container(baseDN: string, name: string): string {
  return `dn: ou=${name},${baseDN}\nobjectClass: organizationalUnit\nou: ${name}\n`;
}

function person(baseDN: string, index: number): string {
  const number = String(index).padStart(6, "0");
  const lines = [
    `dn: uid=s${number},ou=Staff,${baseDN}`,
    "objectClass: inetOrgPerson",
    `uid: s${number}`,
    `cn: Given${index} Surname${index}`,
    `givenName: Given${index}`,
    `sn: Surname${index}`,
    `displayName: Surname${index}, Given${index}`,
    `mail: s${number}@trust.nhs.example`,
    `employeeNumber: ${10_000_000 + index}`,
    "employeeType: Permanent",
    `departmentNumber: Department ${index % 97}`,
    "title: Staff Nurse",
    `telephoneNumber: 01632 960${String(index % 1000).padStart(3, "0")}`,
    `mobile: 01632 960${String((index * 7) % 1000).padStart(3, "0")}`,
    `description: Seeded person ${index}`,
  ];
  return `${lines.join("\n")}\n`;
}
