// Chooses, sorts and counts the rows of a list.
const { lang } = document.documentElement;
const all = (what, from = document) => [...from.querySelectorAll(what)];
const make = (name, values, ...inside) => {
  const made = Object.assign(document.createElement(name), values);
  made.append(...inside);
  return made;
};
const select = (name, ariaLabel, choices) =>
  make("select", { name, ariaLabel }, ...choices.map((choice) => new Option(...choice)));
const plain = (x) => x.normalize("NFKC").toLowerCase();
const [finder] = all("[data-finder]");
const say = finder.dataset;
const rows = all("[data-in]").filter((row) => !finder.contains(row));
const heads = all("th[data-sort]");

const box = make("input", { type: "search", name: "find", placeholder: say.words });
box.ariaLabel = say.words;
const facets = all("[data-facet]", finder).map((facet) => {
  const name = facet.querySelector("summary").textContent;
  const own = all("li", facet).map((li) => {
    const [words, n] = [...li.children].map((part) => part.textContent);
    return ["\u2003".repeat(li.dataset.level) + `${words} (${n})`, li.dataset.in.split(":")[1]];
  });
  return select(facet.dataset.facet, name, [[say.all.replace("{}", name), ""], ...own]);
});
const ways = heads.flatMap((head, at) => {
  const name = head.textContent;
  return [[`${name} ↑`, at], [`${name} ↓`, `-${at}`]];
});
const order = select("sort", say.sort, [[say.sort, ""], ...ways]);
const choices = heads[0] ? [...facets, order] : facets;
const controls = [box, ...choices];
const count = make("output");
const clear = make("button", {}, say.clear);

const choose = () => {
  const words = plain(box.value).match(/\S+/g) ?? [];
  const wanted = facets.filter(({ value }) => value).map(({ name, value }) => `${name}:${value}`);
  let shown = 0;
  for (const row of rows) {
    const own = row.dataset.in.split(" ");
    const text = plain(row.textContent);
    const fits =
      wanted.every((id) => own.includes(id)) && words.every((word) => text.includes(word));
    row.hidden = !fits;
    shown += fits;
  }
  const some = words[0] || wanted[0];
  all("[data-group]").forEach((group) => {
    group.hidden = !all("[data-in]:not([hidden])", group)[0];
  });
  all("[data-whole]").forEach((part) => (part.hidden = !!some));
  count.value = shown ? say.count.replace("{}", shown.toLocaleString(lang)) : say.none;
  clear.hidden = !some;
};

const sort = () => {
  const [, down, at] = /(-?)(.*)/.exec(order.value);
  const head = at && heads[at];
  const key = (row) => {
    const cell = row.cells[head.cellIndex];
    return cell.dataset.key ?? cell.textContent.trim();
  };
  // What is not known comes last, either way.
  const by = ([one], [other]) =>
    !one - !other || (one - other || one.localeCompare(other, lang)) * (down ? -1 : 1);
  const way = down ? "descending" : "ascending";
  heads.forEach((each) => (each.ariaSort = each === head ? way : null));
  const sorted = head ? rows.map((row) => [key(row), row]).sort(by).map(([, row]) => row) : rows;
  if (heads[0]) rows[0].parentNode.append(...sorted);
};

// What is shown can be kept and sent.
const change = () => {
  choose();
  sort();
  const now = new URLSearchParams();
  controls.forEach(({ name, value }) => value && now.set(name, value));
  history.replaceState(null, "", now.size ? `?${now}` : location.pathname);
};

heads.forEach((head, at) => {
  const button = make("button", {}, ...head.childNodes);
  button.onclick = () => {
    order.value = head.ariaSort === "ascending" ? `-${at}` : at;
    change();
  };
  head.append(button);
});
clear.onclick = () => {
  controls.forEach((control) => (control.value = ""));
  change();
  box.focus();
};
const asked = new URLSearchParams(location.search);
controls.forEach((control) => {
  control.value = asked.get(control.name) ?? "";
  // A choice that there is no more chooses nothing.
  if (control.selectedIndex < 0) control.value = "";
});
finder.classList.add("mp-made");
finder.replaceChildren(box, make("div", {}, ...choices), make("p", {}, count, clear));
finder.oninput = change;
choose();
sort();
