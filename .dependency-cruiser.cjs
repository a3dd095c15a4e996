/**
 * The house's layers: for each folder of src/ the folders that it may import, and why no others. The rules below are made
 * from this table; ARCHITECTURE.md tells the story and shows the picture of what is really imported.
 */
const layers = {
  domain: {
    may: [],
    why: 'The nouns know nothing but each other, so that everything may know them.',
  },
  ports: {
    may: ['domain'],
    why: 'A port says as types what a use case needs of the outside. With code in it, it would be an adapter.',
  },
  parse: {
    may: ['domain'],
    why: 'Reading bytes comes before every judgement: it must work on anything, so it depends on nothing that judges.',
  },
  identifiers: {
    may: ['domain'],
    why: 'The lookup and the validator share the kinds of identifiers; what they need of each must cost next to nothing to load.',
  },
  pki: {
    may: ['domain'],
    why: 'The only place that parses DER. It knows certificates, not bundles.',
  },
  profiles: {
    may: ['domain'],
    why: 'What a published guide says is independent of what this directory adds.',
  },
  checks: {
    may: ['pki', 'identifiers', 'domain'],
    why: 'A check is a pure function of the bundle: it sees no file, no clock, no report and no use case.',
  },
  lookup: {
    may: ['identifiers', 'domain'],
    why: 'The lookup starts in about the time Node itself takes, so it loads no validator, no PKI and no parser with positions.',
  },
  reporters: {
    may: ['domain'],
    why: 'A reporter turns a finished report or answer into text. It decides nothing, so it needs nothing that decides.',
  },
  app: {
    may: ['checks', 'profiles', 'lookup', 'pki', 'identifiers', 'parse', 'ports', 'domain'],
    why: 'A use case names ports, never the adapters behind them: so a test, a library or a server can give it others.',
  },
  adapters: {
    may: ['ports', 'domain'],
    why: 'An adapter implements a port on something real and knows no rule of the directory.',
  },
  cli: {
    may: ['adapters', 'app', 'reporters', 'ports', 'domain'],
    why: 'The commands wire adapters into use cases and use cases into reporters. Nothing below may know that there is a command line.',
  },
  lib: {
    may: ['adapters', 'app', 'ports', 'domain'],
    why: 'The library is what others import: use cases without a command line. get-endpoint reads files where it is asked to; get-endpoint/validate never does.',
  },
  bin: {
    may: ['cli', 'adapters'],
    why: 'A bin gives a command the real process, in a few lines.',
  },
};

/**
 * The packages that src/ may use, each in one folder, so that it can be replaced there. esbuild bundles them into dist/,
 * except those of `dependencies`, which are installed beside it.
 */
const packages = {
  'fast-glob': { folder: 'adapters', why: 'Walking folders is the business of the file system adapter.' },
  'tar-stream': { folder: 'adapters', why: 'FHIR packages come as .tgz files; only the adapter that opens them knows.' },
  saxes: { folder: 'profiles', why: 'A narrative is XHTML; only the rule about it needs an XML parser.' },
  ajv: { folder: 'profiles', why: 'The compiler of profiles writes what ajv generates; nothing else knows that ajv did.' },
  fhirpath: {
    folder: 'profiles',
    why: 'Invariants of official packages that are not known by hand are evaluated; only profiles/ knows invariants.',
  },
  'fhir-package-installer': { folder: 'adapters', why: 'Fetching packages from a registry is the business of the package adapter.' },
  '@peculiar/x509': { folder: 'pki', buildTime: true, why: 'One folder handles DER: two would come to disagree about hostile input.' },
  'reflect-metadata': { folder: 'pki', buildTime: true, why: '@peculiar/x509 looks for its decorators there when it is loaded.' },
};

const packageRules = Object.entries(packages).map(([name, { folder, why }]) => ({
  name: `${name}-in-${folder}`,
  comment: `Only ${folder}/ imports ${name}. ${why}`,
  severity: 'error',
  from: { path: '^src/', pathNot: `^src/${folder}/` },
  to: { path: `node_modules/${name}/` },
}));

const outside =
  '^(node:)?(child_process|cluster|console|dgram|dns|fs|http|http2|https|inspector|module|net|os|perf_hooks|process|readline|repl|timers|tls|tty|v8|vm|worker_threads)(/|$)';

