import { readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8')) as { version: string };

/** Tests that start what dist/ holds: the built commands, and the package as it is shipped. */
const whole = ['test/docs/**/*.test.ts', 'test/package/**/*.test.ts'];

export default defineConfig({
  define: { __VERSION__: JSON.stringify(version) },
  test: {
    // As Node itself imports CommonJS, and as the build does.
    deps: { interopDefault: false },
    projects: [
      { extends: true, test: { name: 'unit', include: ['test/**/*.test.ts'], exclude: whole, testTimeout: 30_000 } },
      {
        extends: true,
        test: { name: 'whole', include: whole, globalSetup: ['test/package/build.ts'], testTimeout: 60_000, hookTimeout: 120_000 },
      },
    ],
    coverage: {
      provider: 'v8',
      // Every file of src/ counts, also those that no test imports. Only what a program writes is left out: the compiled
      // validators are made from schemas/ on every build, and their compiler counts.
      include: ['src/**/*.ts'],
      exclude: ['src/profiles/generated/**'],
      reporter: ['text-summary', 'json-summary', 'html'],
      thresholds: { statements: 70, branches: 60, functions: 70, lines: 70 },
    },
  },
});
