// Check 4: the widths that the layout counts on are not smaller than those of the faces.

/** 4: an estimated width is less than 0.97 of the measured one. `site.widths` is a list of {text, lang, size, estimate, bold?}. */
export const textWidth = {
  number: 4, name: 'text-width',
  run: async (page, site) => {
    const measured = await page.evaluate((entries) => {
      const figure = document.body.appendChild(document.createElement('figure'));
      figure.innerHTML = '<svg class="pr-chart" viewBox="0 0 720 100" direction="ltr"><text y="50"></text></svg>';
      const svg = figure.firstChild, text = svg.firstChild;
      const result = entries.map((e) => {
        svg.setAttribute('lang', e.lang);
        text.style.setProperty('font-size', `${e.size}px`);
        text.style.setProperty('font-weight', e.bold ? '700' : '400');
        text.textContent = e.text;
        return text.getComputedTextLength();
      });
      figure.remove();
      return result;
    }, site.widths);
    return site.widths.flatMap((entry, at) => {
      const real = measured[at], what = `“${entry.text}” (${entry.lang}, ${entry.size} px${entry.bold ? ', bold' : ''})`;
      if (!(real > 0) && entry.text.trim()) return [{ chart: entry.lang, what: `${what} could not be measured` }];
      if (entry.estimate >= 0.97 * real) return [];
      return [{ chart: entry.lang, what: `${what} is wider than estimated`, size: `${real.toFixed(1)} against ${entry.estimate}` }];
    });
  },
};
