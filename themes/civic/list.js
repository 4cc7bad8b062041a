// Chooses and sorts the rows of a list.
const all = (what, from = document) => [...from.querySelectorAll(what)];
const [{ lang }] = all("html");
const make = (name, values, ...inside) => {
  const made = Object.assign(document.createElement(name), values);
  made.append(...inside);
  return made;
};
const select = (name, ariaLabel, choices) =>
  make("select", { name, ariaLabel }, ...choices.map((one) => new Option(...one)));
// Without marks or grouping.
const plain = (x) =>
  x.normalize("NFKD").replace(/[\p{M}'’]|(?<=\d)[,\s](?=\d{3})/gu, "").toLowerCase();
const [finder] = all("[data-finder]");
const say = finder.dataset;
const rows = all("[data-in]");
const heads = all("th[data-sort]");

const { words: ariaLabel } = say;
const box = make("input", { type: "search", name: "find", placeholder: ariaLabel, ariaLabel });
const names = {};
const facets = all("[data-facet]").map((facet) => {
  const name = facet.querySelector("summary").textContent;
  const own = all("li", facet).map((li) => {
    const { level, id } = li.dataset;
    const [words, n] = all("*", li).map((part) => part.textContent);
    names[id] = words;
    return ["\u2003".repeat(level) + `${words} (${n})`, id.split(":")[1]];
  });
  return select(facet.dataset.facet, name, [[say.all.replace("{}", name), ""], ...own]);
});
const ways = heads.flatMap(({ textContent: name }, at) => [
  [`${name} ↑`, at + 1], [`${name} ↓`, ~at],
]);
const order = select("sort", say.sort, [[say.sort, ""], ...ways]);
const controls = [box, ...facets, order];
const count = make("output");

const choose = () => {
  const words = plain(box.value).match(/\S+/g) ?? [];
  const wanted = facets.flatMap(({ name, value }) => (value ? `${name}:${value}` : []));
  let shown = 0;
  for (const row of rows) {
    const own = row.dataset.in.split(" ");
    const text = plain(row.textContent + own.map((id) => names[id]));
    const has = (some, of) => some.every((one) => of.includes(one));
    row.hidden = !has(wanted, own) || !has(words, text);
    shown += !row.hidden;
  }
  all("[data-group]").forEach((group) => {
    group.hidden = !all("[data-in]:not([hidden])", group)[0];
  });
  clear.hidden = !words[0] && !wanted[0];
  all("[data-whole]").forEach((part) => (part.hidden = !clear.hidden));
  count.value = shown ? say.count.replace("{}", shown.toLocaleString(lang)) : say.none;
};

const sort = () => {
  const at = +order.value;
  const head = heads[Math.abs(at) - 1];
  const key = ({ cells }) => {
    const { dataset, textContent } = cells[head.cellIndex];
    return dataset.key ?? textContent.trim();
  };
  // The unknown comes last, either way.
  const by = ([one], [two]) =>
    !one - !two || (one - two || one.localeCompare(two, lang)) * at;
  const way = (at < 0 ? "de" : "a") + "scending";
  heads.forEach((each) => (each.ariaSort = each === head ? way : null));
  const sorted = rows.map((row) => [head ? key(row) : "", row]).sort(by);
  if (heads[0]) rows[0].parentNode.append(...sorted.map(([, row]) => row));
};

// What is shown can be sent.
const change = () => {
  choose();
  sort();
  const now = new URLSearchParams();
  controls.forEach(({ name, value }) => value && now.set(name, value));
  history.replaceState(null, "", now.size ? `?${now}` : location.pathname);
};

heads.forEach((head, at) => {
  const onclick = () => {
    order.value = +order.value === at + 1 ? ~at : at + 1;
    change();
  };
  head.append(make("button", { onclick }, ...head.childNodes));
});
const onclick = () => {
  controls.forEach((control) => (control.value = ""));
  change();
  box.focus();
};
const clear = make("button", { onclick }, say.clear);
const asked = new URLSearchParams(location.search);
controls.forEach((control) => {
  control.value = asked.get(control.name);
  // A choice that is gone is none.
  control.value ||= "";
});
finder.className += " mp-made";
const open = 768 <= innerWidth;
const more = make("details", { open }, make("summary", {}, say.choose), ...facets, order);
finder.replaceChildren(box, more, make("p", {}, count, clear));
finder.oninput = change;
choose();
sort();
