// What a page weighs, and that it stands alone. Of every page: HTML and styles, packed, are at most
// 40 KB, and each link inside the site finds its file and its place there. Of one page of each
// kind, from the disk and from a folder of a server, on a phone and on a desk: nothing is asked for
// elsewhere, nothing fails, nothing moves while it loads. Faults put into copies of a page have to
// be found.
// Usage: weight.mjs SITE
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { launch } from './checks/browser.mjs';
import { inserted, replaced } from './checks/damage.mjs';
import { abreast, serve } from './checks/stage.mjs';
import { kinds } from './checks/tree.mjs';
import { weigh } from './checks/weight.mjs';

const WIDTHS = [360, 1280];
// A long page is drawn while it still arrives, and a column may gain a pixel with its last row; a
// reader sees no jump.
const STILL = 0.01;
const UNDER = 'results/of/a/city/';

const POLICY = /<meta http-equiv="Content-Security-Policy"[^>]*>/;
const late =
  '<script>setTimeout(() => { const box = document.createElement("div"); ' +
  'box.style.height = "300px"; document.body.prepend(box); }, 200);</script>';

/** Faults: the page that has it, what is done to it, and what has to be said. */
const FAULTS = [
  ['heavy', (t) => inserted(t, `<p>${randomBytes(40_000).toString('hex')}</p>`), /weighs/],
  ['nowhere', (t) => inserted(t, '<a href="gone.html">words</a>'), /gone.html leads to no file/],
  ['folder', (t) => inserted(t, '<a href="./">words</a>'), /leads to no file/],
  ['place', (t) => inserted(t, '<a href="#mp-nowhere">words</a>'), /mp-nowhere leads to no place/],
  ['root', (t) => inserted(t, '<a href="/place.html">words</a>'), /does not lead on/],
  [
    'policy',
    (t) => inserted(t, '<img alt="" src="https://elsewhere.example/a.png">'),
    /Content Security Policy/,
  ],
  [
    'elsewhere',
    (t) => inserted(replaced(t, POLICY, ''), '<img alt="" src="https://elsewhere.example/a.png">'),
    /asks for https:..elsewhere/,
  ],
  [
    'absent',
    (t) => inserted(t, '<img alt="" src="absent.png">'),
    /absent.png (fails|is answered with 404)/,
  ],
  ['moves', (t) => inserted(replaced(t, POLICY, ''), late), /moves/],
];

/** Runs before the page: adds up what moves without a reader's doing. */
function watch() {
  window.moved = 0;
  new PerformanceObserver((list) => {
    for (const shift of list.getEntries()) if (!shift.hadRecentInput) window.moved += shift.value;
  }).observe({ type: 'layout-shift', buffered: true });
}

/** Runs in the page: to its end and back, so that what loads on the way is there. */
async function wander() {
  const soon = () =>
    new Promise((done) => {
      setTimeout(done, 60);
    });
  const steps = Math.min(12, Math.ceil(document.documentElement.scrollHeight / innerHeight));
  for (let step = 1; step <= steps; step += 1) {
    scrollTo({ top: (step / steps) * document.documentElement.scrollHeight, behavior: 'instant' });
    await soon();
  }
  await new Promise((done) => {
    setTimeout(done, 250);
  });
  return window.moved;
}

async function alone(browser, base, path, width) {
  const wrong = new Set();
  const say = (what) =>
    wrong.add(`${path}: ${what.replaceAll(base, '')} (${base.split(':')[0]}, ${width} px)`);
  const context = await browser.newContext({ viewport: { width, height: 800 } });
  const page = await context.newPage();
  page.on('request', (request) => {
    if (!request.url().startsWith(base) && !request.url().startsWith('data:'))
      say(`asks for ${request.url()}`);
  });
  page.on('requestfailed', (request) => say(`${request.url()} fails`));
  page.on('response', (answer) => {
    if (answer.status() >= 400) say(`${answer.url()} is answered with ${answer.status()}`);
  });
  page.on('console', (message) => say(`console: ${message.text()}`));
  await page.addInitScript(watch);
  await page.goto(base + path);
  const moved = await page.evaluate(wander);
  if (moved >= STILL) say(`moves while it loads, by ${moved.toFixed(3)}`);
  await context.close();
  return [...wrong];
}

/** Faults of some pages of a folder, from the disk and below a folder of a server. */
async function look(browser, root, pages) {
  const server = await serve(root, { under: UNDER });
  const jobs = [server.base, `${pathToFileURL(root)}/`].flatMap((base) =>
    pages.flatMap((path) => WIDTHS.map((width) => () => alone(browser, base, path, width))),
  );
  const wrong = (await abreast(jobs)).flat();
  server.stop();
  return wrong;
}

const root = process.argv[2];
const folder = mkdtempSync(join(tmpdir(), 'weight-'));
const page = readFileSync(join(root, 'index.html'), 'utf8');
for (const [name, damage] of FAULTS) writeFileSync(join(folder, `${name}.html`), damage(page));
for (const beside of ['style.css', 'favicon.svg'])
  copyFileSync(join(root, beside), join(folder, beside));

const browser = await launch();
// The page for addresses that do not exist counts on the root of a server.
const pages = kinds(root).filter((path) => !path.endsWith('404.html'));
const { count, faults, lines } = weigh(root);
const wrong = [...faults, ...(await look(browser, root, pages))];
const found = [
  ...weigh(folder).faults,
  ...(await look(
    browser,
    folder,
    FAULTS.map(([name]) => `${name}.html`),
  )),
];
await browser.close();
rmSync(folder, { recursive: true });
for (const [name, , what] of FAULTS) {
  const told = found.filter((line) => line.startsWith(`${name}.html: `));
  if (!told.some((line) => what.test(line))) wrong.push(`missed: ${name}`);
}
for (const line of [...lines, ...wrong]) console.log(line);
console.log(
  `${count} pages weighed, ${pages.length} looked at, ${FAULTS.length} faults put in, ${wrong.length} wrong`,
);
process.exit(wrong.length ? 1 : 0);
