// The library finds its own parts by decorators' metadata, so the polyfill must be loaded before it: here, once for all of pki/.
import 'reflect-metadata';
import * as x509 from '@peculiar/x509';

export { x509 };
