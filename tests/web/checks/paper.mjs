// Check 14: printed from a dark screen.
import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';

/** Puts a tiny word of its own at the title, the top and the bottom of every chart that paper shows. */
const mark = (page) => page.evaluate(() => window.drawing.charts().map((svg, at) => {
  const v = svg.viewBox.baseVal, group = svg.querySelector('g') ?? svg;
  const word = (kind) => `zq${kind}${String.fromCharCode(97 + Math.floor(at / 26), 97 + (at % 26))}x`;
  for (const [kind, y] of [['top', v.y + 5], ['end', v.y + v.height - 1]]) {
    const text = group.appendChild(document.createElementNS('http://www.w3.org/2000/svg', 'text'));
    text.textContent = word(kind);
    text.setAttribute('x', v.x + v.width / 2);
    text.setAttribute('y', y);
    text.style.setProperty('font-size', '4px');
  }
  const title = svg.closest('figure')?.querySelector('figcaption')?.appendChild(document.createElement('span'));
  if (title) title.textContent = ` ${word('cap')} `;
  // A browser gives no alternative text to a drawing that has links: what its table says stands for it.
  const cells = [...(svg.closest('figure')?.querySelectorAll('table :is(td, th)') ?? [])].map((cell) => cell.textContent);
  const instead = svg.querySelector('a[href]') ? cells : null;
  return { chart: window.drawing.nameOf(svg), instead, name: svg.getAttribute('aria-label') ?? '', title: title ? word('cap') : null, top: word('top'), end: word('end') };
}));

/** Which pages of a PDF hold a word, from 1. */
const pagesWith = (pages, word) => pages.flatMap((text, at) => (text.includes(word) ? [at + 1] : []));

/** Figures with drawings none of which paper shows. */
const unprinted = (page) => page.evaluate(() => [...document.querySelectorAll('figure.pr-figure')]
  .filter((f) => f.querySelector('svg.pr-chart') && !window.drawing.charts().some((svg) => f.contains(svg)))
  .map((f) => ({ chart: f.id, what: 'is not in print' })));

function splitFaults(marks, pages) {
  return marks.flatMap(({ chart, title, top, end }) => {
    const [t, e, c] = [top, end, title].map((w) => (w ? pagesWith(pages, w) : [])), faults = [];
    if (!t.length || !e.length) faults.push({ chart, what: 'is not in print as a whole' });
    else if (t.length > 1 || e.length > 1 || t[0] !== e[0]) faults.push({ chart, what: 'is split over two pages', size: `${t} and ${e}` });
    if (title && c[0] !== t[0]) faults.push({ chart, what: 'stands on another page than its title', size: `${t} and ${c}` });
    return faults;
  });
}

/** The pages as small pictures: a list of {width, height, at(x, y)}. */
function pictures(pdf) {
  const data = execFileSync('pdftoppm', ['-r', '16', pdf], { maxBuffer: 1 << 30 });
  const pages = [];
  for (let at = 0; at < data.length;) {
    const [head, width, height] = data.subarray(at, at + 40).toString('latin1').match(/^P6\s+(\d+)\s+(\d+)\s+255\s/).map((v, i) => (i ? Number(v) : v));
    const start = at + head.length;
    pages.push({ width, height, at: (x, y) => [...data.subarray(start + 3 * (y * width + x), start + 3 * (y * width + x) + 3)] });
    at = start + 3 * width * height;
  }
  return pages;
}

const isWhite = (c) => c.every((v) => v >= 250);
/** The paper is white: in its corners, and in most of its area. */
function sheetFaults(pages) {
  return pages.flatMap((p, i) => {
    const corners = [p.at(1, 1), p.at(p.width - 2, 1), p.at(1, p.height - 2), p.at(p.width - 2, p.height - 2)];
    const dark = corners.find((c) => !isWhite(c));
    if (dark) return [{ chart: 'page', what: 'a corner of the paper is not white', size: `page ${i + 1}: ${dark}` }];
    let white = 0;
    for (let y = 0; y < p.height; y += 1) for (let x = 0; x < p.width; x += 1) white += isWhite(p.at(x, y)) ? 1 : 0;
    return white < 0.5 * p.width * p.height ? [{ chart: 'page', what: 'the paper is not white', size: `page ${i + 1}` }] : [];
  });
}

/** The alternative texts in a PDF; they stand in its structure tree, which may be packed. */
export function alternatives(pdf) {
  let text = pdf.toString('latin1');
  for (const match of text.matchAll(/stream\r?\n/g)) {
    const start = match.index + match[0].length, end = text.indexOf('endstream', start);
    try { text += `\n${inflateSync(pdf.subarray(start, end)).toString('latin1')}`; } catch { /* not packed this way: a picture or a font */ }
  }
  return [...text.matchAll(/\/Alt\s*(?:<([0-9A-Fa-f\s]*)>|\(((?:\\[^]|[^\\)])*)\))/g)].map(([, hexed, literal]) => decoded(hexed === undefined ? unescaped(literal) : Buffer.from(hexed.replace(/\s/g, ''), 'hex')));
}
const ESCAPES = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };
const unescaped = (text) => Buffer.from(text.replace(/\\([0-7]{1,3}|\r?\n|[^])/g, (_, c) => (/^[0-7]/.test(c) ? String.fromCharCode(parseInt(c, 8)) : /\n/.test(c) ? '' : ESCAPES[c] ?? c)), 'latin1');
const decoded = (bytes) => (bytes[0] === 0xfe && bytes[1] === 0xff ? Buffer.from(bytes.subarray(2)).swap16().toString('utf16le') : bytes.toString('latin1'));

function alternativeFaults(marks, alts, pages) {
  const left = [...alts], bare = (words) => words.normalize('NFKC').replace(/\s/g, ''), text = bare(pages.join(''));
  return marks.flatMap(({ chart, name, instead }) => {
    if (instead) return instead.length && instead.every((cell) => text.includes(bare(cell))) ? [] : [{ chart, what: 'has neither an alternative text nor its table in the PDF' }];
    const at = left.indexOf(name);
    if (at < 0 || !name) return [{ chart, what: 'has no alternative text in the PDF' }];
    left.splice(at, 1);
    return [];
  });
}

/** 14: a PDF made from a dark screen is white, holds every chart in one piece and gives each its alternative text. */
export const paper = {
  number: 14, name: 'print',
  run: async (page) => {
    const folder = await mkdtemp(join(tmpdir(), 'charts-print-')), file = join(folder, 'page.pdf');
    try {
      await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
      const absent = await unprinted(page), marks = await mark(page);
      await page.emulateMedia({ media: null, colorScheme: 'dark' });
      await page.pdf({ path: file, printBackground: true, preferCSSPageSize: true, tagged: true });
      const pages = execFileSync('pdftotext', ['-raw', file, '-'], { encoding: 'utf8', maxBuffer: 1 << 28 }).split('\f');
      return [...absent, ...sheetFaults(pictures(file)), ...splitFaults(marks, pages), ...alternativeFaults(marks, alternatives(await readFile(file)), pages)];
    } finally { await rm(folder, { recursive: true, force: true }); }
  },
};
