import type { Check } from '../../domain/check.js';
import type { Fault } from '../../domain/finding.js';

export const addressInvalid: Check = {
  code: 'transport/address-invalid',
  layer: 'directory',
  severity: 'error',
  issueType: 'value',
  message: '"{url}" is no URL that can be connected to: it {problem}.',
  why: 'Clients read a malformed URL in different ways, or not at all: some would connect to another host than you see.',
  help: 'Write an absolute URL: https://, the host, and the path, such as "https://p2p.payer.example.com/fhir/r4".',
  reference: { title: 'RFC 3986, sections 2 to 4', url: 'https://www.rfc-editor.org/rfc/rfc3986' },
  run({ addresses }) {
    const faults: Fault[] = [];
    for (const { path, address } of addresses) {
      const { scheme, problem, text } = address;
      // Another scheme is the whole fault: what it needs is https, not a better form.
      if (problem === undefined || (scheme !== undefined && scheme !== 'http' && scheme !== 'https')) continue;
      faults.push({ path, args: { url: text, problem } });
    }
    return faults;
  },
};
