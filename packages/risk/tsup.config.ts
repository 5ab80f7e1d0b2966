import { base } from "../../tsup.base.ts";

export default {
  ...base,
  entry: {
    index: "src/index.ts",
    "rollcall-compromised-set": "src/password/compromised/command/main.ts",
  },
};
