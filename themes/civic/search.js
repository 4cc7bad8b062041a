"use strict";

// The search: a form that asks the index beside the page. Words become text, never markup.
const place = document.getElementById("mp-search");
const [note, way] = place.children;
const say = place.dataset;

const WORDS = 36;
// Each of these characters is a word in the index.
const HAN =
  "[\\u3005\\u3007\\u3040-\\u30ff\\u31f0-\\u31ff\\u3400-\\u4dbf\\u4e00-\\u9fff" +
  "\\uf900-\\ufaff\\u{20000}-\\u{3ffff}]";
const everyHan = new RegExp(HAN, "gu");
const { lang } = document.documentElement;
// No space stands beside these.
const marks = /^(zh|ja)/.test(lang) ? "“”‘’—…" : "";
const tight = new RegExp(`${HAN}|[\\u3001-\\u301f\\uff01-\\uff5e${marks}]`, "u");
// Where a word that lost its end is joined to the next one: l'eau, dell'acqua.
const elides = /^(ca|co|fr|it|oc|wa)\b/.test(lang);

const make = (name, attributes, ...inside) => {
  const space = /svg|use/.test(name) ? "2000/svg" : "1999/xhtml";
  const node = document.createElementNS(`http://www.w3.org/${space}`, name);
  Object.entries(attributes).forEach(([key, value]) => node.setAttribute(key, value));
  node.append(...inside);
  return node;
};

const input = make("input", {
  id: "mp-query", name: "q", type: "search", autocomplete: "off",
  "aria-describedby": "mp-query-hint",
});
const form = make("form", { role: "search" },
  make("label", { for: "mp-query" }, say.words),
  make("div", { class: "mp-ask" }, input, make("button", {}, say.button)),
  make("p", { id: "mp-query-hint", class: "mp-hint" }, say.hint),
);
const count = make("p", { class: "mp-count", role: "status" });
const list = make("ol", { class: "mp-hits" });
const more = make("button", { type: "button", hidden: "" }, say.more);

