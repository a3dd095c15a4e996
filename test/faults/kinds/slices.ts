import { baseBundle } from '../bases/bundles.js';
import { pdex } from '../bases/extensions.js';
import { type Edit, faultsIn, type SeededFault } from '../fault.js';
import { faultsOfExtensions } from './extension-parts.js';

const seed = faultsIn('slices', 'endpoint');
const payers = faultsIn('slices', 'organization');

const again =
  (index: number): Edit =>
  ({ endpoint }) =>
    endpoint.extension.push({ ...endpoint.extension[index] });
const list = 'endpoint.extension';
const few = 'profile/missing-slice';
const many = 'profile/too-many-in-slice';

/** The slices of the profiles themselves: how many of a kind there must and may be. */
const ofProfiles: readonly SeededFault[] = [
  seed('no signed object', few, list, ({ endpoint }) => endpoint.extension.splice(10, 1)),
  seed('a signed object of the National Directory', 'profile/extension-not-defined', 'endpoint.extension[10].url', ({ endpoint }) => (endpoint.extension[10].url = endpoint.extension[10].url.replace('davinci-pdex', 'ndh'))),
  seed('a signed object with a slash at its end', 'profile/extension-not-defined', 'endpoint.extension[10].url', ({ endpoint }) => (endpoint.extension[10].url += '/')),
  seed('a signed object over https', 'profile/unknown-extension', 'endpoint.extension[10].url', ({ endpoint }) => (endpoint.extension[10].url = endpoint.extension[10].url.replace('http:', 'https:')), [`profile/missing-slice ${list}`]),
  seed('a signed object in another case', 'profile/extension-not-defined', 'endpoint.extension[10].url', ({ endpoint }) => (endpoint.extension[10].url = `${pdex}StructureDefinition/pdex-MTLS-signedobject-extension`)),
  seed('two access control mechanisms', many, list, again(6)),
  seed('two ranks', many, list, again(8)),
  seed('two verification statuses', many, list, again(9)),
  seed('no extension at all', few, 'endpoint', ({ endpoint }) => delete endpoint.extension),
  seed('two statuses of an identifier', many, 'endpoint.identifier[0].extension', ({ endpoint }) => endpoint.identifier[0].extension.push(endpoint.identifier[0].extension[0])),
  payers("two statuses of a payer's identifier", many, 'payer.identifier[0].extension', ({ payer }) => payer.identifier[0].extension.push(payer.identifier[0].extension[0])),
  payers('two latitudes', many, 'payer.address[0].extension[0].extension', ({ payer: { address } }) => address[0].extension[0].extension.push(address[0].extension[0].extension[0])),
  payers('no longitude', few, 'payer.address[0].extension[0].extension', ({ payer: { address } }) => address[0].extension[0].extension.pop()),
  payers('all day, twice', many, 'payer.telecom[0].extension[0].extension', ({ payer: { telecom } }) => telecom[0].extension[0].extension.push(telecom[0].extension[0].extension[2])),
  payers('a day as text', 'profile/type-not-allowed', 'payer.telecom[0].extension[0].extension[0].value.ofType(string)', ({ payer: { telecom } }) => (telecom[0].extension[0].extension[0] = { url: 'daysOfWeek', valueString: 'mon' })),
  payers('a part that availability does not have', 'profile/unknown-extension-part', 'payer.telecom[0].extension[0].extension[5]', ({ payer: { telecom } }) => telecom[0].extension[0].extension.push({ url: 'availableTime', valueString: 'x' })),
]; // biome-ignore format: a table

export const sliceFaults: readonly SeededFault[] = [
  ...ofProfiles,
  ...faultsOfExtensions('endpoint', baseBundle('endpoint').entry[2].resource),
  ...faultsOfExtensions('national', baseBundle('national').entry[2].resource),
];
