// Check 15: a dark scheme that the system forces on the page, judged from pixels, since computed colours do not tell
// which of them the browser replaces.

const WIDTH = 800, HEIGHT = 2400;

/** Scrolls to a chart by its number; answers the charts from there on that the window shows whole, and their texts, in
 * CSS pixels of the window. A screenshot of what the window shows is much quicker than one of a part of a long page. */
const placesFrom = (page, first) => page.evaluate((from) => {
  const d = window.drawing, charts = d.charts();
  charts[from]?.scrollIntoView({ block: 'start', behavior: 'instant' });
  const found = [];
  for (const svg of charts.slice(from)) {
    if (found.length && svg.getBoundingClientRect().bottom > innerHeight) break;
    const m = svg.getScreenCTM();
    const texts = d.texts(svg).map(({ words, core }) => ({ words, x: m.a * core.x + m.e, y: m.d * core.y + m.f, width: m.a * (core.right - core.x), height: m.d * (core.bottom - core.y) }));
    found.push({ chart: d.nameOf(svg), texts });
  }
  return found;
}, first);

/** The contrast between the lightest and the darkest pixel of each box of a picture, decoded by the browser. */
const extremes = (eye, picture, boxes, scale) => eye.evaluate(async ([data, places, by]) => {
  const bytes = Uint8Array.from(atob(data), (c) => c.charCodeAt(0));
  const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
  const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d', { willReadFrequently: true });
  canvas.drawImage(image, 0, 0);
  const linear = (v) => (v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4);
  return places.map((p) => {
    const { data: px } = canvas.getImageData(Math.round(p.x * by), Math.round(p.y * by), Math.max(1, Math.round(p.width * by)), Math.max(1, Math.round(p.height * by)));
    let low = 1, high = 0;
    for (let i = 0; i < px.length; i += 4) {
      const l = 0.2126 * linear(px[i]) + 0.7152 * linear(px[i + 1]) + 0.0722 * linear(px[i + 2]);
      low = Math.min(low, l); high = Math.max(high, l);
    }
    return (high + 0.05) / (low + 0.05);
  });
}, [picture, boxes, scale]);

/** 15: every text of a chart stands out under forced dark colours. */
export const forced = {
  number: 15, name: 'forced-colours',
  run: async (page) => {
    await page.setViewportSize({ width: WIDTH, height: HEIGHT });
    await page.emulateMedia({ media: 'screen', colorScheme: 'dark', forcedColors: 'active' });
    const session = await page.context().newCDPSession(page), eye = await page.context().newPage(), faults = [];
    for (let first = 0, places = await placesFrom(page, 0); places.length; first += places.length, places = await placesFrom(page, first)) {
      const { clip, scale } = await windowOf(page);
      const { data } = await session.send('Page.captureScreenshot', { format: 'png', optimizeForSpeed: true, clip });
      const texts = places.flatMap((p) => p.texts.map((t) => ({ ...t, chart: p.chart })));
      const ratios = await extremes(eye, data, texts, scale);
      texts.forEach((t, i) => { if (!(ratios[i] >= 4.5)) faults.push({ chart: t.chart, what: `“${t.words}” is below 4.5`, size: ratios[i]?.toFixed(2) }); });
    }
    await eye.close();
    await session.detach();
    return faults;
  },
};

/** The window as a part of the page. Twice as large, or a thin stroke never reaches its own colour. */
const windowOf = (page) => page.evaluate(() => {
  // A screenshot counts from the left end of the page, a right-to-left page from where its window starts.
  const root = document.documentElement, left = root.dir === 'rtl' ? root.scrollWidth - root.clientWidth : 0;
  return { clip: { x: scrollX + left, y: scrollY, width: innerWidth, height: innerHeight, scale: 2 }, scale: 2 };
});
