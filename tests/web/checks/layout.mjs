// Played inside a page: each answers what is wrong, one line a fault, beginning with a word for its kind.

/** Statuses that are not wholly inside the window, or that a line breaks inside a word. */
export function statuses() {
  const wrong = [];
  const shown = (e) => e.getClientRects().length && getComputedStyle(e).visibility === 'visible';
  for (const status of document.querySelectorAll('main .mp-status')) {
    if (!shown(status)) continue;
    const box = status.getBoundingClientRect();
    let right = innerWidth, left = 0;
    for (let e = status.parentElement; e; e = e.parentElement) {
      if (getComputedStyle(e).overflowX === 'visible') continue;
      const clip = e.getBoundingClientRect();
      right = Math.min(right, clip.right); left = Math.max(left, clip.left);
    }
    const name = status.textContent.trim();
    if (box.right > right + 0.5 || box.left < left - 0.5) wrong.push(`status "${name}" is cut at ${Math.round(box.left)}–${Math.round(box.right)} of ${Math.round(left)}–${Math.round(right)}`);
    // A line may end at a space or behind a comma, never between two other letters. Turned words have their lines side by side.
    const turned = getComputedStyle(status).writingMode !== 'horizontal-tb';
    const next = (a, b) => (turned ? Math.abs(b.left - a.left) > 2 : b.top > a.top + 2);
    const walker = document.createTreeWalker(status, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.data, range = document.createRange();
      let before = null;
      for (let at = 0; at < text.length; at++) {
        range.setStart(node, at); range.setEnd(node, at + 1);
        const mark = range.getBoundingClientRect();
        if (!mark.width) continue;
        if (before && next(before, mark) && !/[\s，、,]/.test(text[at - 1]) && !/\s/.test(text[at])) { wrong.push(`status "${name}" breaks inside a word`); break; }
        before = mark;
      }
    }
  }
  return wrong;
}

/** Where a project has a chart of its course, it stands above the facts in a narrow window. */
export function course() {
  const [chart, facts] = ['.mp-project-chart', '.mp-rail'].map((one) => document.querySelector(one));
  if (!chart || !facts || innerWidth >= 960) return [];
  const [above, below] = [chart, facts].map((one) => one.getBoundingClientRect().top);
  return above < below ? [] : ['course of the project below its facts'];
}

/** Menus that hide their end, and heads, names and figures that a line breaks inside a word. */
export function words() {
  const wrong = [];
  for (const menu of document.querySelectorAll('.mp-menu')) {
    const hidden = menu.scrollWidth - menu.clientWidth;
    if (hidden > 1) wrong.push(`menu hides ${hidden} px`);
  }
  // Between two characters of a script without spaces a line may end.
  const letter = /^(?![\p{sc=Han}\p{sc=Hira}\p{sc=Kana}])[\p{L}\p{N}]$/u;
  for (const name of document.querySelectorAll('main thead th, main .mp-since dd, main .mp-values :is(dt, dd)')) {
    if (!name.checkVisibility({ visibilityProperty: true })) continue;
    const walker = document.createTreeWalker(name, NodeFilter.SHOW_TEXT), range = document.createRange();
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      // Those of a status, which may be turned, have a check of their own.
      if (node.parentElement.closest('.mp-status')) continue;
      const text = node.data;
      const top = (at) => { range.setStart(node, at); range.setEnd(node, at + 1); return range.getBoundingClientRect().top; };
      for (let at = 1; at < text.length; at++) {
        if (letter.test(text[at - 1]) && letter.test(text[at]) && top(at) > top(at - 1) + 2) { wrong.push(`word of "${text.trim().slice(0, 40)}" is broken`); break; }
      }
    }
  }
  return wrong;
}