const arrows = Object.entries(layers).map(([layer, { may, why }]) => ({
  name: `arrows-of-${layer}`,
  comment: `${layer}/ may import ${may.length === 0 ? 'no other folder' : may.map((other) => `${other}/`).join(', ')}. ${why}`,
  severity: 'error',
  from: { path: `^src/${layer}/` },
  to: { path: '^src/', pathNot: `^src/(${[layer, ...may].join('|')})/` },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...arrows,
    {
      name: 'every-file-in-a-layer',
      comment: 'A file beside the layers, or in a folder that the table above does not have, has no arrows that could be held.',
      severity: 'error',
      from: { path: '^src/', pathNot: `^src/(${Object.keys(layers).join('|')})/` },
      to: {},
    },
    {
      name: 'no-circular',
      comment: 'Two files in a circle are one file that has been cut in the wrong place: neither is understood or tested alone.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      comment: 'A file that nothing imports, no script either, and that imports nothing is dead, or someone forgot its line in a registry.',
      severity: 'error',
      from: { orphan: true, path: '^src/', pathNot: '\\.d\\.ts$' },
      to: {},
    },
    {
      name: 'outside-only-at-the-edge',
      comment:
        'Files, network, clock and process are touched by adapters/, cli/ and bin/ alone. Everything else is given what it needs, so it runs the same in a test, in CI and in a browser.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(adapters|cli|bin)/' },
      to: { path: outside, dependencyTypes: ['core'] },
    },
    {
      name: 'validate-library-without-io',
      comment: 'get-endpoint/validate promises no I/O, so nothing that it loads may reach the outside.',
      severity: 'error',
      from: { path: '^src/lib/validate\\.ts$' },
      to: { path: ['^src/(adapters|cli|bin)/', outside], reachable: true },
    },
    {
      name: 'lookup-without-packages',
      comment: 'lookup/ has no dependency: what answers the question must be small enough to read, and cost nothing to load.',
      severity: 'error',
      from: { path: '^src/(lookup|identifiers)/' },
      to: { path: 'node_modules/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'get-endpoint-starts-fast',
      comment:
        'get-endpoint starts in about the time Node itself takes (npm run bench), so its file holds no validator, no check and no library.',
      severity: 'error',
      from: { path: '^src/bin/get-endpoint\\.ts$' },
      to: {
        path: [
          '^src/(checks|profiles)/',
          `node_modules/(${Object.keys(packages)
            .filter((name) => name !== 'fast-glob')
            .join('|')})/`,
        ],
        reachable: true,
      },
    },
    {
      name: 'domain-without-packages',
      comment: 'The nouns outlive every library, Node included, so that they mean the same everywhere.',
      severity: 'error',
      from: { path: '^src/(domain|ports)/' },
      to: { path: ['node_modules/', '^(node:)?[a-z_/0-9]+$'], dependencyTypesNot: ['type-only', 'local'] },
    },
    {
      name: 'a-check-sees-no-other-check',
      comment:
        'Checks are independent: each can be read, tested and removed alone. What two of them share is a noun of its own beside the groups.',
      severity: 'error',
      from: { path: '^src/checks/([^/]+)/([^/]+)\\.ts$' },
      to: { path: '^src/checks/[^/]+/' },
    },
    {
      name: 'no-source-on-tests-or-scripts',
      comment: 'What is shipped does not depend on what tests or builds it.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(test|scripts)/' },
    },
    ...packageRules,
    {
      name: 'no-other-packages',
      comment: 'Every package that src/ uses is in the table above, with the one folder that knows it and the reason.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: 'node_modules/', pathNot: `node_modules/(${[...Object.keys(packages), '@types/fhir', '@types/node'].join('|')})/` },
    },
    {
      name: 'build-time-packages-not-shipped',
      comment: 'Certificates are made by scripts: what does so is not yet part of a command or the library.',
      severity: 'error',
      from: { path: '^src/(bin|lib)/' },
      to: {
        path: `node_modules/(${Object.keys(packages)
          .filter((name) => packages[name].buildTime)
          .join('|')})/`,
        reachable: true,
      },
    },
    {
      name: 'no-undeclared-packages',
      comment: 'A package that package.json does not name is there by luck.',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'no-unresolvable',
      comment: 'An import that leads nowhere fails when someone takes that path.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
