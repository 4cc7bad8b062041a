// The search in headless Chromium, over HTTP and under the policy of its page: each query of search.json finds what it must and
// not what it must not, what is found is shown as its author wrote it, keyboard and address work, and nothing fails aloud.
// Usage: search.mjs SITE, or search.mjs --faults SITE for faults put in on purpose, each of which has to be found.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { launch } from './checks/browser.mjs';
import { serve } from './checks/stage.mjs';

const require = createRequire(`${process.env.NODE_PATH}/`);
const axe = require.resolve('axe-core/axe.min.js');
const seeding = process.argv[2] === '--faults';
const root = resolve(process.argv[seeding ? 3 : 2]);
const queries = JSON.parse(readFileSync(new URL('search.json', import.meta.url)));
const FOLDERS = { 'zh-Hans': '', en: 'en/' };

const { base, stop } = await serve(root);
const browser = await launch();

/** A page of the search that tells `wrong` of whatever fails aloud; `spoil` changes its script. */
async function opened(lang, query, wrong, { spoil, ...more } = {}) {
  const context = await browser.newContext(more);
  const page = await context.newPage();
  const where = `${lang} ${query}`;
  page.on('console', (message) => wrong.push(`${where}: console ${message.text()}`));
  page.on('pageerror', (error) => wrong.push(`${where}: ${error}`));
  // A page that is left early loads its sign no more.
  page.on('requestfailed', (request) => { if (!request.url().endsWith('.svg')) wrong.push(`${where}: failed ${request.url()}`); });
  if (spoil) {
    await page.route('**/search.js', async (route) => {
      const script = await (await route.fetch()).text();
      if (spoil(script) === script) wrong.push(`${where}: the fault changes nothing`);
      await route.fulfill({ body: spoil(script), contentType: 'text/javascript' });
    });
  }
  await page.goto(`${base}${FOLDERS[lang]}search/index.html${query ? `?q=${encodeURIComponent(query)}` : ''}`);
  return page;
}

/** Waits until the page has answered, and shows all that it found: the addresses, best first. */
async function all(page, lang) {
  const more = page.locator('.mp-search > button');
  await page.waitForFunction(() => {
    const told = document.querySelector('.mp-count').textContent;
    const listed = document.querySelectorAll('.mp-hits > li').length;
    return /[“”]/.test(told) || (/\d/.test(told) && listed === Math.min(10, Number(told.replace(/\D/g, ''))));
  });
  while (await more.isVisible()) {
    const before = await page.locator('.mp-hits > li').count();
    await more.click();
    await page.waitForFunction((n) => n < document.querySelectorAll('.mp-hits > li').length, before);
  }
  const hrefs = await page.locator('.mp-hits h2 a').evaluateAll((links) => links.map((link) => link.href));
  const told = Number((await page.locator('.mp-count').textContent()).replace(/\D/g, ''));
  return { told, ids: hrefs.map((href) => href.replace(base + FOLDERS[lang], '').replace(/index\.html$/, '')) };
}

async function answers(wrong, spoil, some = queries) {
  const pages = {};
  for (const [lang, query, finds, not, first] of some) {
    const page = (pages[lang] ??= await opened(lang, '', wrong, { spoil }));
    await page.goto(`${page.url().split('?')[0]}?q=${encodeURIComponent(query)}`);
    const { ids, told } = await all(page, lang);
    for (const id of finds) if (!ids.includes(id)) wrong.push(`${lang} ${query}: does not find ${id}, but ${ids.slice(0, 8).join(' ') || 'nothing'}`);
    for (const id of not) if (id === '*' ? ids.length : ids.includes(id)) wrong.push(`${lang} ${query}: finds ${id === '*' ? ids.slice(0, 8).join(' ') : id}`);
    if (first && ids[0] !== first) wrong.push(`${lang} ${query}: first comes ${ids[0]}, not ${first}`);
    if (ids.length && told !== ids.length) wrong.push(`${lang} ${query}: tells of ${told}, shows ${ids.length}`);
    if (new Set(ids).size !== ids.length) wrong.push(`${lang} ${query}: shows one thing twice`);
  }
  for (const page of Object.values(pages)) await page.context().close();
}