/** Texts that lie on each other, or outside the block that holds them. Drawings have a check of their own. */
export function boxes() {
  const wrong = [], lines = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.data.trim(), holder = node.parentElement;
    if (!text || holder.closest('svg, noscript, script, style') || !holder.checkVisibility({ visibilityProperty: true })) continue;
    const closed = holder.closest('details:not([open])');
    if (closed && !holder.closest('summary')) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    // A blank at the end of a line hangs over it and is nothing to see.
    range.setEnd(node, node.data.trimEnd().length);
    let block = holder, scrolls = false;
    while (getComputedStyle(block).display.startsWith('inline') && getComputedStyle(block).display === 'inline') block = block.parentElement;
    for (let e = holder; e; e = e.parentElement) scrolls ||= ['auto', 'scroll', 'hidden', 'clip'].includes(getComputedStyle(e).overflowX) && e.scrollWidth > e.clientWidth;
    const around = block.getBoundingClientRect();
    for (const line of range.getClientRects()) {
      // Words for those who do not see the page are cut to a point or stand far outside.
      if (line.width < 2 || line.height < 2 || around.width < 2 || line.right < 0) continue;
      if (!scrolls && (line.right > around.right + 1 || line.left < around.left - 1)) { wrong.push(`text "${text.slice(0, 40)}" leaves its box by ${Math.round(Math.max(line.right - around.right, around.left - line.left))} px`); break; }
      // Letters do not fill their line: its upper and lower sixth are air.
      const air = line.height / 6;
      lines.push({ text, holder, scrolls, top: line.top + air, bottom: line.bottom - air, left: line.left, right: line.right });
    }
  }
  lines.sort((a, b) => a.top - b.top);
  for (let at = 0; at < lines.length; at++) {
    const a = lines[at];
    for (let next = at + 1; next < lines.length && lines[next].top < a.bottom; next++) {
      const b = lines[next];
      if (a.holder === b.holder || a.scrolls || b.scrolls) continue;
      const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left), high = Math.min(a.bottom, b.bottom) - b.top;
      if (wide > 1.5 && high > 1.5) wrong.push(`text "${a.text.slice(0, 30)}" lies on "${b.text.slice(0, 30)}"`);
    }
  }
  return wrong;
}

/** Stops of the Tab key that cannot be seen once they have the focus. */
export async function stops(most) {
  const wrong = [];
  const frame = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const all = [...document.querySelectorAll('a[href], button, input, select, summary, [tabindex="0"]')];
  const reached = all.filter((e) => e.checkVisibility({ visibilityProperty: true }) && !e.closest('details:not([open]) > :not(summary)') && !e.closest('svg'));
  for (const stop of reached.slice(0, most)) {
    const name = (stop.textContent.trim() || stop.getAttribute('aria-label') || stop.href || stop.tagName).slice(0, 40);
    stop.focus({ focusVisible: true });
    await frame();
    if (document.activeElement !== stop) continue;
    const box = [...stop.getClientRects()].find((r) => r.width > 1 && r.height > 1) ?? stop.getBoundingClientRect();
    const inside = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
    const x = Math.min(Math.max(box.left + Math.min(box.width / 2, 8), 1), innerWidth - 1), y = Math.min(Math.max(box.top + Math.min(box.height / 2, 8), 1), innerHeight - 1);
    const over = inside && document.elementFromPoint(x, y);
    if (!inside || !over || !(stop.contains(over) || over.contains(stop))) wrong.push(`focus on "${name}" cannot be seen (${Math.round(box.left)}, ${Math.round(box.top)})`);
    const style = getComputedStyle(stop);
    if (style.outlineStyle === 'none' && style.boxShadow === 'none') wrong.push(`focus on "${name}" has no sign`);
  }
  document.activeElement?.blur?.();
  return wrong;
}

/**
 * What moves when the white space that was pressed out of the page stands there again: the theme may not make an
 * element inline that the press takes for a block.
 */
export function spaced() {
  const BLOCKS = 'article aside blockquote caption col colgroup dd details div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 '
    + 'header hr li main nav ol p section summary table tbody td tfoot th thead tr ul';
  const all = [...document.querySelectorAll('body, body *')];
  const places = () => all.map((e) => e.getBoundingClientRect());
  const before = places(), put = [];
  const gap = () => { put.push(document.createTextNode('\n  ')); return put.at(-1); };
  for (const e of document.body.querySelectorAll(BLOCKS.replaceAll(' ', ', '))) {
    if (e.parentElement.closest('pre, svg')) continue;
    e.before(gap()); e.after(gap());
    // An empty element stays one, and white space behind a drawn mark would be seen: there the press decides.
    const drawn = (mark) => getComputedStyle(e, mark).content !== 'none';
    if (e.hasChildNodes() && !drawn('::before')) e.prepend(gap());
    if (e.hasChildNodes() && !drawn('::after')) e.append(gap());
  }
  const at = places().findIndex((now, n) => ['x', 'y', 'width', 'height'].some((side) => Math.abs(now[side] - before[n][side]) > 0.5));
  for (const node of put) node.remove();
  return at < 0 ? [] : [`white space moves <${all[at].localName} class="${all[at].className}"> "${all[at].textContent.trim().slice(0, 30)}"`];
}
