// Faults put into the text of a page on purpose; what reads pages has to complain of each.

/** Puts words where a pattern is, or stops: a fault that is not in the page proves nothing. */
export function replaced(html, pattern, words) {
  const text = html.replace(pattern, words);
  if (text === html) throw new Error(`nothing to damage with ${pattern}`);
  return text;
}

/** Before the end of the main part of a page. */
export const inserted = (html, words) => replaced(html, /<\/main>/, `${words}</main>`);
