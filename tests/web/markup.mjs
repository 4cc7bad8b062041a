// Every page, drawing and style sheet of built sites, as the Nu HTML checker of the W3C reads them:
// not one message, of whatever weight. Faults put into copies of a page have to be found, by it and
// by html-validate.
// Usage: markup.mjs SITE…
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { inserted, replaced } from './checks/damage.mjs';
import { serve } from './checks/stage.mjs';
import { files } from './checks/tree.mjs';

const run = promisify(execFile);
const require = createRequire(`${process.env.NODE_PATH}/`);
const jar = join(dirname(require.resolve('vnu-jar/package.json')), 'build/dist/vnu.jar');
const htmlValidate = join(process.env.NODE_PATH, '.bin/html-validate');
const config = new URL('htmlvalidate.json', import.meta.url).pathname;

// What the checker says of things that are right. Each is one message, word by word, with the
// reason.
const KNOWN = new Map([
  [
    'CSS: Unrecognized at-rule “@container”',
    'of 2022, after its grammar of CSS; the browser shows it',
  ],
  ["CSS: “container-type”: Property “container-type” doesn't exist.", 'the same'],
  ["CSS: “paint-order”: Property “paint-order” doesn't exist.", 'it knows it of SVG alone'],
  [
    'This document appears to be written in English but the “html” start tag has “lang="ar"”. ' +
      'Consider using “lang="en"” (or variant) instead.',
    'the gallery has no Arabic words of its own',
  ],
]);

// Of data about the page, which no browser runs, a policy for scripts says nothing.
const POLICY =
  'Inline script violates Content Security Policy (meta tag): blocked by “script-src” directive ' +
  '(missing “‘unsafe-inline’” or nonce/hash).';
const isOfData = (m) =>
  m.message === POLICY && m.extract?.includes('<script type="application/ld+json">');

/** Faults: a name, what is done to a page, what the checker says, the rule of html-validate. */
const FAULTS = [
  ['unclosed', (t) => inserted(t, '<div><p>words'), /Unclosed element “div”/, 'close-order'],
  ['alt', (t) => inserted(t, '<img src="a.png">'), /must have an “alt” attribute/, 'wcag/h37'],
  ['id', (t) => inserted(t, '<p id="mp-main">words</p>'), /Duplicate ID/, 'no-dup-id'],
  [
    'label',
    (t) => inserted(t, '<p aria-labelledby="mp-no">words</p>'),
    /aria-labelledby/,
    undefined,
  ],
  [
    'policy',
    (t) => inserted(t, '<p style="color:red">words</p>'),
    /Content Security Policy/,
    'no-inline-style',
  ],
];

/** One call of the checker for everything, since to start it costs more than a hundred pages. */
async function messages(targets) {
  const words = ['-Xss2m', '-Dnu.validator.servlet.allow-forbidden-hosts=true', '-jar', jar];
  const how = [
    '--also-check-svg',
    '--also-check-css',
    '--format',
    'json',
    '--stdout',
    '--exit-zero-always',
  ];
  const { stdout } = await run('java', [...words, ...how, ...targets], { maxBuffer: 1 << 28 });
  return JSON.parse(stdout).messages;
}

/** Style sheets and drawings are read from the disk, each text once: many folders have it. */
function others(root) {
  const seen = new Map();
  for (const path of [...files(root, '.svg'), ...files(root, '.css')]) {
    const sum = createHash('sha256')
      .update(readFileSync(join(root, path)))
      .digest('hex');
    if (!seen.has(sum)) seen.set(sum, join(root, path));
  }
  return [...seen.values()];
}

/** Writes the damaged pages of a site into a folder. */
function damaged(root, folder) {
  const page = readFileSync(join(root, 'index.html'), 'utf8');
  for (const [name, damage] of FAULTS) writeFileSync(join(folder, `${name}.html`), damage(page));
  const drawing = readFileSync(join(root, files(root, '.svg')[0]), 'utf8');
  writeFileSync(
    join(folder, 'drawing.svg'),
    replaced(drawing, /<\/svg>/, '<rect widht="3"/></svg>'),
  );
  writeFileSync(join(folder, 'sheet.css'), 'p{colour:red}');
}

async function missed(folder, said) {
  const wrong = [];
  const says = (name, what) => said.some((m) => m.url.endsWith(`/${name}`) && what.test(m.message));
  for (const [name, , what] of FAULTS)
    if (!says(`${name}.html`, what)) wrong.push(`the checker misses ${name}`);
  if (!says('drawing.svg', /widht/))
    wrong.push('the checker misses a wrong attribute of a drawing');
  if (!says('sheet.css', /colour/))
    wrong.push('the checker misses a wrong property of a style sheet');
  const pages = FAULTS.map(([name]) => join(folder, `${name}.html`));
  // Into a file, since it ends before a pipe has taken all.
  const told = join(folder, 'told.json');
  await run(htmlValidate, ['--config', config, '--formatter', `json=${told}`, ...pages]).catch(
    () => {},
  );
  const results = JSON.parse(readFileSync(told, 'utf8'));
  for (const [name, , , rule] of FAULTS) {
    const found = results.find((r) => r.filePath.endsWith(`/${name}.html`))?.messages ?? [];
    if (rule && !found.some((m) => m.ruleId === rule)) {
      wrong.push(
        `html-validate misses ${name}, and says ${found.map((m) => m.ruleId).join(' ') || 'nothing'}`,
      );
    }
  }
  return wrong;
}

const roots = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'markup-'));
damaged(roots[0], folder);
const servers = await Promise.all([...roots, folder].map((root) => serve(root)));
// Pages first: after a drawing the checker takes what follows for one.
const targets = [
  ...[...roots, folder].flatMap((root, at) =>
    files(root, '.html').map((path) => servers[at].base + path),
  ),
  ...[...roots, folder].flatMap(others),
];
const said = await messages(targets);
for (const { stop } of servers) stop();

const isFault = (m) => m.url.startsWith(servers.at(-1).base) || m.url.includes(folder);
const where = (m) => `${m.url.replace(/^http:..[^/]*.|^file:/, '')}:${m.lastLine ?? 0}`;
const wrong = said
  .filter((m) => !isFault(m) && !KNOWN.has(m.message) && !isOfData(m))
  .map((m) => `${where(m)}: ${m.type}: ${m.message} ${JSON.stringify(m.extract ?? '')}`);
const unused = [...KNOWN.keys()].filter((known) => !said.some((m) => m.message === known));
wrong.push(...unused.map((known) => `nothing says any more: ${known}`));
wrong.push(...(await missed(folder, said.filter(isFault))));
rmSync(folder, { recursive: true });
for (const line of wrong) console.log(line);
console.log(`${targets.length} files, ${FAULTS.length + 2} faults put in, ${wrong.length} wrong`);
process.exit(wrong.length ? 1 : 0);
