// The charts in headless Chromium: what is drawn, what it costs, what is told to those who do not see it, and what paper
// and other colours make of it.
//
//   node tests/web/charts.mjs [--seeds] [--only 1,2,…] GALLERY_DIR SITE_DIR [TEXT_WIDTHS.json]
//
// TEXT_WIDTHS.json is a list of {text, lang, size, estimate, bold?}: the widths that the layout counts on, in pixels.
// GALLERY_DIR is a built site whose gallery shows every chart in every edge case, SITE_DIR the built demo. Each check is
// also played against faults put in on purpose; `--seeds` does only that. The numbers of the checks are those of the list
// of requirements; 10 (speed), 11 and 12 (properties of numbers) are tested in Rust.
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FONTS, facesOf, fontConfig, launch } from './checks/browser.mjs';
import { contrastCheck } from './checks/colour.mjs';
import { forced } from './checks/forced.mjs';
import { textInside, textStroke, textText } from './checks/geometry.mjs';
import { downloads, ids, sizes, strict, wellFormed } from './checks/markup.mjs';
import { paper } from './checks/paper.mjs';
import { reading } from './checks/reading.mjs';
import { playSeeds } from './checks/seeds.mjs';
import { abreast, open, serve, turn } from './checks/stage.mjs';
import { textWidth } from './checks/widths.mjs';

const args = process.argv.slice(2);
const flag = (name) => { const at = args.indexOf(name); return at >= 0 && args.splice(at, 1).length > 0; };
const option = (name) => { const at = args.indexOf(name); return at < 0 ? null : args.splice(at, 2)[1]; };
const seedsOnly = flag('--seeds'), numbers = option('--only')?.split(',').map(Number);
const [galleryDir, siteDir, widthsFile] = args;
if (!siteDir) { console.error('node tests/web/charts.mjs [--seeds] [--only 1,2] GALLERY_DIR SITE_DIR [TEXT_WIDTHS.json]'); process.exit(2); }
const wanted = (check) => !numbers || numbers.includes(check.number);

const GEOMETRY = [textText, textStroke, textInside];
const LAYOUTS = [['320 light', { width: 320 }], ['390 light', { width: 390 }], ['1280 light', { width: 1280 }], ['print', { width: 680, media: 'print' }]];
const SCHEMES = [['1280 light', { width: 1280 }], ['1280 dark', { width: 1280, colorScheme: 'dark' }], ['print', { width: 680, media: 'print' }]];
// `full`: there must be a full chart, not only micro charts.
const GALLERY = [{ path: 'gallery/index.html', full: true, dir: 'ltr' }, { path: 'en/gallery/index.html', full: true, dir: 'ltr' }, { path: 'ar/gallery/index.html', full: true, dir: 'rtl' }];
const SITE = [...['projects/home-adaptation', 'projects/flood-spots', 'projects/clinic-upgrade', 'en/projects/lifts'].map((p) => ({ path: `${p}/index.html`, full: true })),
  { path: 'projects/index.html' }, { path: 'index.html' }];

// --- what was found

const faults = new Map(), modes = new Set(), charts = new Set();
/** The same fault in several modes is one line that names them. */
function report(check, place, mode, { chart, what, size }) {
  const page = chart === 'tokens' ? 'theme' : place; // the palette is the same on all pages
  const key = `${check.number} ${page} ${chart} ${what}`;
  const fault = faults.get(key) ?? faults.set(key, { order: check.number, page, chart, what: `${check.number} ${check.name}: ${what}`, size, modes: [] }).get(key);
  if (!fault.modes.includes(mode)) fault.modes.push(mode);
}
const told = (f) => `${f.page} [${f.modes.slice(0, 3).join(', ')}${f.modes.length > 3 ? ` +${f.modes.length - 3}` : ''}] ${f.chart}: ${f.what}${f.size ? ` (${f.size})` : ''}`;
const STAGE = { number: 0, name: 'stage' };

async function check(list, opened, where, mode) {
  modes.add(mode);
  for (const one of list.filter(wanted)) {
    for (const fault of await one.run(opened.page, opened.site)) report(one, where.path, mode, fault);
  }
}

// --- the pages, each opened once per set of fonts

/** Whether a set of fonts has the letters of a page; empty boxes have widths of their own. */
const readable = ({ font }, where) => !where.path.startsWith('ar/') || font.families.includes('DejaVu Sans');

/** A page in one set of fonts: the geometry in every layout, and the width of texts. */
async function geometry({ browser, font }, where) {
  const opened = await open(browser, where);
  if (!opened) return report(STAGE, where.path, font.name, { chart: 'page', what: 'there is no such page' });
  for (const [name, mode] of LAYOUTS) {
    await turn(opened.page, mode);
    await check(GEOMETRY, opened, where, `${name} ${font.name}`);
  }
  await turn(opened.page, { width: 1280 });
  await fontFaults(opened.page, where, font);
  if (where.widths && widths.length) {
    opened.site.widths = widths.filter((w) => w.lang.startsWith('zh') === where.widths.startsWith('zh'));
    await check([textWidth], opened, where, `1280 light ${font.name}`);
  }
  return opened.close();
}

/** That the page is really set in the fonts of the mode: Chinese headings tell. */
async function fontFaults(page, where, font) {
  if (where.path.startsWith('en/') || where.path.startsWith('ar/')) return;
  const faces = await facesOf(page);
  if (!faces.length || !font.han.test(faces.join(' '))) report(STAGE, where.path, font.name, { chart: 'page', what: `is set in ${faces.join(', ') || 'no face'}` });
}

