// What a built site consists of: its files, and one page of each kind.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** The files of a site whose names end so, as paths with `/`, in order. */
export const files = (root, end) =>
  readdirSync(root, { recursive: true })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith(end) && statSync(join(root, path)).isFile())
    .sort();

/** What kind of page it is, by the words that its body says of itself. */
const kind = (html) => html.match(/<body[^>]*>/)?.[0] ?? '';
const text = (root, path) => readFileSync(join(root, path), 'utf8');

/**
 * One page of each kind: that with most bytes, or with fewest where a tool takes long over it.
 * Kinds of which there is one among `besides` are left out.
 */
export function kinds(root, { smallest = false, besides = [] } = {}) {
  const known = new Set(besides.map((path) => kind(text(root, path))));
  const found = new Map();
  for (const path of files(root, '.html')) {
    const html = text(root, path),
      of = kind(html);
    const size = smallest ? -html.length : html.length;
    if (!known.has(of) && !(size <= found.get(of)?.size)) found.set(of, { path, size });
  }
  return [...found.values()].map((page) => page.path);
}
