// What the checks have to know about a drawing. The function runs inside the page and leaves `window.drawing` behind.
// All lengths are in the drawing's own units (its viewBox), all colours [red, green, blue, alpha].

export function drawing() {
  const NOT_DRAWN = 'defs,pattern,symbol,clipPath,mask,marker,desc,title,style';
  const SHAPES = 'path,line,rect,circle,ellipse,polyline,polygon,use';
  const styles = new WeakMap();
  const look = (el) => styles.get(el) ?? styles.set(el, getComputedStyle(el)).get(el);

  // --- which drawings there are

  const alone = document.documentElement.localName === 'svg';
  const isShown = (el) => { const box = el.getBoundingClientRect(); return box.width > 0 && box.height > 0 && look(el).visibility !== 'hidden'; };
  const all = () => (alone ? [document.documentElement] : [...document.querySelectorAll('svg.pr-chart')]);
  const charts = () => all().filter(isShown);
  const micros = () => [...document.querySelectorAll('svg:is(.pr-bullet,.pr-spark,.pr-dumbbell,.pr-status)')];
  /** A name for reports: that of the figure with the letter of the twin, or kind and place of a micro chart. */
  const nameOf = (svg) => {
    if (alone) return 'file';
    const figure = svg.closest('figure');
    if (svg.matches('.pr-chart')) return `${figure?.id || 'no-figure'}-${svg.closest('.pr-narrow') ? 'n' : 'w'}`;
    return `${svg.classList[0]}[${micros().filter((s) => s.classList[0] === svg.classList[0]).indexOf(svg)}]`;
  };

  // --- places

  const toUser = (svg, el) => svg.getScreenCTM().inverse().multiply(el.getScreenCTM());
  const mapped = (matrix, { x, y, width, height }) => {
    const corners = [[x, y], [x + width, y], [x, y + height], [x + width, y + height]].map(([a, b]) => new DOMPoint(a, b).matrixTransform(matrix));
    const xs = corners.map((p) => p.x), ys = corners.map((p) => p.y);
    return { x: Math.min(...xs), y: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) };
  };
  const grown = (box, by) => ({ x: box.x - by, y: box.y - by, right: box.right + by, bottom: box.bottom + by });
  const holds = (box, p) => p.x > box.x && p.x < box.right && p.y > box.y && p.y < box.bottom;
  const meet = (a, b, by = 0) => a.x < b.right - by && b.x < a.right - by && a.y < b.bottom - by && b.y < a.bottom - by;
  const drawn = (svg, names) => [...svg.querySelectorAll(names)].filter((el) => !el.closest(NOT_DRAWN) && look(el).display !== 'none' && look(el).visibility !== 'hidden');
  const orderOf = (svg) => new Map([...svg.querySelectorAll('*')].map((el, at) => [el, at]));

  // --- paint

  const dot = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  const known = new Map();
  const colour = (css) => {
    if (!known.has(css)) {
      dot.clearRect(0, 0, 1, 1);
      dot.fillStyle = css;
      dot.fillRect(0, 0, 1, 1);
      const [r, g, b, a] = dot.getImageData(0, 0, 1, 1).data;
      known.set(css, [r, g, b, a / 255]);
    }
    return known.get(css);
  };
  const opacity = (el) => { let o = 1; for (let e = el; e && e.localName !== 'svg'; e = e.parentElement) o *= Number(look(e).opacity); return o; };
  /** The fill or stroke of an element: `null` for none, `'pattern'`, or a colour. */
  const paint = (el, kind) => {
    const value = look(el)[kind];
    if (value === 'none' || (kind === 'stroke' && !(parseFloat(look(el).strokeWidth) > 0))) return null;
    if (value.startsWith('url(')) return 'pattern';
    const [r, g, b, a] = colour(value);
    const alpha = a * Number(look(el)[`${kind}Opacity`]) * opacity(el);
    return alpha < 0.02 ? null : [r, g, b, alpha];
  };
  const over = (top, below) => [0, 1, 2].map((i) => top[i] * top[3] + below[i] * (1 - top[3])).concat(1);
  const linear = (v) => (v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4);
  const luminance = ([r, g, b]) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
  const contrast = (a, b) => { const [l, d] = [luminance(a), luminance(b)].sort((p, q) => q - p); return (l + 0.05) / (d + 0.05); };
  const hex = (c) => (typeof c === 'string' ? c : `#${c.slice(0, 3).map((v) => Math.round(v).toString(16).padStart(2, '0')).join('')}`);
  /** The colour of the page behind an element. */
  const behind = (el) => {
    const layers = [];
    for (let e = el; e; e = e.parentElement) {
      const c = colour(getComputedStyle(e).backgroundColor);
      if (c[3] > 0) layers.push(c);
      if (c[3] === 1) break;
    }
    return layers.reduceRight((below, top) => over(top, below), colour(window.drawing.sheet()));
  };
  /** The colour of an empty canvas in the present scheme. */
  const sheet = () => {
    const root = document.documentElement, kept = root.style.backgroundColor;
    root.style.setProperty('background-color', 'Canvas');
    const value = getComputedStyle(root).backgroundColor;
    root.style.setProperty('background-color', kept);
    return value;
  };
  const same = (a, b) => Array.isArray(a) && Array.isArray(b) && a.every((v, i) => Math.abs(v - b[i]) < 1.5);

  // --- shapes

  /** Everything drawn but texts, in the order of painting. */
  const shapes = (svg) => {
    const order = orderOf(svg);
    return drawn(svg, SHAPES).map((el) => {
      const matrix = toUser(svg, el);
      const half = paint(el, 'stroke') ? parseFloat(look(el).strokeWidth) * Math.hypot(matrix.a, matrix.b) / 2 : 0;
      return { el, order: order.get(el), matrix, half, name: el.classList[0] || el.parentElement.closest('g[class]')?.classList[0] || el.localName, box: mapped(matrix, el.getBBox()), fill: paint(el, 'fill'), stroke: paint(el, 'stroke') };
    });
  };
  const inFill = (shape, p) => shape.el.isPointInFill && holds(grown(shape.box, 0.01), p) && shape.el.isPointInFill(new DOMPoint(p.x, p.y).matrixTransform(shape.matrix.inverse()));
  /** Points along the stroke of a shape, each 1.5 units; of a used symbol its frame. */
  const along = (shape) => {
    if (shape.el.localName === 'use') return frame(shape.box);
    const points = [], length = shape.el.getTotalLength(), step = 1.5 / Math.hypot(shape.matrix.a, shape.matrix.b);
    for (let at = 0; at < length + step; at += step) points.push(shape.el.getPointAtLength(Math.min(at, length)).matrixTransform(shape.matrix));
    return points;
  };
  const frame = (box) => {
    const points = [];
    for (let x = box.x; x <= box.right; x += 1.5) points.push({ x, y: box.y }, { x, y: box.bottom });
    for (let y = box.y; y <= box.bottom; y += 1.5) points.push({ x: box.x, y }, { x: box.right, y });
    return points;
  };

  // --- texts

  /** The lines of a text: one box each, since the box of a whole text with several lines covers what stands between. */
  const linesOf = (el) => {
    if (!el.querySelector('tspan')) return [{ words: el.textContent.trim(), box: el.getBBox(), base: el.getStartPositionOfChar(0).y }];
    const lines = new Map();
    for (let at = 0; at < el.getNumberOfChars(); at += 1) {
      const base = Math.round(el.getStartPositionOfChar(at).y * 10) / 10, c = el.getExtentOfChar(at);
      const line = lines.get(base) ?? lines.set(base, { words: '', base, box: { x: c.x, y: c.y, right: c.x, bottom: c.y } }).get(base);
      line.words += el.textContent[at] ?? '';
      line.box = { x: Math.min(line.box.x, c.x), y: Math.min(line.box.y, c.y), right: Math.max(line.box.right, c.x + c.width), bottom: Math.max(line.box.bottom, c.y + c.height) };
    }
    return [...lines.values()].map((l) => ({ words: l.words.trim(), base: l.base, box: { x: l.box.x, y: l.box.y, width: l.box.right - l.box.x, height: l.box.bottom - l.box.y } }));
  };
  /** All lines of text, in the order of painting: `box` whole, `core` between 20 and 80 % of the height (between the
   * line of capitals and the base line in the faces we know), `ink` what a glyph may reach whatever the face says. */
  const texts = (svg) => {
    const order = orderOf(svg);
    return drawn(svg, 'text').filter((el) => el.textContent.trim()).flatMap((el) => {
      const matrix = toUser(svg, el), size = parseFloat(look(el).fontSize), screen = el.getScreenCTM(), style = look(el);
      const stroke = paint(el, 'stroke');
      // The stroke lies half inside the glyph's own edge, so a halo of less than 2 leaves nothing around it.
      const halo = stroke && style.paintOrder.startsWith('stroke') && parseFloat(style.strokeWidth) >= 2 ? stroke : null;
      return linesOf(el).filter((line) => line.words).map(({ words, box, base }) => ({
        el, order: order.get(el), words, halo, fill: paint(el, 'fill'), loose: stroke && !style.paintOrder.startsWith('stroke'),
        px: size * Math.hypot(screen.a, screen.b),
        box: mapped(matrix, box),
        core: mapped(matrix, { x: box.x, y: box.y + box.height * 0.2, width: box.width, height: box.height * 0.6 }),
        ink: mapped(matrix, { x: box.x, y: base - size * 0.88, width: box.width, height: size * 1.1 }),
      }));
    });
  };
  /** A few points spread over a box. */
  const spread = (box) => [0.02, 0.25, 0.5, 0.75, 0.98].flatMap((u) => [0.1, 0.5, 0.9].map((v) => ({ x: box.x + (box.right - box.x) * u, y: box.y + (box.bottom - box.y) * v })));

  window.drawing = { alone, all, charts, micros, nameOf, isShown, texts, shapes, along, inFill, spread, holds, meet, grown, colour, paint, over, contrast, luminance, hex, behind, sheet, same, look };
}
