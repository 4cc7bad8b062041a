// The list of projects in headless Chromium, from a server and from the disk: what its script makes
// chooses, sorts and counts, the address keeps it, keys alone do, and a phone has room for rows.
// Usage: list.mjs SITE, or list.mjs --faults SITE for faults put in on purpose, each of which has
// to be found.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { launch } from './checks/browser.mjs';
import { serve } from './checks/stage.mjs';

const seeding = process.argv[2] === '--faults';
const root = resolve(process.argv[seeding ? 3 : 2]);
const LIST = 'en/projects/index.html';
const WIDE = { width: 1280, height: 900 }, PHONE = { width: 360, height: 780 };

const browser = await launch();

/** A page of the list that tells `wrong` of whatever fails aloud. */
async function opened(base, query, viewport, wrong) {
  const context = await browser.newContext({ viewport });
  const page = await context.newPage();
  page.on('console', (message) => wrong.push(`${query}: console ${message.text()}`));
  page.on('pageerror', (error) => wrong.push(`${query}: ${error}`));
  await page.goto(`${base}${LIST}${query}`);
  return page;
}

/** The ids of the rows that are shown, in their order, and how many the page says there are. */
const shown = (page) => page.evaluate(() => {
  const rows = [...document.querySelectorAll('tr[data-in]')];
  const ids = rows.filter((row) => row.checkVisibility()).map((row) => row.id.replace('mp-p-', ''));
  return { ids, told: Number(/^\d+/.exec(document.querySelector('output').value)?.[0] ?? 0) };
});

/** What each query shows: so many rows, or these. */
const QUERIES = [
  ['', 42],
  ['?find=1380', ['home-adaptation']],
  ['?find=1,380', ['home-adaptation']],
  ['?find=LÍFTS', ['lifts']],
  ['?find=l’ifts', ['lifts']],
  ['?find=civil affairs home', ['home-adaptation', 'care-beds', 'care-home-safety', 'emergency-button']],
  ['?find=lift parking', []],
  ['?place=no-such-place', 42],
  ['?focus=no-such-focus&find=lifts', ['lifts']],
];

async function queries(base, wrong) {
  for (const [query, wanted] of QUERIES) {
    const page = await opened(base, query, WIDE, wrong);
    const { ids, told } = await shown(page);
    const fits = Array.isArray(wanted) ? `${ids}` === `${wanted}` : ids.length === wanted;
    if (!fits) wrong.push(`${query}: shows ${ids.length}: ${ids.slice(0, 6)}`);
    if (told !== ids.length) wrong.push(`${query}: tells of ${told}, shows ${ids.length}`);
    const blank = await page.evaluate(() => [...document.querySelectorAll('.mp-finder select')].filter((choice) => choice.selectedIndex < 0).length);
    if (blank) wrong.push(`${query}: ${blank} choices say nothing`);
    await page.context().close();
  }
}

/** Choices with the rest of the page, and the way back to all. */
async function choices(base, wrong) {
  const page = await opened(base, '', WIDE, wrong);
  const whole = page.locator('[data-whole]').first();
  await page.getByLabel('Place', { exact: true }).selectOption('north');
  const { ids, told } = await shown(page);
  const own = await page.locator('tr[data-in~="place:north"]').count();
  if (!own || ids.length !== own || told !== own) wrong.push(`place: ${own} rows, ${ids.length} shown`);
  if (!/[?&]place=north/.test(page.url())) wrong.push(`place: the address is ${page.url()}`);
  if (await whole.isVisible()) wrong.push('place: what is about all projects stands there');
  await page.reload();
  if ((await shown(page)).ids.length !== own) wrong.push('place: the address does not keep it');
  await page.getByRole('button', { name: 'Show all' }).click();
  if ((await shown(page)).ids.length !== 42) wrong.push('clear: not all are shown');
  if (/\?/.test(page.url())) wrong.push(`clear: the address is ${page.url()}`);
  if (!(await page.evaluate(() => document.activeElement.type === 'search'))) wrong.push('clear: the focus is lost');
  if (!(await whole.isVisible())) wrong.push('clear: the rest does not come back');
  await page.context().close();
}

