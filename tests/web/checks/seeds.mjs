// Faults put into a page on purpose. A check that does not report its own seed is no check.
import { abreast, open, turn } from './stage.mjs';
import { contrastCheck } from './colour.mjs';
import { forced } from './forced.mjs';
import { textInside, textStroke, textText } from './geometry.mjs';
import { ids, sizes, strict, wellFormed } from './markup.mjs';
import { paper } from './paper.mjs';
import { reading } from './reading.mjs';
import { textWidth } from './widths.mjs';

/** Runs in the page: the tools of a seed. */
function tools() {
  const d = window.drawing, svg = d.charts()[0], NS = 'http://www.w3.org/2000/svg';
  const group = svg.querySelector('g');
  const add = (name, attributes, before = null) => {
    const el = document.createElementNS(NS, name);
    for (const [k, v] of Object.entries(attributes)) el.setAttribute(k, v);
    return group.insertBefore(el, before);
  };
  const rule = (css) => document.styleSheets[0].insertRule(css, document.styleSheets[0].cssRules.length);
  const token = (name, value) => document.documentElement.style.setProperty(`--pr-${name}`, value);
  const line = (t, y = (t.core.y + t.core.bottom) / 2) => `M${t.box.x - 3} ${y}H${t.box.right + 3}`;
  window.seed = { d, svg, group, add, rule, token, line, texts: d.texts(svg), figure: svg.closest('figure') };
}

