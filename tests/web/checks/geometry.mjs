// Checks 1 to 3: nothing lies on a text, and every text is where it can be read.

/** 1: two texts share a place. */
export const textText = {
  number: 1, name: 'text-text',
  run: (page) => page.evaluate(() => {
    const { charts, texts, meet, nameOf } = window.drawing, faults = [];
    for (const svg of charts()) {
      const lines = texts(svg);
      lines.forEach((a, i) => lines.slice(i + 1).forEach((b) => {
        if (a.el !== b.el && meet(a.core, b.core, 0.2)) faults.push({ chart: nameOf(svg), what: `“${a.words}” lies on “${b.words}”` });
      }));
    }
    return faults;
  }),
};

/** 2: a stroke runs through a text, or a later mark covers it. A haloed text may stand on the grid, if it is painted later. */
export const textStroke = {
  number: 2, name: 'text-stroke',
  run: (page) => page.evaluate(() => {
    const d = window.drawing, faults = [];
    // A stroke that an opaque mark hides again before the text is painted does no harm.
    const hidden = (list, shape, text, p) => list.some((s) => s.order > shape.order && s.order < text.order && Array.isArray(s.fill) && s.fill[3] > 0.98 && d.inFill(s, p));
    // In the colour of the ground and below the text: the gap between two bars, not a line.
    const unseen = (shape, text, ground) => shape.order < text.order && d.same(shape.stroke, ground);
    const allowed = (shape, text) => shape.el.matches('.pr-grid, .pr-grid *') && text.halo && shape.order < text.order;
    for (const svg of d.charts()) {
      const lines = d.texts(svg), list = d.shapes(svg), chart = d.nameOf(svg), ground = d.behind(svg);
      for (const shape of list) {
        if (!shape.stroke && shape.el.localName !== 'use') continue;
        const reach = Math.max(0, shape.half - 0.5);
        const near = lines.filter((t) => d.meet(d.grown(shape.box, reach + 0.1), t.core) && !allowed(shape, t) && !unseen(shape, t, ground));
        if (!near.length) continue;
        const points = d.along(shape);
        for (const text of near) {
          const at = points.find((p) => d.holds(d.grown(text.core, reach), p) && !hidden(list, shape, text, p));
          if (at) faults.push({ chart, what: `${shape.name} runs through “${text.words}”${shape.el.matches('.pr-grid') ? (text.halo ? ' (painted after it)' : ' (no halo)') : ''}`, size: `at ${at.x.toFixed(0)},${at.y.toFixed(0)}` });
        }
      }
      for (const text of lines) {
        const cover = list.find((s) => s.order > text.order && (s.fill === 'pattern' || s.fill?.[3] > 0.1) && d.meet(s.box, text.core) && d.spread(text.core).some((p) => d.inFill(s, p)));
        if (cover) faults.push({ chart, what: `${cover.name} covers “${text.words}”` });
      }
    }
    return faults;
  }),
};

/** 3: a text leaves the drawing or is too small to read; the page is wider than the window. */
export const textInside = {
  number: 3, name: 'text-inside',
  run: (page) => page.evaluate(() => {
    const d = window.drawing, faults = [], screen = matchMedia('screen').matches;
    const least = screen && innerWidth <= 320 ? 11.5 : 12;
    for (const svg of d.charts()) {
      const chart = d.nameOf(svg), v = svg.viewBox.baseVal;
      const lines = d.texts(svg), small = lines.filter(({ px }) => px < least - 0.01);
      for (const { words, ink } of lines) {
        const out = Math.max(v.x - ink.x, v.y - ink.y, ink.right - v.x - v.width, ink.bottom - v.y - v.height);
        if (out > 0.5) faults.push({ chart, what: `“${words}” leaves the drawing`, size: `by ${out.toFixed(1)}` });
      }
      // One line for a chart: if its scale is too small, so are all its texts.
      if (small.length) faults.push({ chart, what: `text is smaller than ${least} px`, size: `${Math.min(...small.map((t) => t.px)).toFixed(1)} px, ${small.length} of ${lines.length} texts, such as “${small[0].words}”` });
    }
    const wide = document.documentElement.scrollWidth - innerWidth;
    if (screen && !d.alone && wide > 0) faults.push({ chart: 'page', what: 'scrolls sideways', size: `by ${wide} px` });
    return faults;
  }),
};
