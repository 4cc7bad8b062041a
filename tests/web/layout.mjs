// Where things stand on screen, at eight widths and in every language: each status is inside the window and whole,
// no menu is cut, a project's chart comes before its facts on a phone, no head of a table is broken inside a word,
// each stop of the Tab key can be seen, no text lies on another or leaves its box, and white space beside a block is nothing.
// Usage: layout.mjs SITE... (a page of each kind is looked at), or layout.mjs --faults SITE for faults put in on purpose.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { launch } from './checks/browser.mjs';
import { abreast, serve } from './checks/stage.mjs';
import { boxes, course, spaced, statuses, stops, words } from './checks/layout.mjs';

const WIDTHS = [320, 360, 390, 768, 800, 960, 1280, 1366, 1920];
// Every stop is visited at a phone's and at two desktops' widths, elsewhere those at the top of the page.
const ALL_STOPS = [360, 1280, 1366];
const FEW_STOPS = 12;
const SPACED = [360, 1280];

/** One page of each kind, by the folder that it stands in; the one with most text, since that is the hardest. */
function kinds(root) {
  const largest = new Map();
  const walk = (path) => {
    for (const name of readdirSync(join(root, path)).sort()) {
      const inside = path ? `${path}/${name}` : name;
      if (statSync(join(root, inside)).isDirectory()) {
        if (!/^(print|editions|data|.*\/print)$/.test(inside)) walk(inside);
      } else if (name === 'index.html' || name === '404.html') {
        const kind = inside.split('/').map((part, at, all) => (0 < at && at < all.length - 1 && !/^(projects|quarters|vs|focuses|places|leads|departments|batches|targets)$/.test(part) ? '*' : part)).join('/');
        const size = statSync(join(root, inside)).size;
        if (size > (largest.get(kind)?.size ?? 0)) largest.set(kind, { path: inside, size });
      }
    }
  };
  walk('');
  return [...largest.values()].map((found) => found.path);
}

async function look(browser, base, path, spoil) {
  const wrong = [];
  // Faults are written as styles, which a page's own policy would keep out.
  const context = await browser.newContext({ viewport: { width: 1280, height: 768 }, bypassCSP: Boolean(spoil) });
  const page = await context.newPage();
  await page.goto(base + path);
  if (spoil) await page.evaluate(spoil);
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: width === 1920 ? 1080 : 768 });
    await page.evaluate(() => scrollTo(0, 0));
    const where = (what) => `${path} at ${width}: ${what}`;
    if (await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)) wrong.push(where('scrolls sideways'));
    wrong.push(...(await page.evaluate(statuses)).map(where));
    wrong.push(...(await page.evaluate(words)).map(where));
    wrong.push(...(await page.evaluate(boxes)).map(where));
    wrong.push(...(await page.evaluate(course)).map(where));
    if (SPACED.includes(width)) wrong.push(...(await page.evaluate(spaced)).map(where));
    wrong.push(...(await page.evaluate(stops, ALL_STOPS.includes(width) ? Infinity : FEW_STOPS)).map(where));
  }
  await context.close();
  return wrong;
}

/** Faults put in on purpose; each has to be found, by the words that its finding begins with. */
const FAULTS = [
  ['status', 'projects/index.html', () => { for (const s of document.querySelectorAll('.mp-projects .mp-statuscol')) s.style.cssText = 'position:relative;left:60rem'; }],
  ['status', 'projects/index.html', () => { for (const s of document.querySelectorAll('.mp-status')) s.style.cssText = 'display:inline-block;width:1em;word-break:break-all'; }],
  ['menu', 'index.html', () => { const menu = document.querySelector('.mp-menu'); menu.style.cssText = 'overflow-x:auto;width:3rem;flex:none'; menu.firstElementChild.style.flexWrap = 'nowrap'; }],
  ['word', 'en/projects/index.html', () => { for (const head of document.querySelectorAll('main thead th')) head.style.cssText = 'display:inline-block;width:1em;overflow-wrap:anywhere'; }],
  ['focus', 'projects/index.html', () => { const a = document.querySelector('main a'); a.style.cssText = 'position:fixed;left:-99rem'; }],
  ['focus', 'index.html', () => { const cover = document.createElement('div'); cover.style.cssText = 'position:fixed;inset:0;background:#fff;z-index:9'; document.body.append(cover); }],
  ['focus', 'index.html', () => { const s = document.createElement('style'); s.textContent = '*:focus-visible{outline:none!important;box-shadow:none!important}'; document.head.append(s); }],
  ['text', 'index.html', () => { const p = document.querySelectorAll('main p'); p[1].style.cssText = 'position:absolute;top:' + (p[0].offsetTop) + 'px'; }],
  ['text', 'index.html', () => { const h = document.querySelector('main h2'); h.style.cssText = 'width:2rem;white-space:nowrap;display:block'; }],
  ['course', 'projects/lifts/index.html', () => { document.querySelector('.mp-rail').style.order = 0; }],
  ['white space', 'index.html', () => { for (const li of document.querySelectorAll('main li')) li.style.cssText = 'display:inline'; }],
];

const seeding = process.argv[2] === '--faults';
const roots = process.argv.slice(seeding ? 3 : 2);
const browser = await launch();
let wrong = [], looked = 0;
for (const root of roots) {
  const { base, stop } = await serve(root);
  if (seeding) {
    const found = await abreast(FAULTS.map(([begins, path, spoil]) => async () => (await look(browser, base, path, spoil)).some((line) => line.includes(`: ${begins}`))));
    wrong.push(...FAULTS.filter((_, at) => !found[at]).map(([begins, path, spoil]) => `not found: ${begins} on ${path} after ${spoil}`));
    looked += FAULTS.length;
  } else {
    const pages = kinds(root);
    if (!pages.length || !existsSync(join(root, 'index.html'))) wrong.push(`${root} has no pages`);
    wrong.push(...(await abreast(pages.map((path) => () => look(browser, base, path)))).flat());
    looked += pages.length;
  }
  stop();
}
await browser.close();
for (const line of wrong) console.log(line);
console.log(`${looked} ${seeding ? 'faults' : 'pages'}, ${wrong.length} ${seeding ? 'missed' : 'faults'}`);
process.exit(wrong.length ? 1 : 0);
