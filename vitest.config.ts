import { defineConfig } from "vitest/config";

const project = (name: string, include: string) => ({
  extends: true as const,
  test: { name, include: [include] },
});

export default defineConfig({
  resolve: { conditions: ["@rollcall/source"] },
  ssr: { resolve: { conditions: ["@rollcall/source"] } },
  test: {
    testTimeout: 60_000,
    // A core is left idle unless it is asked for, and most machines that run this have two.
    maxWorkers: "100%",
    globalSetup: ["./scripts/tests-not-run.ts"],
    projects: [
      project("unit", "packages/*/test/**/*.test.ts"),
      project("examples", "examples/*/test/**/*.test.ts"),
      project("laws", "tests/test/**/*.test.ts"),
      project("bench", "bench/test/**/*.test.ts"),
    ],
  },
});
