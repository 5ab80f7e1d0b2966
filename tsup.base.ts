import type { Options } from "tsup";

/** How every package is built: modules with types and source maps, for the oldest Node.js that is supported. */
export const base: Options = {
  entry: ["src/index.ts"],
  format: ["esm"],
  target: "node22",
  platform: "node",
  dts: true,
  sourcemap: true,
  clean: true,
};
