import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';

test('npm start validates the bundles, looks a payer up, and says what to try next', () => {
  const { status, stdout } = spawnSync('npm', ['start'], { encoding: 'utf8' });
  expect(status).toBe(0);
  expect(stdout).toContain('bundles/summit-peak.json: valid');
  expect(stdout).toContain('\nhttps://p2p.summit-peak.example.com/fhir/r4\n');
  expect(stdout).toMatch(/To try next:\n\n( {2}npx .+\n)+/);
});
