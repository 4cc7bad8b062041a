// Pages of the main kinds as Lighthouse judges them, on a phone, from a server that packs what it
// sends: accessibility, best practices and search engines have 100 points. Speed is told and not
// judged, since it is that of this computer. A page with faults put in on purpose has to lose them.
// Usage: lighthouse.mjs SITE
import { createServer } from 'node:net';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { launch } from './checks/browser.mjs';
import { inserted, replaced } from './checks/damage.mjs';
import { serve } from './checks/stage.mjs';

const require = createRequire(`${process.env.NODE_PATH}/`);
const { default: lighthouse } = await import(pathToFileURL(require.resolve('lighthouse')));

const PAGES = [
  'index.html',
  'projects/index.html',
  'projects/home-adaptation/index.html',
  'projects/home-adaptation/2021-12-10-showcase/index.html',
  'quarters/2021-q4/index.html',
  'data/index.html',
];
const JUDGED = ['accessibility', 'best-practices', 'seo'];

/** Faults in one page, by the audit that has to fail. */
const FAULTS = [
  ['image-alt', (t) => inserted(t, '<p><img src="/favicon.svg" width="9" height="9"></p>')],
  ['color-contrast', (t) => inserted(t, '<p><font color="#aaa">pale words of a page</font></p>')],
  ['meta-description', (t) => replaced(t, /<meta name="description"[^>]*>/, '')],
  ['document-title', (t) => replaced(t, /<title>[^<]*<\/title>/, '')],
  [
    'is-crawlable',
    (t) => replaced(t, /<meta charset/, '<meta name="robots" content="noindex"><meta charset'),
  ],
  ['canonical', (t) => replaced(t, /(<link rel="canonical" href=")[^"]*/, '$1index.html')],
  ['doctype', (t) => replaced(t, /<!doctype html>/i, '')],
  ['errors-in-console', (t) => inserted(t, '<script>document.title</script>')],
];
const DAMAGED = 'en/index.html';

const freePort = () =>
  new Promise((ready) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => ready(port));
    });
  });

/** Audits of a category that count and fail; none is left out. */
const failing = (lhr, category) =>
  lhr.categories[category].auditRefs
    .filter(({ weight }) => weight > 0)
    .map(({ id }) => lhr.audits[id])
    .filter(
      (audit) => audit.scoreDisplayMode === 'error' || (audit.score !== null && audit.score < 1),
    );

const detail = (audit) =>
  (audit.details?.items ?? [])
    .slice(0, 3)
    .map((item) => item.node?.snippet ?? item.description ?? item.source ?? '')
    .join(' | ');

const port = await freePort();
const browser = await launch(undefined, [`--remote-debugging-port=${port}`]);
const damage = (path, body) =>
  path !== DAMAGED ? body : FAULTS.reduce((text, [, fault]) => fault(text), body.toString());
const { base, stop } = await serve(process.argv[2], { packed: true, changed: damage });

async function judged(path) {
  const { lhr } = await lighthouse(base + path, {
    port,
    output: 'json',
    logLevel: 'error',
    onlyCategories: [...JUDGED, 'performance'],
  });
  if (lhr.runtimeError) throw new Error(`${path}: ${lhr.runtimeError.message}`);
  return lhr;
}

const wrong = [];
for (const path of PAGES) {
  const lhr = await judged(path);
  for (const category of JUDGED) {
    for (const audit of failing(lhr, category)) {
      wrong.push(`${path}: ${audit.id}: ${audit.explanation ?? audit.title} ${detail(audit)}`);
    }
  }
  const points = Object.values(lhr.categories).map((c) => `${c.id} ${Math.round(100 * c.score)}`);
  console.log(`${path}: ${points.join(', ')}`);
}
const found = await judged(DAMAGED);
for (const [id] of FAULTS) {
  if (found.audits[id]?.score !== 0)
    wrong.push(`the audit ${id} misses its fault: ${JSON.stringify(found.audits[id])}`);
}
await browser.close();
stop();
for (const line of wrong) console.log(line);
console.log(`${PAGES.length} pages, ${FAULTS.length} faults put in, ${wrong.length} wrong`);
process.exit(wrong.length ? 1 : 0);
