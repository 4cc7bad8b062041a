"use strict";

// The search: a form that asks the index. Words become text, never markup.
const place = document.getElementById("mp-search");
const [note, way] = place.children;
const say = place.dataset;

const WORDS = 36;
// Each of these characters is a word in the index.
const han = /[々〇\u3040-\u30ff\u31f0-\u31ff㐀-䶿一-鿿\uf900-\ufaff\u{20000}-\u{3ffff}]/gu;
const { lang } = document.documentElement;
// Shortened words join the next one: l'eau, dell'acqua.
const elided = /^(ca|co|fr|it|oc|wa)\b/.test(lang) ? "|\\p{L}['’]\n" : "";
const marks = /^(zh|ja)/.test(lang) ? "“”‘’—…" : "";
const tight = `(?:${han.source}|[、-〟！-～${marks}])`;
// No space stands between these; a dot stands between two texts.
const joined = new RegExp(`${tight}\n(?!·)|(?<!·)\n${tight}${elided}`, "u");

const make = (name, attributes, ...inside) => {
  const space = /svg|use/.test(name) ? "2000/svg" : "1999/xhtml";
  const node = document.createElementNS(`http://www.w3.org/${space}`, name);
  Object.entries(attributes).forEach((one) => node.setAttribute(...one));
  node.append(...inside);
  return node;
};

const input = make("input", {
  id: "mp-query", type: "search", autocomplete: "off", "aria-describedby": "mp-query-hint",
});
const form = make("form", { role: "search" },
  make("label", { for: "mp-query" }, say.words),
  make("div", { class: "mp-ask" }, input, make("button", {}, say.button)),
  make("p", { id: "mp-query-hint", class: "mp-hint" }, say.hint),
);
const count = make("p", { class: "mp-count", role: "status" });
const list = make("ol", { class: "mp-hits" });
const more = make("button", { type: "button", hidden: "" }, say.more);

