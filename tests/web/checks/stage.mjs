// Where the checks are played: servers for the built sites, pages in a mode.
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { drawing } from './drawing.mjs';

const TYPES = { html: 'text/html; charset=utf-8', css: 'text/css', svg: 'image/svg+xml', png: 'image/png', json: 'application/json', csv: 'text/csv; charset=utf-8', txt: 'text/plain; charset=utf-8', xml: 'application/xml', js: 'text/javascript' };

/**
 * Serves a folder; answers the address of its root and a way to stop.
 *
 * - `under`: a folder of the address that the site stands in; nothing is outside of it.
 * - `packed`: sends what is asked for with gzip packed, as servers on the web do.
 * - `changed`: given a path and the bytes of a file, what is sent in their place.
 */
export async function serve(root, { under = '', packed = false, changed } = {}) {
  const server = createServer(async (request, answer) => {
    const path = decodeURIComponent(new URL(request.url, 'http://x').pathname);
    try {
      if (!path.startsWith(`/${under}`)) throw new Error('outside');
      const file = path.slice(under.length + 1);
      let body = await readFile(join(root, file));
      if (changed) body = changed(file, body);
      const type = TYPES[path.split('.').pop()] ?? 'application/octet-stream';
      const head = { 'content-type': type };
      if (packed && /gzip/.test(request.headers['accept-encoding']) && !/png|octet/.test(type)) {
        body = gzipSync(body);
        head['content-encoding'] = 'gzip';
      }
      answer.writeHead(200, head).end(body);
    } catch { answer.writeHead(404).end(); }
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  const base = `http://127.0.0.1:${server.address().port}/${under}`;
  return { base, stop: () => server.close() };
}

/** Opens a page under its own policy and gathers what the browser says about it; `null` where there is no such page. */
export async function open(browser, { base, path, root }, options = {}) {
  const source = await readFile(join(root, path), 'utf8').catch(() => null);
  if (source === null) return null;
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, colorScheme: 'light' });
  const page = await context.newPage();
  const messages = [];
  page.on('console', (message) => messages.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => messages.push(`error: ${error.message}`));
  page.on('requestfailed', (request) => messages.push(`failed: ${request.url()}`));
  page.on('response', (answer) => { if (answer.status() >= 400) messages.push(`${answer.status()}: ${answer.url()}`); });
  // A page may be shortened on its way, which keeps seeds quick on a long page.
  if (options.shorten) await page.route(base + path, async (route) => route.fulfill({ contentType: TYPES.html, body: options.shorten(source) }));
  await page.goto(base + path);
  await page.evaluate(drawing);
  return { page, site: { base, path, source: options.shorten?.(source) ?? source, messages }, close: () => context.close() };
}

/** Does jobs, two at a time, and answers their results in order: what builds a site may have few cores. */
export async function abreast(jobs, lanes = 2) {
  const results = [], queue = jobs.map((job, at) => [job, at]);
  const lane = async () => { for (let next = queue.shift(); next; next = queue.shift()) results[next[1]] = await next[0](); };
  await Promise.all(Array.from({ length: lanes }, lane));
  return results;
}

/** Turns an open page to a width, a colour scheme or to paper; pages have no script, so nothing has to be loaded again. */
export async function turn(page, { width, height = 900, colorScheme = 'light', media = 'screen', forcedColors = 'none' }) {
  await page.setViewportSize({ width, height });
  await page.emulateMedia({ colorScheme, media, forcedColors });
}
