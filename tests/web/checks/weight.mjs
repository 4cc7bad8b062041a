// What the text of a page tells of its weight and its links, without a browser.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';
import { gzipSync } from 'node:zlib';
import { files } from './tree.mjs';

const KB = 1024;
const PAGE = 40 * KB;
// A book is a print of up to seventy sheets of paper in one document: two KB for each of them.
const BOOK = 140 * KB;

const packed = (bytes) => gzipSync(bytes, { level: 9 }).length;
const plain = (text) =>
  text.replaceAll('&amp;', '&').replaceAll('&quot;', '"').replaceAll('&#39;', "'");
const isMissing = (posixPath) => posix.basename(posixPath) === '404.html';

/**
 * Where a link leads: a path in the site and a place there; nothing where it leads out of it.
 * The page for addresses that do not exist is shown at any of them, so its links begin at the
 * root, and a server finds the index.
 */
function target(path, link) {
  if (/^[a-z][a-z0-9+.-]*:/i.test(link) || link.startsWith('//')) return null;
  const [address, place = ''] = link
    .split('#')
    .map((part) => decodeURIComponent(part.split('?')[0]));
  if (address === '') return { file: path, place };
  if (!isMissing(path))
    return { file: posix.normalize(posix.join(posix.dirname(path), address)), place };
  return { file: `${address.slice(1)}${address.endsWith('/') ? 'index.html' : ''}`, place };
}

/** What is read of a folder once: texts of pages, the ids in them, weights of style sheets. */
function reader(root) {
  const once = (make) => {
    const known = new Map();
    return (path) => known.get(path) ?? known.set(path, make(path)).get(path);
  };
  const text = once((path) => readFileSync(join(root, path), 'utf8'));
  return {
    text,
    ids: once(
      (path) => new Set([...text(path).matchAll(/\sid="([^"]*)"/g)].map(([, id]) => plain(id))),
    ),
    sheet: once((path) => packed(readFileSync(join(root, path)))),
    isFile: once((path) => existsSync(join(root, path)) && statSync(join(root, path)).isFile()),
  };
}

function linkFaults({ text, ids, isFile }, path) {
  const html = text(path).replace(/<script[^]*?<\/script>/g, '');
  const links = [...html.matchAll(/<[a-z][^<>]*?\s(?:href|src)="([^"]*)"/g)].map(([, link]) =>
    plain(link),
  );
  const faults = [];
  for (const link of new Set(links)) {
    const to = target(path, link);
    if (!to) continue;
    const told = `${path}: the link ${link}`;
    if (link.startsWith('/') && !isMissing(path))
      faults.push(`${told} does not lead on from a folder`);
    else if (!isFile(to.file)) faults.push(`${told} leads to no file`);
    else if (to.place && to.file.endsWith('.html') && !ids(to.file).has(to.place)) {
      faults.push(`${told} leads to no place in its page`);
    }
  }
  return faults;
}

function weightOf({ text, sheet, isFile }, path) {
  const html = text(path);
  const links = [...html.matchAll(/<link rel="stylesheet" href="([^"]*)"/g)].map(([, link]) =>
    target(path, link),
  );
  const styles = links.filter((to) => to && isFile(to.file)).map((to) => sheet(to.file));
  const most = /<body[^>]*class="mp-print-book/.test(html) ? BOOK : PAGE;
  return { path, most, size: styles.reduce((sum, size) => sum + size, packed(html)) };
}

const inKb = (bytes) => `${(bytes / KB).toFixed(1)} KB`;

/** Faults of every page of a folder, and its heaviest pages as lines to print. */
export function weigh(root) {
  const read = reader(root);
  const pages = files(root, '.html');
  const weights = pages.map((path) => weightOf(read, path)).sort((a, b) => b.size - a.size);
  const heavy = weights.filter(({ size, most }) => size > most);
  const worst = (most) =>
    weights.filter((page) => page.most === most).slice(0, most === PAGE ? 10 : 2);
  return {
    count: pages.length,
    faults: [
      ...heavy.map(
        ({ path, size, most }) => `${path}: weighs ${inKb(size)}, more than ${inKb(most)}`,
      ),
      ...pages.flatMap((path) => linkFaults(read, path)),
    ],
    lines: [...worst(PAGE), ...worst(BOOK)].map(({ path, size }) => `${inKb(size)} ${path}`),
  };
}
