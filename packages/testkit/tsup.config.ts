import { defineConfig } from "tsup";

export default defineConfig({
  entry: ["src/index.ts", "src/directory-server.ts", "src/national-directory.ts", "src/servers.ts"],
  format: ["esm"],
  target: "node22",
  platform: "node",
  dts: true,
  sourcemap: true,
  clean: true,
});
