// Checks 7, 8, 9 and 13: the text of the drawings.
import { gzipSync } from 'node:zlib';

/** 7: the drawings hold nothing that a strict policy forbids, and under this policy the browser has nothing to say. */
export const strict = {
  number: 7, name: 'policy',
  run: async (page, site) => {
    const faults = await page.evaluate(() => {
      const found = [], say = (svg, what) => found.push({ chart: window.drawing.nameOf(svg), what });
      const outside = (value) => /(^|[\s("'])(?:[a-z][a-z0-9+.-]*:)?\/\//i.test(value) || /^(?:data|javascript|blob):/i.test(value.trim());
      // An area of the map leads to the page of its place.
      const leads = (svg, el) => el.localName === 'a' && svg.closest('figure')?.dataset.kind === 'map';
      const isOwn = (href) => !/^[a-z][a-z0-9+.-]*:|^[\\/]/i.test(href);
      for (const svg of document.querySelectorAll('svg')) {
        for (const el of [svg, ...svg.querySelectorAll('*')]) {
          if (/^(style|script|foreignobject)$/i.test(el.localName)) say(svg, `has a <${el.localName}>`);
          for (const { name, value } of el.attributes) {
            if (name === 'style') say(svg, 'has a style attribute');
            else if (/^on/i.test(name)) say(svg, `has the attribute ${name}`);
            else if (name.startsWith('xmlns')) continue;
            else if (name === 'href' && leads(svg, el) && isOwn(value)) continue;
            else if (/^(href|xlink:href|src)$/.test(name) ? !value.startsWith('#') : outside(value) && !/^aria-/.test(name)) say(svg, `refers to ${value.slice(0, 60)}`);
            else if (/url\(\s*["']?(?!#)[^"')]/.test(value) && !/^aria-/.test(name)) say(svg, `refers to ${value.slice(0, 60)}`);
          }
        }
      }
      if (!document.querySelector('meta[http-equiv="Content-Security-Policy" i]')) found.push({ chart: 'page', what: 'has no Content-Security-Policy' });
      return found;
    });
    return [...faults, ...[...new Set(site.messages)].map((m) => ({ chart: 'page', what: m.replace(/127\.0\.0\.1:\d+/g, 'site') }))];
  },
};

/** 8: an id occurs once, and what refers to an id finds it. */
export const ids = {
  number: 8, name: 'ids',
  run: (page) => page.evaluate(() => {
    const faults = [], seen = new Set();
    const ownerOf = (el) => { const svg = el.closest('svg.pr-chart'); return svg ? window.drawing.nameOf(svg) : el.closest('figure')?.id || 'page'; };
    for (const el of document.querySelectorAll('[id]')) {
      if (seen.has(el.id)) faults.push({ chart: ownerOf(el), what: `the id ${el.id} occurs twice` });
      seen.add(el.id);
    }
    for (const el of document.querySelectorAll('*')) {
      const wanted = ['aria-labelledby', 'aria-describedby', 'aria-controls', 'aria-owns', 'aria-details', 'for', 'headers'].flatMap((a) => (el.getAttribute(a) ?? '').split(/\s+/).filter(Boolean).map((id) => [a, id]));
      for (const a of ['href', 'xlink:href']) if (/^#./.test(el.getAttribute(a) ?? '')) wanted.push([a, decodeURIComponent(el.getAttribute(a).slice(1))]);
      if (el.closest('svg')) for (const { name, value } of el.attributes) for (const [, id] of value.matchAll(/url\(["']?#([^"')]+)["']?\)/g)) wanted.push([name, id]);
      for (const [a, id] of wanted) if (!seen.has(id)) faults.push({ chart: ownerOf(el), what: `${a} refers to ${id}, which is not there` });
    }
    return faults;
  }),
};

const LARGE = new Set(['timeline', 'calendar', 'heat', 'map', 'matrix', 'multiples', 'tiles']);
const MANY = new Set(['calendar', 'heat', 'matrix', 'multiples', 'tiles']);

function sizeFaults({ chart, kind, micro, text, elements }) {
  const raw = Buffer.byteLength(text), packed = gzipSync(text, { level: 9 }).length, faults = [];
  const [most, mostPacked] = micro ? [900, Infinity] : LARGE.has(kind) ? [24 * 1024, 4 * 1024] : [8 * 1024, 2 * 1024];
  if (raw > most) faults.push({ chart, what: `is larger than ${most} B`, size: `${raw} B` });
  if (packed > mostPacked) faults.push({ chart, what: `is larger than ${mostPacked} B packed`, size: `${packed} B` });
  if (!MANY.has(kind) && elements > 200) faults.push({ chart, what: 'has more than 200 elements', size: String(elements) });
  return faults;
}

/** 9: size and number of elements of every drawing, shown or not. */
export const sizes = {
  number: 9, name: 'size',
  run: async (page) => (await page.evaluate(() => {
    const { all, micros, nameOf } = window.drawing;
    return [...all().map((s) => [s, false]), ...micros().map((s) => [s, true])].map(([svg, micro]) => ({
      chart: nameOf(svg), micro, kind: svg.closest('figure')?.dataset.kind ?? '', text: svg.outerHTML, elements: svg.querySelectorAll('*').length,
    }));
  })).flatMap(sizeFaults),
};

/** The drawings as they are written in the page's source; an HTML parser mends what is wrong, so the DOM cannot tell. */
export function inlineSources(html) {
  const found = [];
  for (let at = html.indexOf('<svg'); at >= 0; at = html.indexOf('<svg', at)) {
    const end = html.indexOf('</svg>', at);
    const text = end < 0 ? html.slice(at) : html.slice(at, end + 6);
    found.push(text);
    at += text.length;
  }
  return found;
}

const label = (text, at) => text.match(/aria-describedby="([^"]*)"/)?.[1].replace(/-d$/, '') ?? `${text.match(/class="([^"\s]*)/)?.[1] ?? 'svg'}[${at}]`;
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/;
/** What is wrong with each of some texts as XML, empty where nothing is. On an empty page, since a document that a page
 * parses is under the page's policy, and a file has a style of its own. */
async function parsed(page, list) {
  const empty = await page.context().newPage();
  const errors = await empty.evaluate(parse, list);
  await empty.close();
  return errors;
}
const parse = (texts) => texts.map((text) => {
  const document = new DOMParser().parseFromString(text, 'image/svg+xml');
  const error = document.querySelector('parsererror');
  if (error) return error.textContent.replace(/\s+/g, ' ').replace('This page contains the following errors:', '').slice(0, 120);
  return document.documentElement.localName === 'svg' && document.documentElement.namespaceURI === 'http://www.w3.org/2000/svg' ? '' : 'is no SVG';
});

function fileFaults(chart, text, error) {
  const faults = [], say = (what) => faults.push({ chart, what });
  if (error) say(`does not parse: ${error}`);
  if (CONTROL.test(text)) say('holds a control character');
  const root = text.slice(text.search(/<svg[\s>]/)).replace(/^<svg[^>]*>/, '');
  // Those of the root come first; a mark may have a title of its own.
  const own = root.slice(0, root.search(/<(?!\/?(?:title|desc)\b)/));
  for (const name of ['title', 'desc']) if (!new RegExp(`<${name}(?:\\s[^>]*)?>[^<]*\\S[^<]*</${name}>`).test(own)) say(`has no <${name}>`);
  if (!/<style[^>]*>[^]*prefers-color-scheme[^]*<\/style>/.test(text)) say('has no colours for a dark scheme');
  if (text.includes('var(')) say('refers to a custom property');
  if (/https?:|\/\//i.test(text.replace(/\sxmlns(:\w+)?="[^"]*"/g, ''))) say('refers to something outside');
  if (/<(script|foreignObject|image)\b|\son\w+=|@import/i.test(text)) say('holds more than a drawing');
  return faults;
}

/** The downloads beside each drawn figure: addresses of CSV and SVG files. */
export const downloads = (page) => page.evaluate(() => [...document.querySelectorAll('figure.pr-figure')].filter((f) => f.querySelector('svg.pr-chart')).map((figure) => {
  const links = (end) => [...figure.querySelectorAll('.pr-source a[href]')].map((a) => a.href).filter((h) => new URL(h).pathname.endsWith(end));
  return { figure: figure.id || 'figure', svg: links('.svg'), csv: links('.csv') };
}));

async function downloadFaults(page, site) {
  const faults = [], files = [];
  for (const { figure, svg, csv } of await downloads(page)) {
    if (!svg.length) faults.push({ chart: figure, what: 'has no link to its SVG file' });
    if (!csv.length) faults.push({ chart: figure, what: 'has no link to its CSV file' });
    for (const address of [...svg, ...csv]) {
      const answer = await fetch(address), text = await answer.text(), chart = `${figure} ${address.split('/').pop()}`;
      if (!answer.ok || !text.trim()) { faults.push({ chart, what: 'is not there' }); continue; }
      if (address.endsWith('.svg')) files.push({ chart, text: site.file?.(text) ?? text });
    }
  }
  const errors = await parsed(page, files.map((f) => f.text));
  return [...faults, ...files.flatMap(({ chart, text }, at) => fileFaults(chart, text, errors[at]))];
}

/** 13: inline drawings and files are well-formed; files stand on their own. */
export const wellFormed = {
  number: 13, name: 'well-formed',
  run: async (page, site) => {
    const inline = inlineSources(site.source), faults = [];
    const errors = await parsed(page, inline.map((t) => t.replace('<svg', '<svg xmlns="http://www.w3.org/2000/svg"')));
    inline.forEach((text, at) => {
      if (errors[at]) faults.push({ chart: label(text, at), what: `does not parse: ${errors[at]}` });
      if (CONTROL.test(text)) faults.push({ chart: label(text, at), what: 'holds a control character' });
    });
    if (!inline.length) faults.push({ chart: 'page', what: 'has no drawing in its source' });
    return [...faults, ...await downloadFaults(page, site)];
  },
};
