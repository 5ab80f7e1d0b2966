import { defineConfig } from "tsup";

export default defineConfig({
  entry: ["src/**/*.ts"],
  format: ["esm"],
  target: "node22",
  platform: "node",
  skipNodeModulesBundle: true,
  clean: true,
});
