// Check 6: what somebody who cannot see the chart is told, from the browser's accessibility tree.

/** What the figures of the page say in HTML. */
const figuresOf = (page) => page.evaluate(() => [...document.querySelectorAll('figure.pr-figure')].map((figure) => {
  // Cells and paragraphs that follow each other are no one word.
  const words = (el) => { const walk = document.createTreeWalker(el, NodeFilter.SHOW_TEXT), found = []; while (walk.nextNode()) found.push(walk.currentNode.data); return found.join(' '); };
  const text = (selector) => figure.querySelector(selector)?.textContent ?? '';
  const table = figure.querySelector('table');
  return {
    id: figure.id, lang: figure.closest('[lang]')?.lang ?? '',
    drawn: [...figure.querySelectorAll('svg.pr-chart')].filter(window.drawing.isShown).length,
    title: text('figcaption strong'), sub: text('.pr-sub'), all: words(figure),
    rows: table ? [...table.querySelectorAll('tbody tr')].map((tr) => [...tr.cells].map((c) => c.textContent.trim())) : [],
    table: table ? words(table) : '', heads: table ? table.querySelectorAll('th[scope=col]').length : 0,
    open: Boolean(table && !table.closest('details:not([open])')),
  };
}));

/** The image nodes of the accessibility tree that are charts: figure, name, description, nodes inside. */
async function imagesOf(page) {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  const byId = new Map(nodes.map((n) => [n.nodeId, n]));
  const inside = (n) => (n.childIds ?? []).map((id) => byId.get(id)).filter(Boolean).flatMap((c) => [...(c.ignored ? [] : [c]), ...inside(c)]);
  const images = [];
  for (const node of nodes.filter((n) => !n.ignored && /^(image|img|graphics-\w+)$/.test(n.role?.value ?? ''))) {
    const { node: dom } = await session.send('DOM.describeNode', { backendNodeId: node.backendDOMNodeId });
    if (dom.nodeName.toLowerCase() !== 'svg') continue;
    const { object } = await session.send('DOM.resolveNode', { backendNodeId: node.backendDOMNodeId });
    const { result } = await session.send('Runtime.callFunctionOn', { objectId: object.objectId, returnByValue: true, functionDeclaration: 'function () { return this.closest("figure")?.id ?? ""; }' });
    images.push({ figure: result.value, name: node.name?.value ?? '', description: node.description?.value ?? '', inside: inside(node) });
  }
  await session.detach();
  return images;
}

// Numbers. Rule: every number of a chart's name must be true by what stands beside it in the figure.
//   a part of a date      must occur as a number anywhere in the figure (title, subtitle, table, source line);
//   any other number      must occur in the table, or in the title, or be the number of rows, or of rows with equal
//                         words in one column (“3 late” where three cells say “late”).
// Digits of any script count as Latin ones; grouping signs between digits go; the sign is left to the words. Before that,
// parts of the subtitle that are no date (the name of the measure: “PM2.5”, “15-minute circle”) are taken out of the name
// where they occur in it letter by letter. A scaled number (1.2万, 3.4 k) is true if a number of the figure rounds to it.

const SCALES = { '万': 1e4, '亿': 1e8, k: 1e3, K: 1e3, M: 1e6, bn: 1e9, thousand: 1e3, million: 1e6, billion: 1e9, 'ألف': 1e3, 'مليون': 1e6, 'مليار': 1e9 };
const SCALED = new RegExp(`(\\d+(?:\\.\\d+)?)(?:\\s?(${Object.keys(SCALES).join('|')})(?![a-z]))?`, 'g');
const MONTHS = 'Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?';
const DATES = new RegExp([
  String.raw`\d{4}-\d{2}(?:-\d{2})?`,
  String.raw`(?:\d{4}\s?年)?\s?\d{1,2}\s?月(?:\s?\d{1,2}\s?日)?`, String.raw`\d{4}\s?年(?:第?\s?[一二三四1-4]\s?季度)?`,
  String.raw`(?:\d{1,2}\s)?\b(?:${MONTHS})\b\.?(?:\s\d{1,2}(?!\d))?,?(?:\s\d{4})?`, String.raw`Q[1-4]\s\d{4}`,
  String.raw`\d{1,2}\s[\u0600-\u06ff]+\s\d{4}`,
].join('|'), 'g');

