// Check 5: contrast, and colours that differ for every eye and in grey.

const STATUS = ['done', 'ontrack', 'risk', 'late'];
const MARKS = ['plan', 'actual', 'target', 'asof', ...STATUS, 'none'];
const FILLS = [...STATUS, 'h0', 'h1', 'h2', 'h3', 'h4'];
const TOKENS = ['bg', 'ink', 'muted', 'grid', 'band', ...MARKS, 'h0', 'h1', 'h2', 'h3', 'h4', ...FILLS.map((f) => `on-${f}`)];

// Machado, Oliveira and Fernandes 2009, severity 1, for linear RGB.
const EYES = {
  normal: [1, 0, 0, 0, 1, 0, 0, 0, 1],
  protan: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  deutan: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  tritan: [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
};
const product = (m, [a, b, c]) => [0, 3, 6].map((i) => m[i] * a + m[i + 1] * b + m[i + 2] * c);
const linear = (v) => (v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4);
const luminance = (rgb) => { const [r, g, b] = rgb.map(linear); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
const contrast = (a, b) => { const [l, d] = [luminance(a), luminance(b)].sort((p, q) => q - p); return (l + 0.05) / (d + 0.05); };
const oklab = (rgb) => product(
  [0.2104542553, 0.793617785, -0.0040720468, 1.9779984951, -2.428592205, 0.4505937099, 0.0259040371, 0.7827717662, -0.808675766],
  product([0.4122214708, 0.5363325363, 0.0514459929, 0.2119034982, 0.6806995451, 0.1073969566, 0.0883024619, 0.2817188376, 0.6299787005], rgb).map(Math.cbrt),
);
const seen = (eye, rgb) => product(EYES[eye], rgb.map(linear)).map((v) => Math.min(1, Math.max(0, v)));
/** How far two colours are apart for an eye: OKLab distance times 100. */
export const apart = (eye, a, b) => 100 * Math.hypot(...oklab(seen(eye, a)).map((v, i) => v - oklab(seen(eye, b))[i]));
const pairs = (list) => list.flatMap((a, i) => list.slice(i + 1).map((b) => [a, b]));

/** The tokens as colours, `null` where one is not set. */
const tokensOf = (page) => page.evaluate((names) => {
  const { colour, behind } = window.drawing;
  const probe = (document.querySelector('.pr-figure') ?? document.body).appendChild(document.createElement('span'));
  const read = (name) => {
    if (!getComputedStyle(probe).getPropertyValue(`--pr-${name}`).trim()) return null;
    probe.style.setProperty('color', `var(--pr-${name})`);
    return colour(getComputedStyle(probe).color).slice(0, 3);
  };
  const tokens = Object.fromEntries(names.map((n) => [n, read(n)]));
  const chart = window.drawing.charts()[0];
  tokens.behind = chart ? behind(chart).slice(0, 3) : null;
  probe.remove();
  return tokens;
}, TOKENS);

const ratioFault = (a, b, least, what) => {
  const ratio = contrast(a, b);
  return ratio >= least - 0.005 ? [] : [{ chart: 'tokens', what: `${what} below ${least}`, size: ratio.toFixed(2) }];
};

/** The palette by itself, so that a colour which no chart of the page uses is judged too. */
function tokenFaults(t, grey) {
  const faults = TOKENS.filter((n) => !t[n]).map((n) => ({ chart: 'tokens', what: `--pr-${n} is not set` }));
  const both = (a, b) => t[a] && t[b];
  for (const n of ['ink', 'muted']) if (both(n, 'bg')) faults.push(...ratioFault(t[n], t.bg, 4.5, `text --pr-${n}`));
  for (const n of MARKS) if (both(n, 'bg')) faults.push(...ratioFault(t[n], t.bg, 3, `mark --pr-${n}`));
  for (const n of FILLS) if (both(n, `on-${n}`)) faults.push(...ratioFault(t[`on-${n}`], t[n], 4.5, `digits --pr-on-${n}`));
  if (t.behind && t.bg && contrast(t.behind, t.bg) > 1.02) faults.push({ chart: 'tokens', what: '--pr-bg is not the colour behind the charts' });
  for (const [a, b] of pairs(STATUS.filter((n) => t[n]))) {
    for (const eye of Object.keys(EYES)) {
      const distance = apart(eye, t[a], t[b]);
      if (distance < 15) faults.push({ chart: 'tokens', what: `${a} and ${b} look alike (${eye})`, size: distance.toFixed(1) });
    }
    if (grey) faults.push(...ratioFault(t[a], t[b], 1.25, `grey of ${a} and ${b}`));
  }
  return faults;
}

/** Texts and marks as they are painted. */
const paintedFaults = (page) => page.evaluate(() => {
  const d = window.drawing, faults = new Map();
  const say = (chart, what, size) => { if (!faults.has(`${chart} ${what}`)) faults.set(`${chart} ${what}`, { chart, what, size }); };
  /** What an empty place of the drawing looks like: the page, or the drawing's own first shape if it fills everything. */
  const groundOf = (svg, list) => {
    const v = svg.viewBox.baseVal, first = list[0], page = d.behind(svg);
    const fills = first && Array.isArray(first.fill) && first.box.x <= v.x && first.box.y <= v.y && first.box.right >= v.x + v.width && first.box.bottom >= v.y + v.height;
    return fills ? d.over(first.fill, page) : page;
  };
  /** The colours under a text, and whether a hatch is among them. */
  const under = (text, list, ground) => {
    const below = list.filter((s) => s.order < text.order && s.fill && d.meet(s.box, text.core));
    const colours = new Map();
    let hatched = false;
    for (const p of d.spread(text.core)) {
      let at = ground, hatch = false;
      for (const s of below) {
        if (!d.inFill(s, p)) continue;
        if (s.fill === 'pattern') hatch = true;
        else { at = d.over(s.fill, at); if (s.fill[3] > 0.98) hatch = false; }
      }
      hatched ||= hatch;
      colours.set(d.hex(at), at);
    }
    return { colours: [...colours.values()], hatched };
  };
  /** The colour under a sign. */
  const beneath = (shape, list, ground) => {
    // Signs of one kind share a path, so the middle of it may lie anywhere; where it begins a sign is.
    const p = d.along(shape)[0];
    return list.filter((s) => s.order < shape.order && Array.isArray(s.fill) && d.inFill(s, p)).reduce((at, s) => d.over(s.fill, at), ground);
  };
  // These carry no meaning of their own or have it from digits: grid, tints, separators, classes of a heat map.
  const silent = (el) => /(^|\s)pr-(grid|gap|band|sep|bg|h[0-4]|hatch)|halo/.test(`${el.getAttribute('class') ?? ''} ${el.parentElement.getAttribute('class') ?? ''}`);

  for (const svg of [...d.charts(), ...d.micros().filter(d.isShown)]) {
    const chart = d.nameOf(svg), list = d.shapes(svg), ground = groundOf(svg, list);
    for (const text of d.texts(svg)) {
      if (!text.fill) { say(chart, `“${text.words}” is not painted`); continue; }
      const place = text.halo ? { colours: [d.over(text.halo, ground)], hatched: false } : under(text, list, ground);
      if (place.hatched) say(chart, `“${text.words}” stands on a hatch without a halo`);
      if (text.loose) say(chart, `“${text.words}” has its stroke over its fill`);
      for (const c of place.colours) {
        const ratio = d.contrast(d.over(text.fill, c), c);
        if (ratio < 4.495) say(chart, `text “${text.words}” ${d.hex(text.fill)} on ${d.hex(c)} below 4.5`, ratio.toFixed(2));
      }
    }
    for (const shape of list) {
      if (silent(shape.el)) continue;
      const paints = [shape.fill, shape.stroke].filter(Array.isArray);
      if (!paints.length) continue;
      // A sign stands on a colour of its own, anything else on the page.
      const below = /^pr-sign/.test(shape.name) ? beneath(shape, list, ground) : ground;
      const ratio = Math.max(...paints.map((c) => d.contrast(d.over(c, below), below)));
      // The number of a micro chart says nothing about the kind of fault.
      if (ratio < 2.995) say(chart.replace(/\[.*/, ''), `mark ${shape.name} ${paints.map(d.hex).join(' ')} on ${d.hex(below)} below 3`, ratio.toFixed(2));
    }
  }
  return [...faults.values()];
});

/** 5: contrast of texts, marks and digits on fills; status colours apart from each other. */
export const contrastCheck = {
  number: 5, name: 'contrast',
  run: async (page) => {
    const alone = await page.evaluate(() => window.drawing.alone);
    if (alone) return paintedFaults(page);
    const grey = await page.evaluate(() => matchMedia('print').matches || !matchMedia('(prefers-color-scheme: dark)').matches);
    return [...tokenFaults(await tokensOf(page), grey), ...await paintedFaults(page)];
  },
};
