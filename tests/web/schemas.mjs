// The schemas agree with the checks: of sites without a mistake every file is without one in them, and of sites with a
// wrong key, kind, day, id or word some file is not. Usage: schemas.mjs PROGRAM (in the root of the repository)
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';

const require = createRequire(`${process.env.NODE_PATH}/`);
const Ajv = require('ajv').default;
const { parse } = require('yaml');
const program = process.argv[2];

// Sites of a folder; this one says when quarters begin as sites did before there were other periods.
const sites = (folder) => readdirSync(folder).filter((name) => name !== 'data-names').map((name) => join(folder, name));
const isFine = (root) => spawnSync(program, ['-C', root, 'check', '--quiet']).status === 0;

// What a file of content/ is, by its path; nothing for files without keys.
const kind = (path, paths) => {
  if (path === 'site.yaml') return 'site';
  if (!path.endsWith('.md')) return undefined;
  const isReport = /^\d{4}-\d\d-\d\d/.test(basename(path));
  const isTranslation = paths.includes(path.replace(/\.[A-Za-z]{2}(-[A-Za-z]+)?\.md$/, '.md')) && /\.[A-Za-z-]+\.md$/.test(path);
  if (path.startsWith('projects/') && isReport) return isTranslation ? 'report-translation' : 'report';
  if (isTranslation) return path.startsWith('pages/') ? 'page-translation' : 'translation';
  return { projects: 'project', pages: 'page' }[path.split('/')[0]] ?? 'quarter';
};

// The YAML of a file: all of it, or its front matter; nothing where there is none, or where it is no YAML.
const yaml = (path, text) => {
  const plain = text.replace(/^\ufeff/, '').replaceAll('\r\n', '\n');
  if (path.endsWith('.md') && !plain.startsWith('---')) return undefined;
  try {
    return parse(path.endsWith('.md') ? plain.slice(3).split('\n---')[0] : plain) ?? undefined;
  } catch {
    return undefined;
  }
};

let files = 0;
const findings = (root) => {
  const content = join(root, 'content');
  const paths = readdirSync(content, { recursive: true }).map((path) => path.replaceAll('\\', '/'));
  const made = new Map();
  const valid = (of) => {
    if (!made.has(of)) {
      const schema = JSON.parse(execFileSync(program, ['-C', root, 'schema', of], { maxBuffer: 1 << 26 }));
      made.set(of, new Ajv({ strict: false, allErrors: true }).compile(schema));
    }
    return made.get(of);
  };
  const found = [];
  for (const path of paths) {
    const of = kind(path, paths);
    const value = of && yaml(path, readFileSync(join(content, path), 'utf8'));
    if (value === undefined) continue;
    files += 1;
    const check = valid(of);
    if (!check(value)) found.push(...check.errors.map((e) => `${root}/${path} ${e.instancePath}: ${e.message} ${JSON.stringify(e.params)}`));
  }
  return found;
};

const samples = readdirSync('src/cli/sample').flatMap((name) => sites(join('src/cli/sample', name)));
const all = ['.', 'tests/web/wide', ...samples, ...sites('tests/sites').filter((site) => !basename(site).startsWith('err-'))];
const fine = all.filter(isFine);
const wrong = fine.flatMap(findings);
for (const root of ['err-e004', 'err-e007', 'err-e009', 'err-e010', 'err-e011'].map((name) => join('tests/sites', name))) {
  if (findings(root).length === 0) wrong.push(`${root}: no mistake is found`);
}
if (fine.length < 25 || files < 200) wrong.push(`only ${files} files of ${fine.length} sites were looked at`);
if (wrong.length) throw new Error(wrong.join('\n'));
console.log(`${files} files of ${fine.length} sites agree with their schemas`);
