// A site in two more languages that nobody speaks, made from its English words: `de` is half as long again and accented,
// `ar` is written from right to left. What a layout does not hold of a real language it does not hold of these.
// Usage: pseudo.mjs SITE STRINGS OUT (the site that is copied, the folder of English strings, where the copy goes)
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [, , site, strings, out] = process.argv;

const ACCENTS = { a: 'à', c: 'ç', d: 'ð', e: 'é', g: 'ğ', i: 'ï', k: 'ķ', l: 'ļ', n: 'ñ', o: 'ö', r: 'ř', s: 'š', t: 'ţ', u: 'ü', y: 'ý', z: 'ž',
  A: 'Å', C: 'Ç', D: 'Ð', E: 'Ë', I: 'Î', N: 'Ñ', O: 'Ø', S: 'Š', T: 'Ţ', U: 'Ü' };
const VOWELS = new Set('aeiou');
/** Every letter accented, every vowel twice: about 40 % longer, and longer words than English has. */
const long = (words) => [...words].map((c) => { const a = ACCENTS[c] ?? c; return VOWELS.has(c) ? a + a : a; }).join('');

const ARABIC = [...'ابتثجحخدذرزسشصضطظعغفقكلمنه'];
/** Each Latin letter as an Arabic one. */
const rightToLeft = (words) => words.replace(/[a-z]/gi, (c) => ARABIC[(c.toLowerCase().charCodeAt(0) - 97) % ARABIC.length]);

/** Changes the words of Fluent messages and terms, and nothing between braces. */
function changed(text, how) {
  return text.split('\n').map((line) => {
    const head = /^(?:#.*|-?[\w-]+ =|\s+\*?\[[\w-]+\]|\s*)/.exec(line)[0];
    if (head.startsWith('#')) return line;
    // A choice goes on over the next lines; what stands before it is words.
    const rest = line.slice(head.length);
    return head + rest.split(/(\{ \$[\w-]+ ->|\{[^{}]*\}|\}|<[^>]*>)/).map((part, at) => (at % 2 ? part : how(part))).join('');
  }).join('\n');
}

/** Messages that are conventions and no words. */
const KEPT = /^(number-scales|number-space|language-name|list-|sentence-gap|verdict-colon|verdict-comma|verdict-end |quarter-of-year|arrow)/;

const languages = { de: ['Þšéüðö', long], ar: ['عربي', rightToLeft] };
cpSync(site, out, { recursive: true });
for (const [tag, [name, how]] of Object.entries(languages)) {
  const folder = join(out, 'themes/pseudo/strings', tag);
  mkdirSync(folder, { recursive: true });
  for (const file of readdirSync(strings)) {
    let kept = false;
    const lines = readFileSync(join(strings, file), 'utf8').split('\n').map((line) => {
      if (/^-?\w/.test(line)) kept = KEPT.test(line);
      return [line, kept];
    });
    const text = lines.map(([line, keep]) => (keep ? line : changed(line, how))).join('\n');
    writeFileSync(join(folder, file), text.replace(/^language-name = .*$/m, `language-name = ${name}`));
  }
}

/** The words of authors by language, in one line or in a line for each. */
function authored(text) {
  const all = (words, comma, before) => Object.entries(languages).map(([tag, [, how]]) => `${comma}${before}${tag}: "${how(words)}"`).join('');
  return text
    .replace(/^(\s+)en: "([^"\\]*)"$/gm, (line, before, words) => line + all(words, '\n', before))
    .replace(/([{,] ?)en: "([^"\\]*)"(?=[,}])/g, (pair, _, words) => pair + all(words, ', ', ''))
    // A unit with its forms: what nobody speaks has one.
    .replace(/([{,] ?)en: \{one: [^,}]*, other: ([^}]*)\}/g, (pair, _, words) => pair + all(words, ', ', ''));
}

for (const path of readdirSync(join(out, 'content'), { recursive: true })) {
  const file = join(out, 'content', path);
  if (/(?<!\.en)\.md$|site\.yaml$/.test(path)) writeFileSync(file, authored(readFileSync(file, 'utf8')));
}
const config = join(out, 'content/site.yaml');
const settings = readFileSync(config, 'utf8').replace(/^languages: \[(.*)\]$/m, 'languages: [$1, de, ar]').replace(/^theme: .*$/m, '');
writeFileSync(config, `${settings}\ntheme: pseudo\n`);
