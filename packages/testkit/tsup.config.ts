import { base } from "../../tsup.base.ts";

export default {
  ...base,
  entry: ["src/index.ts", "src/directory-server.ts", "src/national-directory.ts", "src/servers.ts"],
};
