import { expect, test } from "vitest";
import { newUser, stage } from "./stage.ts";

test("a created user is answered with the usual properties only, and read by identifier and by name", async () => {
  await using on = await stage();
  const created = await on.ask("POST", "/users", {
    body: newUser("ada.quill", { department: "Pharmacy" }),
  });
  expect(created.status).toBe(201);
  expect(created.body).not.toHaveProperty("department");
  const { id } = created.body;
  const byName = await on.ask(
    "GET",
    "/users/ADA.quill@nhs.net?$select=id,department,accountEnabled",
  );
  expect(byName.body).toMatchObject({ id, department: "Pharmacy", accountEnabled: true });
  expect((await on.ask("GET", `/users/${id}`)).body.userPrincipalName).toBe("ada.quill@nhs.net");
});