/** Leaves the first two charts with grid and labels in a page's source, so that a seed is quick on a long page. */
function shorten(source) {
  let kept = 0;
  return source.replace(/<figure class="pr-figure"[^]*?<\/figure>/g, (figure) => (kept < 2 && /class="pr-grid"/.test(figure) && /class="pr-lb/.test(figure) && /<table/.test(figure) ? (kept += 1, figure) : ''));
}

const inPage = (plant) => (page) => page.evaluate(plant);
// `says` tells which of a check's faults it has to be, where a seed could also be caught by another.
const seed = (check, what, plant, { says = /./, ...mode } = {}) => ({ check, what, plant, says, mode });

export const SEEDS = [
  seed(textText, 'a text moved onto another', inPage(() => {
    const [a, b] = window.seed.texts;
    a.el.setAttribute('x', b.el.getAttribute('x')); a.el.setAttribute('y', Number(b.el.getAttribute('y')) - 3);
    a.el.setAttribute('text-anchor', getComputedStyle(b.el).textAnchor);
  })),
  seed(textText, 'a second line 4 units below a text', inPage(() => {
    const { texts: [a], add } = window.seed;
    add('text', { class: 'pr-ax', x: a.box.x + 2, y: Number(a.el.getAttribute('y')) + 4 }).textContent = 'second line';
  })),
  seed(textStroke, 'a line through a label', inPage(() => { const { add, texts, line } = window.seed; add('path', { class: 'pr-asof', stroke: '#333', fill: 'none', d: line(texts.at(-1)) }, window.seed.group.firstChild); })),
  seed(textStroke, 'the edge of a circle on a label', inPage(() => {
    const { add, texts: [t] } = window.seed;
    add('circle', { class: 'pr-dot-plan', stroke: '#333', 'stroke-width': 1.5, fill: 'none', cx: t.core.x, cy: (t.core.y + t.core.bottom) / 2, r: 3 });
  })),
  seed(textStroke, 'a dashed line between two dashes of which a label stands', inPage(() => {
    const { add, texts: [t], line } = window.seed;
    add('path', { class: 'pr-target', stroke: '#333', 'stroke-dasharray': '2 4000', fill: 'none', d: line(t) }, window.seed.group.firstChild);
  })),
  seed(textStroke, 'grid below a label without a halo', inPage(() => {
    const { add, texts, line, rule, group } = window.seed, t = texts.at(-1);
    rule('.pr-chart text{stroke:none!important}');
    add('path', { class: 'pr-grid', stroke: '#ccc', fill: 'none', d: line(t) }, group.firstChild);
  })),
  seed(textStroke, 'grid painted over a haloed label', inPage(() => {
    const { add, texts, line, rule } = window.seed;
    rule('.pr-chart text{stroke:var(--pr-bg)!important;stroke-width:3px!important;paint-order:stroke!important}');
    add('path', { class: 'pr-grid', stroke: '#ccc', fill: 'none', d: line(texts[0]) });
  })),
  seed(textStroke, 'a bar over a label', inPage(() => {
    const { add, texts: [t] } = window.seed;
    add('rect', { class: 'pr-late', fill: '#94080f', x: t.box.x, y: t.box.y, width: 6, height: t.box.bottom - t.box.y });
  })),
  seed(textInside, 'a text pushed over the right edge', inPage(() => { const { texts, svg } = window.seed; texts[0].el.setAttribute('x', svg.viewBox.baseVal.width - 2); texts[0].el.setAttribute('text-anchor', 'start'); })),
  seed(textInside, 'a text pushed over the upper edge', inPage(() => window.seed.texts[0].el.setAttribute('y', 4))),
  seed(textInside, 'text of 7 px', inPage(() => window.seed.texts[0].el.style.setProperty('font-size', '7px'))),
  seed(textInside, 'text of 11 px on a phone', inPage(() => window.seed.texts[0].el.style.setProperty('font-size', '11px')), { width: 320 }),
  seed(textInside, 'a page wider than the window', inPage(() => document.querySelector('main').style.setProperty('width', '200vw')), { width: 320 }),
  seed(textWidth, 'an estimate of nine tenths', async (page, site) => { site.widths = [{ text: '2021年12月31日 Plan 1,590', lang: 'zh-Hans', size: 14, estimate: 0 }]; site.widths[0].estimate = 0.9 * await widthOf(page, site.widths[0].text); }),
  seed(contrastCheck, 'a pale token', inPage(() => window.seed.token('actual', '#9cc3ec'))),
  seed(contrastCheck, 'a token that is not set', inPage(() => window.seed.token('asof', 'initial'))),
  seed(contrastCheck, 'pale axis text', inPage(() => window.seed.rule('.pr-chart text{fill:#8b949e!important}'))),
  seed(contrastCheck, 'a pale line', inPage(() => window.seed.rule('.pr-chart .pr-axis{stroke:#c5ccd3!important}')), { says: /mark pr-axis/ }),
  seed(contrastCheck, 'a dark text on a dark bar', inPage(() => {
    const { add, texts: [t], group, rule } = window.seed;
    rule('.pr-chart text{stroke:none!important}');
    add('rect', { class: 'pr-late', fill: '#08317a', x: t.box.x - 2, y: t.box.y, width: t.box.right - t.box.x + 4, height: t.box.bottom - t.box.y }, group.firstChild);
  }), { says: /text .* on #08317a/ }),
  seed(contrastCheck, 'digits on a hatch', inPage(() => {
    const { add, texts: [t], group, rule } = window.seed;
    rule('.pr-chart text{stroke:none!important}');
    add('rect', { fill: 'url(#pr-h-late)', x: t.box.x, y: t.box.y, width: t.box.right - t.box.x, height: t.box.bottom - t.box.y }, group.firstChild);
  }), { says: /hatch/ }),
  seed(contrastCheck, 'green and red of one lightness', inPage(() => { window.seed.token('done', '#1a7f37'); window.seed.token('late', '#a3541a'); }), { says: /done and late look alike/ }),
  seed(contrastCheck, 'two colours that are one in grey', inPage(() => { window.seed.token('ontrack', '#1575ca'); window.seed.token('risk', '#b15c00'); }), { says: /grey of/ }),
  seed(contrastCheck, 'a pale token in the dark', inPage(() => window.seed.token('muted', '#59636e')), { colorScheme: 'dark', says: /muted/ }),
  seed(contrastCheck, 'dark colours on paper', inPage(() => window.seed.token('actual', '#bfe0fb')), { media: 'print', width: 680, says: /actual/ }),
  seed(reading, 'texts exposed inside an image', inPage(() => window.seed.group.removeAttribute('aria-hidden'))),
  seed(reading, 'a wrong number in a name', inPage(() => window.seed.svg.setAttribute('aria-label', `${window.seed.svg.getAttribute('aria-label')} 98,765`)), { says: /98765/ }),
  seed(reading, 'a wrong date in a name', inPage(() => window.seed.svg.setAttribute('aria-label', `${window.seed.svg.getAttribute('aria-label')} 1997年12月31日`)), { says: /1997/ }),
  seed(reading, 'no name', inPage(() => window.seed.svg.removeAttribute('aria-label'))),
  seed(reading, 'a long name', inPage(() => window.seed.svg.setAttribute('aria-label', 'very '.repeat(40))), { says: /more than/ }),
  seed(reading, 'no description', inPage(() => { window.seed.svg.removeAttribute('aria-describedby'); window.seed.svg.querySelector('desc').remove(); })),
  seed(reading, 'no table', inPage(() => window.seed.figure.querySelector('table').remove()), { says: /no data table/ }),
  seed(reading, 'both twins shown', inPage(() => window.seed.rule('.pr-wide,.pr-narrow{display:block!important}')), { says: /2 images/ }),
  seed(reading, 'no image', inPage(() => { window.seed.svg.setAttribute('role', 'presentation'); window.seed.svg.setAttribute('aria-hidden', 'true'); }), { says: /0 images/ }),
  seed(strict, 'a style attribute', inPage(() => window.seed.texts[0].el.setAttribute('style', 'fill:red')), { says: /style attribute/ }),
  seed(strict, 'a style element', inPage(() => { window.seed.add('style', {}); })),
  seed(strict, 'a handler', inPage(() => window.seed.svg.setAttribute('onclick', 'alert(1)'))),
  seed(strict, 'an image from elsewhere', inPage(() => { window.seed.add('image', { href: 'https://elsewhere.example/x.png' }); })),
  seed(strict, 'a link in a drawing that is no map', inPage(() => { window.seed.add('a', { href: 'places/north/index.html' }); })),
  seed(strict, 'a link from a map to elsewhere', inPage(() => { window.seed.figure.dataset.kind = 'map'; window.seed.add('a', { href: '//elsewhere.example/' }); })),
  seed(strict, 'a fill from elsewhere', inPage(() => { window.seed.add('rect', { fill: 'url(https://elsewhere.example/x.svg#p)', width: 5, height: 5 }); })),
  seed(strict, 'a word on the console', async (page) => { await page.evaluate(() => console.warn('seed')); await page.evaluate(() => 0); }, { says: /seed/ }),
  seed(ids, 'an id used twice', inPage(() => { window.seed.group.firstElementChild.id = window.seed.figure.id; })),
  seed(ids, 'a description that is not there', inPage(() => window.seed.svg.setAttribute('aria-describedby', 'c-nowhere-d'))),
  seed(ids, 'a pattern that is not there', inPage(() => { window.seed.add('rect', { fill: 'url(#pr-h-nowhere)', width: 5, height: 5 }); })),
  seed(sizes, '300 more elements', inPage(() => { for (let i = 0; i < 300; i += 1) window.seed.add('g', {}); }), { says: /elements/ }),
  seed(sizes, 'a path of 30 KB', inPage(() => { window.seed.add('path', { d: `M0 0${'L1 1'.repeat(7600)}` }); }), { says: /B$/ }),
  seed(sizes, 'numbers that cannot be packed', inPage(() => { let n = 7; window.seed.add('path', { d: `M0 0${Array.from({ length: 3000 }, () => `L${(n = (n * 48271) % 2147483647) % 997} ${n % 991}`).join('')}` }); }), { says: /packed/ }),
  seed(sizes, 'a micro chart of 1 KB', inPage(() => {
    const svg = document.querySelector('main').appendChild(document.createElementNS('http://www.w3.org/2000/svg', 'svg'));
    svg.setAttribute('class', 'pr-spark'); svg.setAttribute('aria-hidden', 'true'); svg.setAttribute('data-long', 'x'.repeat(900));
  })),
  seed(wellFormed, 'an element that is not closed', (page, site) => { site.source = site.source.replace(/(class="pr-chart"[^]*?)<\/text>/, '$1'); }),
  seed(wellFormed, 'a bare ampersand', (page, site) => { site.source = site.source.replace(/(class="pr-chart"[^]*?<desc[^>]*>)/, '$1a & b'); }),
  seed(wellFormed, 'a control character', (page, site) => { site.source = site.source.replace(/(class="pr-chart"[^]*?<desc[^>]*>)/, '$1\u0007'); }),
  seed(wellFormed, 'a file that is not there', inPage(() => { const a = window.seed.figure.querySelector('.pr-source').appendChild(document.createElement('a')); a.href = 'nowhere.svg'; })),
  seed(wellFormed, 'a figure without its file', inPage(() => { for (const a of window.seed.figure.querySelectorAll('a')) a.remove(); })),
  ...[['without a title', (t) => t.replace(/<title[^]*?<\/title>/, '')], ['without a description', (t) => t.replace(/<desc[^]*?<\/desc>/, '')],
    ['for a light scheme only', (t) => t.replaceAll('prefers-color-scheme', 'prefers-nothing')], ['with a custom property', (t) => t.replace('</svg>', '<rect fill="var(--pr-bg)"/></svg>')],
    ['with a reference outside', (t) => t.replace('</svg>', '<image href="https://elsewhere.example/x.png"/></svg>')], ['that is cut off', (t) => t.slice(0, -9)],
  ].map(([what, change]) => seed(wellFormed, `a file ${what}`, (page, site) => { site.file = change; })),
  seed(paper, 'a chart taller than the paper', inPage(() => { window.seed.svg.setAttribute('preserveAspectRatio', 'none'); window.seed.rule('@media print{.pr-chart{height:420mm!important;max-height:none!important}.pr-figure{break-inside:auto!important}}'); }), { says: /split/ }),
  seed(paper, 'a title that stays behind', inPage(() => window.seed.rule('@media print{.pr-figure,figcaption{break-inside:auto!important}.pr-wide,.pr-narrow{break-before:page!important}}')), { says: /another page/ }),
  seed(paper, 'black paper', inPage(() => window.seed.rule('@media print{html{background:#000!important}}')), { says: /the paper is not white/ }),
  seed(paper, 'the dark canvas on paper', inPage(() => window.seed.rule('@media print{:root{color-scheme:dark!important}}')), { says: /corner/ }),
  seed(paper, 'a chart that is not printed', inPage(() => window.seed.rule('@media print{.pr-chart{visibility:hidden!important}}')), { says: /not in print/ }),
  seed(paper, 'a chart without alternative text', inPage(() => window.seed.svg.removeAttribute('role')), { says: /alternative/ }),
  seed(paper, 'a drawing of links whose table is not printed', inPage(() => { window.seed.add('a', { href: 'x' }); window.seed.rule('@media print{table{display:none!important}}'); }), { says: /nor its table/ }),
  seed(forced, 'a dim text in place of the system colour', inPage(() => window.seed.rule('.pr-chart text{fill:#333!important;forced-color-adjust:none}'))),
];

const widthOf = (page, text) => page.evaluate((words) => {
  const el = window.seed.add('text', {});
  el.style.setProperty('font-size', '14px');
  el.textContent = words;
  const width = el.getComputedTextLength();
  el.remove();
  return width;
}, text);

const key = ({ chart, what }) => `${chart} ${what}`;

async function stage(browser, where, mode) {
  const opened = await open(browser, where, { shorten });
  await turn(opened.page, { width: 1280, ...mode });
  opened.site.widths = [];
  const ready = await opened.page.evaluate(() => window.drawing.charts().length > 0);
  if (ready) await opened.page.evaluate(tools);
  return { ...opened, ready };
}

/** Plays one seed; `clean` holds what the check says about the page as it is. */
async function play(browser, where, { check, what, plant, says, mode }, clean) {
  const told = `${check.number} ${check.name}: ${what}`;
  const { page, site, close, ready } = await stage(browser, where, mode);
  if (!ready) { await close(); return { told, missed: `no chart to put it into on ${where.path}` }; }
  await plant(page, site);
  const news = (await check.run(page, site)).filter((f) => !clean.has(key(f)));
  await close();
  const found = news.find((f) => says.test(f.what));
  return found ? { told, found: key(found) } : { told, missed: news.length ? `only: ${key(news[0])}` : 'nothing new' };
}

/** What each check says in each mode before anything is put in. */
async function cleanRuns(browser, where, seeds) {
  const grounds = new Map(seeds.map((s) => [ground(s), s]));
  const found = await abreast([...grounds].map(([name, { check, mode }]) => async () => {
    const { page, site, close, ready } = await stage(browser, where, mode);
    const faults = ready ? await check.run(page, site) : [];
    await close();
    return [name, new Set(faults.map(key))];
  }));
  return new Map(found);
}
const ground = ({ check, mode }) => `${check.number} ${JSON.stringify(mode)}`;

/** Plays every seed on a page; answers the lines to print and how many were missed. */
export async function playSeeds(browser, where, only = () => true) {
  const seeds = SEEDS.filter((s) => only(s.check)), clean = await cleanRuns(browser, where, seeds);
  const results = await abreast(seeds.map((s) => () => play(browser, where, s, clean.get(ground(s)))));
  return {
    lines: results.map(({ told, found, missed }) => (found ? `caught ${told} → ${found}` : `missed ${told} (${missed})`)),
    missed: results.filter((r) => r.missed).length,
  };
}
