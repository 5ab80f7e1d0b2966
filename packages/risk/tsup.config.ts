import { base } from "../../tsup.base.ts";

export default {
  ...base,
  entry: {
    index: "src/index.ts",
    changes: "src/changes.ts",
    passwords: "src/passwords.ts",
    "rollcall-compromised-set": "src/password/compromised/command/main.ts",
  },
};
