import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const vendorWords =
  /\b(ldap|ldapts|nhsmail|active ?directory|objectguid|userprincipalname|samaccountname|entra|azure|microsoft|graph|samba|openldap)\b/i;

test("the engine names no vendor: what one of them needs is a capability or a limit", () => {
  const folder = new URL("../src/", import.meta.url);
  const files = globSync("**/*.ts", { cwd: folder });
  expect(files.length).toBeGreaterThan(100);
  const named = files.filter((file) =>
    vendorWords.test(readFileSync(new URL(file, folder), "utf8")),
  );
  expect(named).toEqual([]);
});
