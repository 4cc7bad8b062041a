// The one way in which the checks of pages start a browser: Chromium, told which fonts it sees.
import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';

const require = createRequire(`${process.env.NODE_PATH}/`);
const { chromium } = require('playwright-core');

// The layout must hold whatever faces a reader has: a wide and a narrow Chinese face with the Latin ones that come
// with them, and none at all, where each Chinese character is an empty box.
export const FONTS = [
  { name: 'noto', families: ['Noto Sans CJK SC', 'DejaVu Sans'], han: /Noto Sans CJK/ },
  { name: 'wqy', families: ['WenQuanYi Micro Hei', 'Liberation Sans'], han: /WenQuanYi/ },
  { name: 'no-cjk', families: ['DejaVu Sans'], han: /^(?!.*(CJK|WenQuanYi))/ },
];

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

/** A browser that sees only the fonts of a configuration; `more` are words for it beside the usual ones. */
export const launch = (config, more = []) => chromium.launch({
  executablePath: process.env.CHROME_PATH,
  env: config ? { ...process.env, FONTCONFIG_FILE: config } : process.env,
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', ...more],
});

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
