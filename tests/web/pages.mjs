// One page of each kind in headless Chromium: no axe violation, empty console, no horizontal scroll
// at 320 px, the same text without JavaScript. Usage: pages.mjs SITE [PAGE…]
import { createRequire } from 'node:module';
import { launch } from './checks/browser.mjs';
import { serve } from './checks/stage.mjs';

const require = createRequire(`${process.env.NODE_PATH}/`);
const axe = require.resolve('axe-core/axe.min.js');
const root = process.argv[2];
const DEMO = ['index.html', 'projects/index.html', 'projects/home-adaptation/index.html', 'projects/flood-spots/index.html', 'projects/village-renewal/index.html',
  'projects/home-adaptation/2021-12-10-showcase/index.html', 'focuses/care/index.html', 'batches/first/index.html', 'departments/housing/index.html', 'leads/chen-mingyuan/index.html',
  'places/east/index.html', 'updates/index.html', 'milestones/index.html', 'method/index.html', 'data/index.html', 'about/index.html', '404.html', 'en/index.html', 'en/projects/lifts/index.html',
  'quarters/index.html', 'quarters/2021-q1/index.html', 'quarters/2021-q4/index.html', 'quarters/2021-q4/vs/2021-q3/index.html', 'en/quarters/2021-q3/index.html',
  'changes/index.html', 'changes/targets/index.html', 'en/changes/index.html'];
const PAGES = process.argv.length > 3 ? process.argv.slice(3) : DEMO;

const { base, stop } = await serve(root);
const browser = await launch();

const wrong = [];
for (const path of PAGES) {
  for (const colorScheme of ['light', 'dark']) {
    for (const width of [320, 1280]) {
      const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme, bypassCSP: true });
      const page = await context.newPage();
      const where = `${path} ${colorScheme} ${width}`;
      page.on('console', (message) => wrong.push(`${where}: console ${message.text()}`));
      page.on('pageerror', (error) => wrong.push(`${where}: ${error}`));
      page.on('requestfailed', (request) => wrong.push(`${where}: failed ${request.url()}`));
      await page.goto(base + path);
      if (await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)) wrong.push(`${where}: scrolls sideways`);
      await page.addScriptTag({ path: axe });
      const result = await page.evaluate(() => axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }));
      for (const v of result.violations) wrong.push(`${where}: ${v.id} ${v.nodes.slice(0, 3).map((n) => n.target.join(' ')).join(' | ')}`);
      await context.close();
    }
  }
  const texts = [];
  for (const javaScriptEnabled of [true, false]) {
    const context = await browser.newContext({ javaScriptEnabled });
    const page = await context.newPage();
    await page.goto(base + path);
    texts.push(await page.locator('body').innerText());
    await context.close();
  }
  if (texts[0] !== texts[1]) wrong.push(`${path}: other text without JavaScript`);
}
await browser.close();
stop();
for (const line of [...new Set(wrong)]) console.log(line);
console.log(`${PAGES.length} pages, ${new Set(wrong).size} faults`);
process.exit(wrong.length ? 1 : 0);
