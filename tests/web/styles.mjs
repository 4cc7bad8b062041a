// Rules of the style sheets that no page of any site uses, and how much of what a page loads it uses.
// Usage: styles.mjs SITE...; exit code 1 with rules that no page uses.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { launch } from './checks/browser.mjs';
import { serve } from './checks/stage.mjs';

const STATES = /::?(before|after|marker|first-line|first-letter|backdrop|hover|focus-visible|focus-within|focus|active|visited|target|-[a-z-]+)(\([^()]*\))?/g;

/** Every selector of the sheets that a page loads, with the bytes of its rule and what is left without states and pseudo-elements. */
function selectors(states) {
  const found = [];
  /** The selectors of a list; commas inside parentheses are not between them. */
  const split = (list) => {
    const parts = [''];
    let depth = 0;
    for (const c of list) {
      depth += c === '(' ? 1 : c === ')' ? -1 : 0;
      if (c === ',' && depth === 0) parts.push(''); else parts[parts.length - 1] += c;
    }
    return parts.map((part) => part.trim());
  };
  const plain = (part) => part.replace(new RegExp(states, 'g'), '').replace(/:(has|is|not|where)\(\s*\)/g, '')
    .replace(/^\s*(?=[>+~]|$)/, '*').replace(/([>+~])\s*$/, '$1 *').trim();
  const walk = (rules, sheet) => {
    for (const rule of rules) {
      if (rule.selectorText) {
        const parts = split(rule.selectorText);
        for (const part of parts) found.push({ sheet, part, plain: plain(part), bytes: rule.cssText.length / parts.length });
      } else if (rule.cssRules) walk(rule.cssRules, sheet);
    }
  };
  for (const sheet of document.styleSheets) walk(sheet.cssRules, sheet.href.split('/').pop());
  return found;
}

/** Which of some selectors each of some pages matches, by their places in the list. */
async function matches([paths, list]) {
  const found = [];
  for (const path of paths) {
    const page = new DOMParser().parseFromString(await (await fetch(`/${path}`)).text(), 'text/html');
    found.push(list.flatMap((plain, at) => page.querySelector(plain) ? [at] : []));
  }
  return found;
}

const used = new Map(), shares = new Map();
const browser = await launch();
for (const root of process.argv.slice(2)) {
  const { base, stop } = await serve(root);
  const page = await (await browser.newContext({ bypassCSP: true })).newPage();
  const bySheets = new Map();
  for (const path of readdirSync(root, { recursive: true }).filter((name) => name.endsWith('.html') && name !== '404.html').sort()) {
    const links = readFileSync(join(root, path), 'utf8').matchAll(/<link rel="stylesheet" href="(?:[^"]*\/)?([^"/]+)">/g);
    const sheets = [...links].map((link) => link[1]).join(' ');
    if (sheets) bySheets.set(sheets, [...(bySheets.get(sheets) ?? []), path]);
  }
  for (const paths of bySheets.values()) {
    await page.goto(base + paths[0]);
    const rules = await page.evaluate(selectors, STATES.source);
    const list = [...new Set(rules.map((rule) => rule.plain))];
    const found = await page.evaluate(matches, [paths, list]);
    const hit = new Set(found.flat().map((at) => list[at]));
    for (const { sheet, part, plain } of rules) used.set(`${sheet}: ${part}`, used.get(`${sheet}: ${part}`) || hit.has(plain));
    const all = rules.reduce((sum, rule) => sum + rule.bytes, 0);
    paths.forEach((path, n) => {
      const here = new Set(found[n].map((at) => list[at]));
      shares.set(path, rules.reduce((sum, rule) => sum + (here.has(rule.plain) ? rule.bytes : 0), 0) / all);
    });
  }
  stop();
}
await browser.close();
const idle = [...used].filter(([, is]) => !is).map(([rule]) => rule).sort();
for (const rule of idle) console.log(`no page uses ${rule}`);
for (const path of ['index.html', 'projects/index.html', 'quarters/2021-q4/index.html', 'print/quarters/2021-q4/index.html']) {
  if (shares.has(path)) console.log(`${path} uses ${Math.round(100 * shares.get(path))} % of its styles`);
}
console.log(`${shares.size} pages, ${used.size} rules, ${idle.length} that no page uses`);
process.exit(idle.length ? 1 : 0);
