// Where the checks are played: servers for the built sites, browsers that see only chosen fonts, pages in a mode.
import { execFileSync } from 'node:child_process';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { drawing } from './drawing.mjs';

const require = createRequire(`${process.env.NODE_PATH}/`);
const { chromium } = require('playwright-core');
const TYPES = { html: 'text/html; charset=utf-8', css: 'text/css', svg: 'image/svg+xml', png: 'image/png', json: 'application/json', csv: 'text/csv; charset=utf-8' };

// The layout must hold whatever faces a reader has: a wide and a narrow Chinese face with the Latin ones that come
// with them, and none at all, where each Chinese character is an empty box.
export const FONTS = [
  { name: 'noto', families: ['Noto Sans CJK SC', 'DejaVu Sans'], han: /Noto Sans CJK/ },
  { name: 'wqy', families: ['WenQuanYi Micro Hei', 'Liberation Sans'], han: /WenQuanYi/ },
  { name: 'no-cjk', families: ['DejaVu Sans'], han: /^(?!.*(CJK|WenQuanYi))/ },
];

/** Serves a folder; answers the address of its root and a way to stop. */
export async function serve(root) {
  const server = createServer(async (request, answer) => {
    const path = decodeURIComponent(new URL(request.url, 'http://x').pathname);
    try {
      const body = await readFile(join(root, path));
      answer.writeHead(200, { 'content-type': TYPES[path.split('.').pop()] ?? 'application/octet-stream' }).end(body);
    } catch { answer.writeHead(404).end(); }
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  return { base: `http://127.0.0.1:${server.address().port}/`, stop: () => server.close() };
}

const installed = (family) => execFileSync('fc-list', [`:family=${family}`, 'file'], { encoding: 'utf8' })
  .split('\n').map((line) => line.replace(/:\s*$/, '').trim()).filter(Boolean);

/** Writes a font configuration that knows only some families; answers its path, or the family that is not installed. */
export async function fontConfig(work, { name, families }) {
  const folder = join(work, name);
  await mkdir(join(folder, 'fonts'), { recursive: true });
  for (const family of families) {
    const files = installed(family);
    if (!files.length) return { missing: family };
    // Links instead of the folder itself, which may hold other families too.
    for (const file of files) await symlink(file, join(folder, 'fonts', basename(file))).catch((e) => { if (e.code !== 'EEXIST') throw e; });
  }
  const path = join(folder, 'fonts.conf');
  await writeFile(path, `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig><dir>${folder}/fonts</dir><cachedir>${folder}/cache</cachedir><include ignore_missing="yes">/etc/fonts/conf.d</include></fontconfig>\n`);
  return { path };
}

/** A browser that sees only the fonts of a configuration. */
export const launch = (config) => chromium.launch({
  executablePath: process.env.CHROME_PATH,
  env: config ? { ...process.env, FONTCONFIG_FILE: config } : process.env,
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});

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

/** The faces that Chinese characters of a page are really set in. */
export async function facesOf(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('DOM.enable');
  await session.send('CSS.enable');
  const { root } = await session.send('DOM.getDocument');
  const { nodeId } = await session.send('DOM.querySelector', { nodeId: root.nodeId, selector: 'h1' });
  if (!nodeId) return [];
  const { fonts } = await session.send('CSS.getPlatformFontsForNode', { nodeId });
  await session.detach();
  return fonts.map((f) => f.familyName);
}