/** How a hit looks: words as they are read, marks, and the status beside it. */
async function looks(wrong, spoil) {
  const page = await opened('zh-Hans', '加装电梯', wrong, { spoil });
  await all(page, 'zh-Hans');
  const hit = page.locator('.mp-hits > li').first();
  const text = await hit.innerText();
  if (/[\u4e00-\u9fff] [\u4e00-\u9fff]/.test(text.replace(/ · |… /g, ''))) wrong.push(`looks: spaces within Chinese: ${text}`);
  const marks = await page.locator('.mp-hits mark').allInnerTexts();
  if (!marks.includes('加装电梯')) wrong.push(`looks: marked is ${marks.slice(0, 5)}`);
  const status = hit.locator('.mp-status.mp-is-late');
  if (!(await status.count()) || (await status.innerText()) !== '明显滞后') wrong.push(`looks: no status: ${text}`);
  if (!(await status.locator('use').evaluate((use) => document.querySelector(use.getAttribute('href'))))) wrong.push('looks: the sign of the status is not there');
  await page.context().close();
}

/** Typing, keys, the address, going back. */
async function keys(wrong, spoil) {
  const page = await opened('en', '', wrong, { spoil });
  const count = page.locator('.mp-count');
  await page.getByLabel('Words to search for').focus();
  await page.keyboard.type('lifts');
  await page.waitForFunction(() => location.search === '?q=lifts');
  await page.locator('.mp-hits a').first().waitFor();
  for (const key of ['Tab', 'Tab']) await page.keyboard.press(key);
  if (!(await page.evaluate(() => document.activeElement.matches('.mp-hits li:first-child a')))) wrong.push('keys: the next stops lead to no hit');
  for (const key of ['Shift+Tab', 'Shift+Tab']) await page.keyboard.press(key);
  await page.keyboard.press('Control+A');
  await page.keyboard.type('parking');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => /parking/i.test(document.querySelector('.mp-hits')?.textContent));
  await page.goBack();
  await page.waitForFunction(() => /lift/i.test(document.querySelector('.mp-hits')?.textContent));
  if ((await page.locator('#mp-query').inputValue()) !== 'lifts') wrong.push('keys: back leads not to the words before');
  await page.locator('#mp-query').fill('<img src=x onerror=alert(1)> zzz');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.querySelector('.mp-count').textContent.includes('<img'));
  if (await page.locator('main img').count()) wrong.push('keys: words became markup');
  if (!(await page.locator('main .mp-more').isVisible())) wrong.push('keys: nothing found, and no way on');
  if ((await count.getAttribute('role')) !== 'status') wrong.push('keys: nobody is told how many');
  await page.locator('#mp-query').fill('');
  await page.waitForFunction(() => !location.search);
  await page.context().close();
}

/** The page by sight and by ear, at a phone's width and a desktop's. */
async function fit(wrong, spoil) {
  for (const [lang, query] of [['zh-Hans', '电梯'], ['en', 'lift'], ['en', '']]) {
    for (const colorScheme of ['light', 'dark']) {
      for (const width of [320, 1280]) {
        const page = await opened(lang, query, wrong, { spoil, viewport: { width, height: 800 }, colorScheme });
        if (query) await all(page, lang);
        const where = `${lang} ${query} ${colorScheme} ${width}`;
        if (await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)) wrong.push(`${where}: scrolls sideways`);
        // Run from outside, since the policy of the page lets nothing in.
        await page.evaluate(readFileSync(axe, 'utf8'));
        const result = await page.evaluate(() => axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }));
        for (const v of result.violations) wrong.push(`${where}: ${v.id} ${v.nodes.slice(0, 3).map((n) => n.target.join(' ')).join(' | ')}`);
        await page.context().close();
      }
    }
  }
}