/** A page in one set of fonts: what does not depend on them. */
async function once({ browser, font }, where) {
  const opened = await open(browser, where);
  if (!opened) return;
  const { page, site } = opened;
  await countCharts(page, where);
  await check([reading, ids, sizes, wellFormed], opened, where, `1280 light ${font.name}`);
  for (const [name, mode] of SCHEMES) {
    await turn(page, mode);
    await check([contrastCheck], opened, where, `${name} ${font.name}`);
  }
  await turn(page, { width: 320 });
  await check([reading], opened, where, `320 light ${font.name}`);
  await turn(page, { width: 1280 });
  await check([forced], opened, where, `1280 forced dark ${font.name}`);
  const files = (await downloads(page)).flatMap((d) => d.svg);
  // Last, since it asks for everything that the browser has said so far.
  await check([strict], { page, site: { ...site, messages: [...site.messages] } }, where, `1280 light ${font.name}`);
  await turn(page, { width: 1280, colorScheme: 'dark' });
  await check([paper], opened, where, `pdf from dark ${font.name}`);
  await opened.close();
  await standalone(browser, where, files, font);
}

/** The files beside a page, opened by themselves: nothing of the page's style sheet helps them. */
async function standalone(browser, where, files, font) {
  for (const address of files) {
    const path = decodeURIComponent(new URL(address).pathname.slice(1));
    const opened = await open(browser, { ...where, path }).catch(() => null);
    if (!opened) continue; // a file that is missing or does not parse is a fault of check 13
    for (const colorScheme of ['light', 'dark']) {
      await turn(opened.page, { width: 1280, colorScheme });
      await check(colorScheme === 'light' ? [...GEOMETRY, contrastCheck] : [contrastCheck], opened, { path }, `file ${colorScheme} ${font.name}`);
    }
    await opened.close();
  }
}

/** What stops a check is a fault of the page, and no reason to leave out the others. */
const job = (part, by, where) => () => part(by, where).catch((error) => report(STAGE, where.path, by.font.name, { chart: 'page', what: `could not be checked: ${error.message.split('\n')[0]}` }));

async function countCharts(page, where) {
  const found = await page.evaluate(() => ({ dir: document.documentElement.dir, full: window.drawing.charts().map(window.drawing.nameOf), micro: window.drawing.micros().length }));
  for (const name of [...found.full, ...Array(found.micro).keys()]) charts.add(`${where.root} ${where.path} ${name}`);
  const say = (what) => report(STAGE, where.path, '1280 light', { chart: 'page', what });
  if (where.full ? !found.full.length : !found.full.length && !found.micro) say('has no chart');
  if (where.dir && found.dir !== where.dir) say(`is not written dir=${where.dir}`);
}

// --- the run

const work = await mkdtemp(join(tmpdir(), 'charts-'));
const servers = await Promise.all([serve(galleryDir), serve(siteDir)]);
const places = [[galleryDir, servers[0].base, GALLERY], [siteDir, servers[1].base, SITE]].flatMap(([root, base, pages]) => pages.map((p) => ({ ...p, root, base })));
const widths = widthsFile ? JSON.parse(await readFile(widthsFile, 'utf8')) : [];
if (!widthsFile && !seedsOnly) console.log('4 text-width: skipped, no list of widths given');
if (widthsFile && !widths.length) report(textWidth, widthsFile, 'all', { chart: 'widths', what: 'the list is empty' });
// The widths are measured in the faces of the page's language: Chinese on a Chinese page of the demo, all else on an English one.
for (const lang of ['zh', 'en']) places.find((p) => p.root === siteDir && p.full && p.path.startsWith('en/') === (lang === 'en')).widths = lang;

const browsers = [];
for (const font of FONTS) {
  const config = await fontConfig(work, font);
  if (config.missing) { report(STAGE, 'fonts', font.name, { chart: 'page', what: `${config.missing} is not installed` }); continue; }
  browsers.push({ font, browser: await launch(config.path) });
}
if (!browsers.length) { console.error('none of the fonts is installed'); process.exit(1); }

if (!seedsOnly) {
  await abreast([
    ...places.map((where) => job(once, browsers[0], where)),
    ...browsers.flatMap((b) => places.filter((where) => readable(b, where)).map((where) => job(geometry, b, where))),
  ]);
}

// On the gallery if there is one; a seed needs a chart with grid, labels, a table and a file beside it.
const garden = existsSync(join(galleryDir, places[0].path)) ? places[0] : places[GALLERY.length];
const { lines, missed } = await playSeeds(browsers[0].browser, garden, wanted);
for (const line of seedsOnly ? lines : lines.filter((l) => l.startsWith('missed'))) console.log(line);

await Promise.all(browsers.map(({ browser }) => browser.close()));
for (const server of servers) server.stop();
await rm(work, { recursive: true, force: true });
for (const fault of [...faults.values()].sort((a, b) => a.order - b.order || a.page.localeCompare(b.page))) console.log(told(fault));
console.log(`${lines.length - missed} of ${lines.length} seeded faults caught`);
if (!seedsOnly) console.log(`${charts.size} charts, ${modes.size} modes, ${faults.size} faults`);
process.exit(faults.size || missed ? 1 : 0);