// The parts of a query, and whether each is a phrase.
const parts = (query) => {
  const asked = [];
  query.normalize("NFC").split(/["“”„«»「」『』]/).forEach((text, i) => {
    const isQuoted = i % 2;
    for (const piece of isQuoted ? [text] : text.split(/[\s·、-〟！-／：-＠]+/)) {
      const apart = elided ? piece.replace(/(?<=\p{L}['’])(?=\p{L})/gu, " ") : piece;
      const spaced = apart.replace(han, " $& ").trim();
      if (/[\p{L}\p{N}]/u.test(piece)) {
        asked.push([spaced, isQuoted || spaced !== piece]);
      }
    }
  });
  return asked;
};

// The engine takes a missing piece of the index for an empty one.
let missed = 0;
const get = fetch;
globalThis.fetch = async (...asked) => {
  const answer = await get(...asked).catch(Response.error);
  missed += !answer.ok;
  return answer;
};

let index;
const metaWeights = { title: 8, status: 0.5, of: 0.5 };
const loaded = async () => (await import(new URL(`${say.index}pagefind.js`, location)))
  .createInstance({ noWorker: true, ranking: { metaWeights } });

// What has a part, by id; a phrase as it stands, ranked by its words.
const answer = async (engine, [text, isPhrase]) => {
  const find = async (words) => (await engine.search(words)).results;
  const [exact, wide] = await Promise.all([find(`"${text}"`), find(text)]);
  let isExact = isPhrase || /^\d+$/.test(text);
  if (!isExact && wide[0] && !exact[0]) {
    // Where no word begins so, a shorter one is taken: that is another word.
    const { content, meta } = await wide[0].data();
    const all = `${content} ${Object.values(meta)}`.toLowerCase();
    isExact = !all.includes(text.toLowerCase());
  }
  const scores = new Map(wide.map(({ id, score }) => [id, score]));
  const hits = isExact ? exact : wide;
  return new Map(hits.map((hit) => [hit.id, { ...hit, score: scores.get(hit.id) ?? 0 }]));
};

// What has all parts, the best first, and where.
const found = async (asked) => {
  const before = missed;
  index ??= loaded();
  const maps = await Promise.all(asked.map(async (part) => answer(await index, part)));
  if (before < missed) {
    throw Error("the index has holes");
  }
  const ids = [...maps[0].keys()].filter((id) => maps.every((map) => map.has(id)));
  const all = ids.map((id) => {
    const same = maps.map((map) => map.get(id));
    const score = same.reduce((sum, hit) => sum + hit.score, 0);
    return { ...same[0], score, at: new Set(same.flatMap((hit) => hit.words)) };
  });
  return all.sort((a, b) => b.score - a.score);
};

// Words as they are read, those at some places marked.
const read = (words, at = new Set(), from = 0, to = words.length) => {
  const nodes = [];
  for (let i = from; i < to; i += 1) {
    const word = words[i];
    const space = from === i || joined.test(`${words[i - 1]}\n${word}`) ? "" : " ";
    if (from < i && at.has(i) && at.has(i - 1)) {
      nodes.at(-1).append(space + word);
    } else {
      nodes.push(space, at.has(i) ? make("mark", {}, word) : word);
    }
  }
  return nodes;
};

// Where most of the words stand, within one text.
const excerpt = (words, at) => {
  const places = [...at].filter((p) => p < words.length);
  const within = (from) => places.filter((p) => from <= p && p < from + WORDS).length;
  const best = places.sort((a, b) => within(b) - within(a))[0] ?? 0;
  const begin = words.lastIndexOf("·", best) + 1;
  const end = [...words, "·"].indexOf("·", best);
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
    const use = make("use", { href: `#pr-k-${told("symbol")}` });
    const sign = make("svg", { class: "mp-sign", width: 16, height: 16, "aria-hidden": true }, use);
    const look = `mp-status mp-is-${told("token")}`;
    line.append(make("span", { class: look }, sign, ...words("status")));
  }
  const title = make("a", { href }, ...words(meta.title ? "title" : "of"));
  const text = excerpt(content.split(" "), at);
  return make("li", {}, make("h2", {}, title), line, make("p", {}, ...text));
};

let turn = 0;
let hits = [];
// Lists more, unless something else was asked meanwhile.
const show = async (mine) => {
  const next = hits.slice(list.children.length).slice(0, 10);
  const items = await Promise.all(next.map(async ({ data, at }) => item(await data(), at)));
  list.append(...mine === turn ? items : []);
  more.hidden = hits.length <= list.children.length;
  return items[0];
};
const tell = (words, some = []) => {
  hits = some;
  list.replaceChildren();
  more.hidden = true;
  way.hidden = !!some[0];
  count.textContent = words;
};
const ask = async () => {
  const mine = (turn += 1);
  const words = input.value.trim();
  const none = words && `${say.none.replace("{query}", () => words)} ${say.try}`;
  const asked = parts(words);
  if (!asked[0]) {
    return tell(none);
  }
  count.textContent = say.busy;
  try {
    const all = await found(asked);
    if (mine === turn) {
      tell(all[0] ? say.count.replace("{n}", all.length.toLocaleString(lang)) : none, all);
      await show(mine);
    }
  } catch {
    index = undefined;
    if (mine === turn) {
      tell(say.failed);
    }
  }
};

const begin = () => {
  input.value = new URLSearchParams(location.search).get("q") ?? "";
  ask();
};
const go = (keep) => {
  const q = input.value.trim();
  history[keep](null, "", location.pathname + (q && `?${new URLSearchParams({ q })}`));
  ask();
};

let wait;
const typed = ({ isComposing }) => {
  clearTimeout(wait);
  // A word put together from its sounds is none yet.
  wait = isComposing ? 0 : setTimeout(go, 250, "replaceState");
};
input.oninput = typed;
input.addEventListener("compositionend", typed);
form.onsubmit = (event) => {
  event.preventDefault();
  clearTimeout(wait);
  go("pushState");
};
more.onclick = async () => (await show(turn))?.querySelector("a").focus();
globalThis.onpopstate = begin;
// A browser loads no index from a folder.
if (location.protocol === "file:") {
  note.textContent = say.file;
} else {
  note.replaceWith(form, count, list, more, way);
  begin();
}