/** Latin digits, a point, nothing between the groups. */
export const plain = (text) => text.replace(/[٠-٩۰-۹]/g, (c) => String(c.charCodeAt(0) & 15)).replace(/٫/g, '.')
  .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '').replace(/(?<=\d)[,٬'’\u00a0\u202f\u2009](?=\d{3}(?!\d))/g, '');
const numbers = (text) => [...plain(text).matchAll(SCALED)].map(([shown, digits, scale]) => ({ shown, digits: Number(digits), decimals: digits.split('.')[1]?.length ?? 0, scale: SCALES[scale] ?? 1 }));

/** Every count that can be had from the rows of a table. */
function counts(rows) {
  const found = new Set([rows.length]);
  for (let column = 0; column < (rows[0]?.length ?? 0); column += 1) {
    const seen = new Map();
    for (const row of rows) seen.set(row[column], (seen.get(row[column]) ?? 0) + 1);
    for (const n of seen.values()) found.add(n);
  }
  return found;
}

const matches = (n, known) => known.some((k) => k.digits === n.digits && (k.scale === n.scale || k.scale === 1)
  || (n.scale > 1 || k.scale > 1) && Math.abs(k.digits * k.scale - n.digits * n.scale) <= 0.5001 * 10 ** -n.decimals * n.scale);

/** The numbers of a name that nothing in the figure bears out. */
export function untrue(name, figure) {
  let rest = plain(name);
  for (const part of plain(figure.sub).split(/[，,:：;；、·]/).map((s) => s.trim())) if (part.length > 1 && !/^\d+$/.test(part) && !part.match(DATES)) rest = rest.replaceAll(part, ' ');
  const everywhere = numbers(figure.all), counted = counts(figure.rows), wrong = [];
  const beside = [...numbers(figure.table), ...numbers(figure.title)];
  rest = rest.replace(DATES, (date) => { wrong.push(...numbers(date).filter((n) => !matches(n, everywhere))); return ' '; });
  wrong.push(...numbers(rest).filter((n) => !matches(n, beside) && !(n.scale === 1 && counted.has(n.digits))));
  return wrong.map((n) => n.shown.trim());
}

function imageFaults(image, figure) {
  const chart = image.figure || 'no-figure', faults = [], say = (what, size) => faults.push({ chart, what, size });
  const most = figure?.lang.startsWith('zh') ? 80 : 150, length = [...image.name].length;
  if (!image.name.trim()) say('has no name');
  if (length > most) say(`has a name of more than ${most} characters`, String(length));
  if (!image.description.trim()) say('has no description');
  if (image.inside.length) say(`exposes what is inside: ${image.inside.slice(0, 2).map((n) => `${n.role?.value} “${n.name?.value ?? ''}”`).join(', ')}`, String(image.inside.length));
  if (figure) for (const number of untrue(image.name, figure)) say(`the name says ${number}, which is not in its table or title: “${image.name}”`);
  return faults;
}

function figureFaults(figure, images) {
  const chart = figure.id || 'figure', faults = [], say = (what) => faults.push({ chart, what });
  if (images.length !== figure.drawn || figure.drawn > 1) say(`${images.length} images in the accessibility tree for ${figure.drawn} drawings shown`);
  if (!figure.title.trim()) say('has no title');
  if (figure.drawn && !figure.rows.length) say('has no data table');
  if (figure.rows.length && !figure.heads) say('has a table without column headings');
  if (!figure.drawn && figure.rows.length && !figure.open) say('has no drawing, but hides its table');
  return faults;
}

/** 6: one named image per chart, nothing inside it, a table beside it, true numbers. Micro charts are left out of the tree. */
export const reading = {
  number: 6, name: 'accessibility',
  run: async (page) => {
    const figures = await figuresOf(page), images = await imagesOf(page);
    const loose = await page.evaluate(() => window.drawing.micros().flatMap((svg) => [
      ...(svg.getAttribute('aria-hidden') === 'true' ? [] : [{ chart: window.drawing.nameOf(svg), what: 'is not hidden from the accessibility tree' }]),
      ...(svg.querySelector('text') ? [{ chart: window.drawing.nameOf(svg), what: 'holds text' }] : []),
    ]));
    return [...loose, ...figures.flatMap((f) => figureFaults(f, images.filter((i) => i.figure === f.id))),
      ...images.flatMap((i) => imageFaults(i, figures.find((f) => f.id === i.figure)))];
  },
};
