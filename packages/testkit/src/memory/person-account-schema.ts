import type { AttributeSchema, Schema } from "@rollcall/core";

const text: AttributeSchema = { type: "string", maxLength: 256 };
const word: AttributeSchema = { ...text, compare: "ignore-case" };

/**
 * The schema of a target that keeps accounts for people, in the shape of most directories: accounts in containers,
 * with a user name that can be changed, addresses that nobody shares and a reference to the account one reports to.
 */
export const personAccountSchema: Schema = {
  kinds: {
    account: {
      attributes: {
        userName: { ...word, maxLength: 64, unique: true, required: true, role: "name" },
        commonName: { ...word, maxLength: 64, unique: { within: "container" } },
        container: { type: "string", reference: true, role: "container" },
        displayName: text,
        givenName: text,
        familyName: text,
        mail: { ...word, unique: true, noTemporary: true },
        proxyAddresses: { ...word, cardinality: "set", unique: true },
        title: text,
        department: text,
        employeeNumber: { ...text, maxLength: 16 },
        telephone: { type: "string", compare: "e164", maxLength: 32 },
        manager: { type: "string", reference: true },
        personKey: { ...text, writeOnce: true },
        lastSignIn: { type: "instant", compare: "instant", readOnly: true },
      },
      entitlements: ["group", "licence"],
    },
    container: {
      attributes: {
        name: {
          ...word,
          maxLength: 64,
          unique: { within: "parent" },
          required: true,
          role: "name",
        },
        parent: { type: "string", reference: true, role: "container" },
      },
    },
  },
};