/** The head of a column, by keys: up, down, and what the column is told to be. */
async function sorting(base, wrong) {
  const page = await opened(base, '', WIDE, wrong);
  const head = page.locator('th[data-sort]', { hasText: 'Due' });
  const days = async () => page.locator('tbody td.mp-date').evaluateAll((all) => all.map((td) => td.dataset.key));
  for (const [way, turn] of [['ascending', 1], ['descending', -1]]) {
    await head.getByRole('button').focus();
    await page.keyboard.press('Enter');
    if ((await head.getAttribute('aria-sort')) !== way) wrong.push(`sort: not ${way}`);
    const all = await days(), known = all.filter(Boolean);
    const sorted = known.toSorted((a, b) => turn * a.localeCompare(b));
    if (`${known}` !== `${sorted}`) wrong.push(`sort: ${way} gives ${known.slice(0, 5)}`);
    if (all.slice(known.length).some(Boolean)) wrong.push(`sort: ${way}, the unknown is not last`);
  }
  if (await page.locator('th[aria-sort]').count() !== 1) wrong.push('sort: several columns say so');
  const before = await shown(page);
  await page.reload();
  if (`${(await shown(page)).ids}` !== `${before.ids}`) wrong.push('sort: the address does not keep it');
  await page.context().close();
}

/** On a phone the choices are folded away, and the first screen has projects. */
async function phone(base, wrong) {
  const page = await opened(base, '', PHONE, wrong);
  const place = page.getByLabel('Place', { exact: true });
  if (await place.isVisible()) wrong.push('phone: the choices take the first screen');
  const first = await page.locator('tr[data-in] th a').first().boundingBox();
  if (PHONE.height - 200 < first.y) wrong.push(`phone: the first project stands at ${first.y}`);
  await page.locator('.mp-finder summary').click();
  const box = await place.boundingBox();
  if (!box || box.x < 0 || PHONE.width < box.x + box.width) wrong.push('phone: a choice is off the screen');
  if (await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)) wrong.push('phone: scrolls sideways');
  await page.context().close();
}

/** Faults put in on purpose: what is spoilt in the script, and the check that has to find it. */
const FAULTS = [
  ['marks count', queries, (js) => js.replace('\\p{M}', '')],
  ['digits are grouped', queries, (js) => js.replace('(?<=\\d)[,\\s](?=\\d{3})', '\\0')],
  ['names of groups are not looked at', queries, (js) => js.replace(' + own.map((id) => names[id])', '')],
  ['a choice that is gone says nothing', queries, (js) => js.replace('control.value ||= "";', 'control.value ||= null;')],
  ['one of several words is enough', queries, (js) => js.replace('some.every(', 'some.some(')],
  ['the count stays', choices, (js) => js.replace('shown += !row.hidden;', 'shown += 1;')],
  ['the address stays', choices, (js) => js.replace('history.replaceState', '(() => 0)')],
  ['the focus is lost', choices, (js) => js.replace('box.focus();', '')],
  ['days are sorted one way', sorting, (js) => js.replace('lang)) * at;', 'lang));')],
  ['the column says nothing', sorting, (js) => js.replace('each.ariaSort =', 'each.x =')],
  ['choices are open on a phone', phone, (js) => js.replace('768 <= innerWidth', 'true')],
];

const wrong = [];
if (seeding) {
  for (const [name, check, spoil] of FAULTS) {
    const script = readFileSync(join(root, 'list.js'), 'utf8');
    if (spoil(script) === script) wrong.push(`changes nothing: ${name}`);
    const changed = (file, bytes) => (file === 'list.js' ? spoil(`${bytes}`) : bytes);
    const { base, stop } = await serve(root, { changed });
    const found = [];
    await check(base, found).catch((error) => found.push(`${error}`));
    if (!found.length) wrong.push(`not found: ${name}`);
    stop();
  }
  console.log(`${FAULTS.length} faults put in, ${wrong.length} not found`);
} else {
  const { base, stop } = await serve(root);
  for (const from of [base, `${pathToFileURL(root).href}/`]) {
    for (const check of [queries, choices, sorting, phone]) {
      await check(from, wrong).catch((error) => wrong.push(`${check.name}: ${error}`));
    }
  }
  stop();
  console.log(`the list from a server and from the disk, ${new Set(wrong).size} faults`);
}
await browser.close();
for (const line of [...new Set(wrong)]) console.log(line);
process.exit(wrong.length ? 1 : 0);