// What is asked of the index, part by part, and whether it is a phrase.
const parts = (query) => {
  const asked = [];
  const quoted = /["“”„«»「」『』]([^"“”„«»「」『』]*)/u;
  const between = /[\s·\u3001-\u301f\uff01-\uff0f\uff1a-\uff20]+/u;
  query.normalize("NFC").split(quoted).forEach((text, i) => {
    const isQuoted = i % 4 === 1;
    for (const piece of isQuoted ? [text] : text.split(between)) {
      const apart = elides ? piece.replace(/(?<=\p{L}['’])(?=\p{L})/gu, " ") : piece;
      const spaced = apart.replace(everyHan, " $& ").trim();
      if (/[\p{L}\p{N}]/u.test(piece)) {
        asked.push([spaced, isQuoted || spaced !== piece]);
      }
    }
  });
  return asked;
};

// A piece of the index that does not come is no answer; the engine would take it for one.
let missed = 0;
const fetched = fetch;
globalThis.fetch = async (...asked) => {
  const answered = await fetched(...asked).catch(() => ({ ok: false }));
  missed += !answered.ok;
  return answered;
};

let index;
const loaded = async () => {
  const { createInstance } = await import(new URL(`${say.index}pagefind.js`, location.href));
  const metaWeights = { title: 8, status: 0.5, of: 0.5 };
  return createInstance({ noWorker: true, ranking: { metaWeights } });
};

// What has a part of a query, by its id. A phrase is found as it stands, and ranked by its words.
const answer = async (engine, [text, isPhrase]) => {
  const both = [`"${text}"`, text].map(async (asked) => (await engine.search(asked)).results);
  const [exact, wide] = await Promise.all(both);
  if (!isPhrase && wide[0] && !exact[0]) {
    // Where no word begins so, a shorter one is taken: that is another word.
    const { content, meta } = await wide[0].data();
    const all = `${content} ${Object.values(meta)}`.toLowerCase();
    wide.length = all.includes(text.toLowerCase()) ? wide.length : 0;
  }
  const scores = new Map(wide.map(({ id, score }) => [id, score]));
  const hits = isPhrase || /^\d+$/.test(text) ? exact : wide;
  return new Map(hits.map((hit) => [hit.id, { hit, score: scores.get(hit.id) ?? 0 }]));
};

// What has all that is asked, the best first, with the places of its words.
const found = async (asked) => {
  const before = missed;
  index ??= loaded();
  const engine = await index;
  const maps = await Promise.all(asked.map((part) => answer(engine, part)));
  if (before < missed) {
    throw new Error("a piece of the index is missing");
  }
  const ids = [...maps[0].keys()].filter((id) => maps.every((map) => map.has(id)));
  const all = ids.map((id) => {
    const same = maps.map((map) => map.get(id));
    const score = same.reduce((sum, one) => sum + one.score, 0);
    const at = new Set(same.flatMap(({ hit }) => hit.words));
    return { data: same[0].hit.data, score, at };
  });
  return all.sort((a, b) => b.score - a.score);
};

// Words as they are read, those at some places marked.
const read = (words, at = new Set(), from = 0, to = words.length) => {
  const nodes = [];
  for (let i = from; i < to; i += 1) {
    const [before, word] = [words[i - 1] ?? "", words[i]];
    const isJoined = elides && /\p{L}['’]$/u.test(before);
    const isTight = isJoined || tight.test([...before].pop()) || tight.test([...word][0]);
    // A dot stands between two texts.
    const apart = word === "·" || before === "·" || !isTight;
    const space = from < i && apart ? " " : "";
    if (at.has(i) && at.has(i - 1) && from < i) {
      nodes.at(-1).append(space + word);
    } else {
      nodes.push(space, at.has(i) ? make("mark", {}, word) : word);
    }
  }
  return nodes;
};

// Where most of the words stand, within one text: beside a name or a figure, others say nothing.
const excerpt = (words, at) => {
  const places = [...at].filter((p) => p < words.length);
  const within = (from) => places.filter((p) => from <= p && p < from + WORDS).length;
  const best = places.reduce((a, b) => (within(a) < within(b) ? b : a), places[0] ?? 0);
  const begin = words.lastIndexOf("·", best) + 1;
  const next = words.indexOf("·", best);
  const end = next < 0 ? words.length : next;
  const from = Math.max(begin, Math.min(best - 6, end - WORDS));
  const to = Math.min(end, from + WORDS);
  return [begin < from ? "… " : "", ...read(words, at, from, to), to < end ? " …" : ""];
};

const item = ({ raw_url: href, meta, filters, content }, at) => {
  const told = (key) => filters[key]?.[0] ?? "";
  const words = (key) => read(meta[key].split(" "));
  const line = make("p", { class: "mp-meta" }, `${told("kind")} ${told("date")} `);
  if (meta.title && meta.of) {
    line.append(...words("of"));
  }
  if (meta.status) {
    const drawing = { class: "mp-sign", width: 16, height: 16, "aria-hidden": true };
    const sign = make("svg", drawing, make("use", { href: `#pr-k-${told("symbol")}` }));
    const look = { class: `mp-status mp-is-${told("token")}` };
    line.append(make("span", look, sign, ...words("status")));
  }
  const title = make("a", { href }, ...words(meta.title ? "title" : "of"));
  const text = make("p", {}, ...excerpt(content.split(" "), at));
  return make("li", {}, make("h2", {}, title), line, text);
};

let turn = 0;
let hits = [];
// Lists some more, unless something else was asked meanwhile.
const show = async (mine) => {
  const next = hits.slice(list.children.length).slice(0, 10);
  const datas = await Promise.all(next.map((hit) => hit.data()));
  const items = mine === turn ? datas.map((data, i) => item(data, next[i].at)) : [];
  list.append(...items);
  more.hidden = hits.length <= list.children.length;
  return items[0];
};
const tell = (words, some = []) => {
  hits = some;
  list.replaceChildren();
  more.hidden = true;
  way.hidden = Boolean(some[0]);
  count.textContent = words;
};
const ask = async () => {
  turn += 1;
  const mine = turn;
  const query = input.value.trim();
  const asked = parts(query);
  if (!asked[0]) {
    tell("");
    return;
  }
  count.textContent = say.busy;
  try {
    const all = await found(asked);
    if (mine === turn) {
      const n = all.length.toLocaleString(lang);
      const none = `${say.none.replace("{query}", () => query)} ${say.try}`;
      tell(all[0] ? say.count.replace("{n}", n) : none, all);
      await show(mine);
    }
  } catch {
    index = undefined;
    tell(say.failed);
  }
};

// The query is in the address, to be sent and gone back to.
const address = () => {
  const q = input.value.trim();
  return location.pathname + (q && `?${new URLSearchParams({ q })}`);
};
const begin = () => {
  input.value = new URLSearchParams(location.search).get("q") ?? "";
  ask();
};

let wait;
const typed = ({ isComposing }) => {
  clearTimeout(wait);
  // While a word is put together from its sounds it is none yet.
  wait = isComposing ? 0 : setTimeout(() => {
    history.replaceState(null, "", address());
    ask();
  }, 250);
};
input.addEventListener("input", typed);
input.addEventListener("compositionend", typed);
form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(wait);
  history.pushState(null, "", address());
  ask();
});
more.addEventListener("click", async () => (await show(turn))?.querySelector("a").focus());
addEventListener("popstate", begin);
// A browser loads no index from a folder.
if (location.protocol === "file:") {
  note.textContent = say.file;
} else {
  note.replaceWith(form, count, list, more, way);
  begin();
}