/** Without the script, and opened as a file, the page says so and leads on. */
async function without(wrong, spoil) {
  const silent = await opened('en', 'lift', wrong, { javaScriptEnabled: false });
  const words = await silent.locator('main').innerText();
  if (!/JavaScript/.test(words) || !(await silent.locator('main .mp-more a').isVisible())) wrong.push(`without: ${words}`);
  await silent.context().close();
  const context = await browser.newContext();
  const page = await context.newPage();
  page.on('console', (message) => wrong.push(`as a file: console ${message.text()}`));
  page.on('pageerror', (error) => wrong.push(`as a file: ${error}`));
  await page.goto(pathToFileURL(`${root}/en/search/index.html`).href);
  const said = await page.locator('main').innerText();
  if (!/web server/.test(said) || (await page.locator('main input').count())) wrong.push(`as a file: ${said}`);
  await page.locator('main .mp-more a').click();
  if (!/en\/projects\/index\.html$/.test(page.url())) wrong.push(`as a file: leads to ${page.url()}`);
  await context.close();
}

/** A piece of the index that does not come is no answer, and asking again asks for it again. */
async function pieces(wrong, spoil) {
  const page = await opened('en', '', [], { spoil });
  const gone = (route) => route.abort();
  await page.route('**/*.pf_index', gone);
  await page.locator('#mp-query').fill('lifts');
  const said = page.locator('.mp-count');
  await said.filter({ hasText: /[.“]/ }).waitFor();
  if (!/could not be loaded/.test(await said.innerText())) wrong.push(`pieces: ${await said.innerText()}`);
  await page.unroute('**/*.pf_index', gone);
  await page.keyboard.press('Enter');
  await page.locator('.mp-hits a').first().waitFor({ timeout: 5000 });
  await page.context().close();
}

/** Faults put in on purpose: what is spoilt, and the check that has to find it. */
const FAULTS = [
  ['Chinese is asked for as it stands', answers, (js) => js.replace('apart.replace(han, " $& ")', 'apart'), '加装电梯'],
  ['Chinese is no phrase', answers, (js) => js.replace('const hits = isExact ? exact : wide;', 'const hits = wide;'), '老适'],
  ['one of several words is enough', answers, (js) => js.replace('maps.every(', 'maps.some('), '北麓 适老'],
  ['ranks are turned round', answers, (js) => js.replace('b.score - a.score', 'a.score - b.score'), 'lift'],
  ['words are shown as they are indexed', looks, (js) => js.replace(/from === i \|\| joined\.test\(.*?\) \?/, 'from === i ?')],
  ['nothing is marked', looks, (js) => js.replace('make("mark"', 'make("i"')],
  ['a piece that is missing is no matter', pieces, (js) => js.replace('missed += !answer.ok;', '')],
  ['the address stays', keys, (js) => js.replace(/history\[keep\].*/, '')],
];

const wrong = [];
if (seeding) {
  for (const [name, check, spoil, query] of FAULTS) {
    const found = [];
    const some = queries.filter((line) => line[1] === query);
    await check(found, spoil, some).catch((error) => found.push(`${error}`));
    if (!found.some((line) => !line.includes('changes nothing')) || found.some((line) => line.includes('changes nothing'))) wrong.push(`not found: ${name}`);
  }
  console.log(`${FAULTS.length} faults put in, ${wrong.length} not found`);
} else {
  for (const check of [answers, looks, keys, pieces, fit, without]) {
    await check(wrong).catch((error) => wrong.push(`${check.name}: ${error}`));
  }
  console.log(`${queries.length} queries, ${new Set(wrong).size} faults`);
}
await browser.close();
stop();
for (const line of [...new Set(wrong)]) console.log(line);
process.exit(wrong.length ? 1 : 0);
