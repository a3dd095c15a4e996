/** Preloaded into a run of a built command: keeps, for each file that code-cache.ts has set apart, what V8 compiled of it. */
const { writeFileSync } = require('node:fs');
const vm = require('node:vm');

const scripts = new Map();

vm.Script = class extends vm.Script {
  constructor(code, options) {
    super(code, options);
    scripts.set(options.filename, this);
  }
};

process.on('exit', () => {
  for (const [file, script] of scripts) writeFileSync(file.replace(/\.cjs$/, '.cache'), script.createCachedData());
});
