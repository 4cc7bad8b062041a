// Pages in headless Chromium, by default those below and one of each kind that they leave out, for screens and paper: no
// axe violation, empty console, no horizontal scroll at 320 px, the same text without JavaScript.
// Usage: pages.mjs SITE [PAGE…], or pages.mjs --faults SITE for faults put in on purpose.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { launch } from './checks/browser.mjs';
import { abreast, serve } from './checks/stage.mjs';
import { kinds } from './checks/tree.mjs';

const require = createRequire(`${process.env.NODE_PATH}/`);
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const seeding = process.argv[2] === '--faults';
const [root, ...named] = process.argv.slice(seeding ? 3 : 2);
const DEMO = ['index.html', 'projects/index.html', 'projects/home-adaptation/index.html', 'projects/flood-spots/index.html', 'projects/village-renewal/index.html',
  'projects/home-adaptation/2021-12-10-showcase/index.html', 'focuses/care/index.html', 'batches/first/index.html', 'departments/housing/index.html', 'leads/chen-mingyuan/index.html',
  'places/east/index.html', 'updates/index.html', 'milestones/index.html', 'method/index.html', 'data/index.html', 'about/index.html', '404.html', 'en/index.html', 'en/projects/lifts/index.html',
  'quarters/index.html', 'quarters/2021-q1/index.html', 'quarters/2021-q4/index.html', 'quarters/2021-q4/vs/2021-q3/index.html', 'en/quarters/2021-q3/index.html',
  'changes/index.html', 'changes/targets/index.html', 'en/changes/index.html'];
const PAGES = named.length ? named : [...DEMO, ...kinds(root, { smallest: true, besides: DEMO })];
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const insert = (words) => (document) => document.replace('</main>', `${words}</main>`);
/** Faults, each put into the home page: what has to be said of it, the words, and the mode in which alone they are wrong. */
const FAULTS = [
  [/image-alt/, insert('<img src="favicon.svg" width="9" height="9">')],
  [/color-contrast/, insert('<p><font color="#999999">pale words</font></p>'), { colorScheme: 'light' }],
  [/color-contrast/, insert('<p><font color="#444444">dark words</font></p>'), { colorScheme: 'dark' }],
  [/heading-order/, insert('<h2>words</h2><h5>words</h5>')],
  [/link-name/, insert('<a href="index.html"></a>')],
  [/scrolls sideways/, insert('<table width="400"><tr><td>words</td></tr></table>'), { width: 320 }],
  [/console/, insert('<script>console.log(1)</script>')],
  [/other text/, insert('<noscript><p>more</p></noscript>')],
];

let fault = null;
const { base, stop } = await serve(root, { changed: (path, body) => (fault && path === 'index.html' ? fault(body.toString()) : body) });
const browser = await launch();

/** What is wrong with a page as it is opened in one mode. */
async function opened(path, { colorScheme, width }) {
  const wrong = [], where = `${path} ${colorScheme} ${width}`;
  const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme });
  const page = await context.newPage();
  page.on('console', (message) => wrong.push(`${where}: console ${message.text()}`));
  page.on('pageerror', (error) => wrong.push(`${where}: ${error}`));
  page.on('requestfailed', (request) => wrong.push(`${where}: failed ${request.url()}`));
  await page.goto(base + path);
  // Paper is as wide as it is.
  const wide = await page.evaluate(() => !document.body.dataset.paper && document.documentElement.scrollWidth > innerWidth);
  if (wide) wrong.push(`${where}: scrolls sideways`);
  // Not as a script of the page, which its policy would refuse.
  await page.evaluate(axe);
  const result = await page.evaluate((runOnly) => axe.run(document, { runOnly }), RULES);
  for (const v of result.violations) wrong.push(`${where}: ${v.id} ${v.nodes.slice(0, 3).map((n) => n.target.join(' ')).join(' | ')}`);
  await context.close();
  return wrong;
}

/** Whether a page reads the same where nothing runs, but for the controls that a script makes, and what it makes them of. */
async function scripted(path) {
  const texts = [];
  for (const javaScriptEnabled of [true, false]) {
    const context = await browser.newContext({ javaScriptEnabled });
    const page = await context.newPage();
    await page.goto(base + path);
    texts.push(await page.locator('body').evaluate((body) => {
      body.querySelectorAll('.mp-finder, .mp-search').forEach((made) => made.remove());
      return body.innerText;
    }));
    await context.close();
  }
  return texts[0] === texts[1] ? [] : [`${path}: other text without JavaScript`];
}

async function everyMode(path) {
  const wrong = [];
  for (const colorScheme of ['light', 'dark']) {
    for (const width of [320, 1280]) wrong.push(...await opened(path, { colorScheme, width }));
  }
  return [...wrong, ...await scripted(path)];
}

/** The faults that nothing is said of. */
async function missed() {
  const wrong = [];
  for (const [what, change, mode] of FAULTS) {
    fault = change;
    const found = await opened('index.html', { colorScheme: 'light', width: 1280, ...mode });
    if (!found.some((line) => what.test(line)) && !(await scripted('index.html')).some((line) => what.test(line))) {
      wrong.push(`missed: ${what} of ${change('</main>')}`);
    }
  }
  return wrong;
}

const found = seeding ? await missed() : (await abreast(PAGES.map((path) => () => everyMode(path)))).flat();
await browser.close();
stop();
const wrong = [...new Set(found)];
for (const line of wrong) console.log(line);
const looked = seeding ? `${FAULTS.length} faults put in` : `${PAGES.length} pages`;
console.log(`${looked}, ${wrong.length} ${seeding ? 'missed' : 'faults'}`);
process.exit(wrong.length ? 1 : 0);
