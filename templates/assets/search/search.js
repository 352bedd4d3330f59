/**
 * The search page: words from the shards, everything else from the catalogue, the state in the address.
 *
 * @typedef {import("./answers.js").Answers} Answers
 * @typedef {import("./catalogue.js").Facet} Facet
 * @typedef {import("./catalogue.js").Narrowed} Narrowed
 * @typedef {import("./histogram.js").Range} Range
 * @typedef {import("./names.js").NameList} NameList
 * @typedef {import("./query.js").Query} Query
 * @typedef {import("./state.js").State} State
 */
import { Catalogue, FACETS } from "./catalogue.js";
import { firstDay, isDate, lastDay } from "./days.js";
import { filled, find, messages } from "./elements.js";
import { offerExport } from "./export_buttons.js";
import { fillFacet } from "./facets.js";
import { Histogram } from "./histogram.js";
import { loosenings } from "./loosening.js";
import { showFeed, showLoosenings, showNames } from "./offers.js";
import { isEmpty, parse } from "./query.js";
import { resultRow } from "./results.js";
import { ShardPages } from "./shard_pages.js";
import { shardsInOrder } from "./shard_order.js";
import { fragmentOf, readState } from "./state.js";

const FIRST = 10; // results at first
const STEP = 20; // results at each 'show more'
const PAUSE = 150; // milliseconds of stillness before a search while typing
const PATIENCE = 300; // milliseconds within which a search may end before anything is shown of it

/** @type {HTMLFormElement} */ const form = find("site-search-form");
/** @type {HTMLInputElement} */ const box = find("site-search-words");
/** @type {HTMLSelectElement} */ const sort = find("site-search-sort");
/** @type {HTMLElement} */ const status = find("site-search-status");
/** @type {HTMLOListElement} */ const list = find("site-search-results");
/** @type {HTMLButtonElement} */ const more = find("site-search-more");
/** @type {HTMLButtonElement} */ const reorder = find("site-search-reorder");
/** @type {HTMLDetailsElement} */ const facets = find("site-facets");
/** @type {HTMLInputElement} */ const from = find("site-search-from");
/** @type {HTMLInputElement} */ const to = find("site-search-to");
/** @type {HTMLInputElement} */ const own = find("site-search-own");
const { base = "/", index = "", locale = "en", catalogue: catalogueUrl = "", names: namesUrl = "" } = form.dataset;
const say = messages();
const number = new Intl.NumberFormat(locale);

let state = readState(location);
let turn = 0; // of the search that is shown; an earlier one is overtaken
/** @type {Answers | null} null where no words are asked for */
let answers = null;
let asked = "";
/** @type {number[]} rows of the catalogue, in the order in which they are shown */
let results = [];
/** @type {Map<number, HTMLLIElement>} rows made for the present words */
let made = new Map();
let shown = FIRST;
let showing = 0; // of the rows that are shown; what was known before must not come after what is known since
let typedLast = false;
/** @type {Set<Facet>} */
const opened = new Set();
/** @type {Promise<NameList> | null} */
let names = null;
/** @type {import("./engine.js").Engine | null} */
let engine = null;
/** @type {ReturnType<typeof loadTools> | null} what only words need is loaded with the first of them */
let tools = null;
if (state.query) tools = loadTools();

const catalogue = await Catalogue.load(catalogueUrl).catch(fail);
const pages = new ShardPages(index);
const histogram = new Histogram(find("site-search-histogram"), catalogue.days, (range) => change({ ...state, ...range }));
const all = catalogue.all();

function loadTools() {
  const tools = Promise.all([import("./answers.js"), import("./engine.js"), import("./words.js")]);
  tools.catch(() => undefined); // told when it is waited for
  return tools;
}

/** @param {Query} query @param {boolean} own @returns {Promise<Answers>} */
async function answersTo(query, own) {
  const [{ Answers }, { Engine }] = await (tools ??= loadTools()).catch((error) => {
    tools = null; // to be tried again
    throw error;
  });
  engine ??= new Engine(index, catalogue.tag);
  return new Answers(catalogue, engine, pages, query, own);
}

/** @param {unknown} error @returns {never} */
function fail(error) {
  form.hidden = false;
  list.setAttribute("aria-busy", "false");
  status.textContent = say.failed ?? "";
  throw error;
}

/** Asks what is not known yet, and shows what there is: at once where no shard need be asked. */
async function search() {
  const mine = (turn += 1);
  const overtaken = () => mine !== turn;
  list.setAttribute("aria-busy", "true");
  list.dataset.touched = "";
  shown = FIRST;
  reorder.hidden = true;
  offerNames(mine);
  const query = parse(state.query);
  const key = JSON.stringify([query, state.own]);
  try {
    if (key !== asked || answers?.loosened) {
      const fresh = isEmpty(query) ? null : await answersTo(query, state.own);
      if (overtaken()) return;
      asked = key;
      answers = fresh;
      made = new Map();
    }
    if (answers !== null) await askShards(answers, overtaken);
    if (!overtaken()) await show(overtaken, true);
  } catch (error) {
    if (!overtaken()) fail(error);
  }
}

/** @param {Answers} answers @param {() => boolean} overtaken */
async function askShards(answers, overtaken) {
  const shards = shardsInOrder(catalogue, state).filter((shard) => !answers.answered.has(shard));
  if (shards.length > 0) void pages.file(catalogue.shards[shards[0]].name).catch(() => undefined); // while it is opened
  const late = performance.now() + PATIENCE;
  if (shards.length > 0) status.textContent = say.searching ?? "";
  let readable = false; // once there is, nothing that follows may hold it up
  const progress = async () => {
    const enough = narrowed().rows.length;
    if (enough > 0 && performance.now() > late) {
      const showing = show(overtaken, false).catch(() => undefined);
      if (!readable && enough >= FIRST) await showing;
    }
    readable ||= enough >= FIRST;
    return readable;
  };
  await answers.ask(shards, overtaken, progress);
  if (!overtaken() && answers.loosen()) {
    await answers.ask(shardsInOrder(catalogue, state), overtaken, async () => true);
  }
}

/** @returns {Narrowed} */
function narrowed() {
  return catalogue.narrow(answers?.rows ?? all, state);
}

/** @param {number[]} rows newest first */
function ordered(rows) {
  if (state.sort === "oldest") return catalogue.oldestFirst(rows);
  return state.sort === "relevance" && answers !== null ? answers.best(rows) : rows;
}

/**
 * Shows what is known. Until all shards have answered, rows are only added, so that nothing moves under the reader's
 * eyes; once they have, the order is right, or offered where the reader is at the list already.
 * @param {() => boolean} overtaken @param {boolean} complete
 */
async function show(overtaken, complete) {
  const mine = (showing += 1);
  const { rows, anytime, counts, own: owned } = narrowed();
  const best = ordered(rows);
  for (const facet of FACETS) {
    fillFacet(facet, counts.get(facet) ?? [], state.chosen.get(facet) ?? new Set(), opened.has(facet), locale);
  }
  find("site-search-own-count").textContent = number.format(owned);
  histogram.draw(anytime, state);
  const before = complete && !list.dataset.touched ? [] : results.filter((row) => made.get(row)?.isConnected);
  const kept = new Set(before);
  results = [...before, ...best.filter((row) => !kept.has(row))];
  const wrongOrder = complete && results.some((row, place) => row !== best[place]);
  status.textContent = complete ? count(rows.length) : filled(say.sofar, { count: number.format(rows.length) });
  const stale = () => overtaken() || mine !== showing;
  const elements = await rowsOf(results.slice(0, Math.max(shown, before.length)), stale);
  if (elements === null) return;
  place(elements);
  more.hidden = !complete || results.length <= elements.length;
  reorder.hidden = !wrongOrder;
  showLoosenings(complete && rows.length === 0 ? loosenings(state, catalogue, answers?.rows ?? all) : [], number);
  find("site-search-tools").hidden = !complete || rows.length === 0;
  showFeed(state, catalogue, base);
  if (complete) list.setAttribute("aria-busy", "false");
}

/** @param {HTMLLIElement[]} elements */
function place(elements) {
  const focused = document.activeElement;
  if (elements.length === list.children.length && elements.every((row, at) => list.children[at] === row)) return;
  list.replaceChildren(...elements);
  if (focused instanceof HTMLElement && list.contains(focused)) focused.focus({ preventScroll: true });
}

/** @param {number[]} rows @param {() => boolean} overtaken @returns {Promise<HTMLLIElement[] | null>} */
async function rowsOf(rows, overtaken) {
  const elements = await Promise.all(rows.map(rowOf));
  return overtaken() ? null : elements;
}

/** @param {number} row @returns {Promise<HTMLLIElement>} */
async function rowOf(row) {
  const known = made.get(row);
  if (known) return known;
  const rowsMade = made;
  const main = catalogue.shards[catalogue.columns.shard[row]].name;
  const { ids, speakers, speaker } = await pages.file(main);
  const at = catalogue.placeInShard[row];
  const hit = answers?.found.get(row);
  const fragment = await pages.fragment(hit?.shard ?? main, hit?.id ?? ids[at]);
  const element = resultRow(catalogue, row, speakers[speaker[at]], fragment, hit?.matches ?? [], { base, locale });
  rowsMade.set(row, element);
  return element;
}

/** @param {number} found */
function count(found) {
  if (found === 0) return say.none ?? "";
  const text = answers?.loosened ? say.some : found === 1 ? say.one : say.many;
  return filled(text, { count: number.format(found) });
}

/** @param {number} mine */
async function offerNames(mine) {
  const { words, phrases } = parse(state.query);
  const typed = [...words, ...phrases].join(" ");
  if (typed) names ??= import("./names.js").then(({ NameList }) => NameList.load(namesUrl));
  const list = typed ? await names?.catch(() => null) : null; // without them the search is whole
  if (mine === turn) showNames(list?.like(typed) ?? [], base);
}

/** @param {State} next @param {{ typing?: boolean }} [how] typing on replaces what was typed before in the history */
function change(next, { typing = false } = {}) {
  state = next;
  const address = `${location.pathname}#${fragmentOf(state)}`;
  if (typing && typedLast) history.replaceState(null, "", address);
  else if (address !== location.pathname + location.hash) history.pushState(null, "", address);
  typedLast = typing;
  showState();
  void search();
}

function showState() {
  if (document.activeElement !== box) box.value = state.query;
  sort.value = state.sort;
  own.checked = state.own;
  if (document.activeElement !== from || isDate(from.value)) from.value = state.from;
  if (document.activeElement !== to || isDate(to.value)) to.value = state.to;
}

let pause = 0;
box.addEventListener("input", () => {
  clearTimeout(pause);
  pause = window.setTimeout(() => change({ ...state, query: box.value }, { typing: true }), PAUSE);
});

form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(pause);
  if (state.query !== box.value) change({ ...state, query: box.value });
  typedLast = false;
});

sort.addEventListener("change", () => change({ ...state, sort: /** @type {State["sort"]} */ (sort.value) }));
own.addEventListener("change", () => change({ ...state, own: own.checked }));

for (const field of [from, to]) {
  field.addEventListener("change", () => {
    const [first, last] = [from, to].map((each) => each.value.trim());
    for (const each of [from, to]) {
      const wrong = each.value.trim() !== "" && !isDate(each.value.trim());
      each.setCustomValidity(wrong ? (say.date ?? "") : "");
    }
    if (firstDay(first) > lastDay(last)) field.setCustomValidity(say.reversed ?? "");
    if ([field, from, to].every((each) => each.reportValidity())) change({ ...state, from: first, to: last });
  });
}

find("site-search-anytime").addEventListener("click", () => change({ ...state, from: "", to: "" }));

facets.addEventListener("change", (event) => {
  const { target } = event;
  if (!(target instanceof HTMLInputElement) || !target.matches("[data-facet] li input")) return;
  const facet = /** @type {Facet} */ (target.name);
  const chosen = new Set(state.chosen.get(facet));
  if (target.checked) chosen.add(target.value);
  else chosen.delete(target.value);
  change({ ...state, chosen: new Map(state.chosen).set(facet, chosen) });
});

/** @param {EventTarget | null} target @returns {Facet | undefined} */
function facetOf(target) {
  const fieldset = target instanceof Element ? target.closest("fieldset") : null;
  return /** @type {Facet | undefined} */ (fieldset?.dataset.facet);
}

/** @param {Facet} facet */
function refill(facet) {
  const values = narrowed().counts.get(facet) ?? [];
  fillFacet(facet, values, state.chosen.get(facet) ?? new Set(), opened.has(facet), locale);
}

facets.addEventListener("input", (event) => {
  const facet = facetOf(event.target);
  if (facet && event.target instanceof HTMLInputElement && event.target.matches(".facet-find")) refill(facet);
});

facets.addEventListener("click", (event) => {
  const facet = facetOf(event.target);
  if (!facet || !(event.target instanceof HTMLButtonElement)) return;
  opened.add(facet);
  refill(facet);
});

more.addEventListener("click", async () => {
  const mine = turn;
  shown = list.children.length + STEP;
  const elements = await rowsOf(results.slice(0, shown), () => mine !== turn).catch(fail);
  if (elements === null) return;
  const old = list.children.length;
  list.append(...elements.slice(old));
  more.hidden = results.length <= elements.length;
  elements[old]?.querySelector("a")?.focus();
});

reorder.addEventListener("click", () => {
  list.dataset.touched = "";
  const mine = turn;
  shown = FIRST;
  show(() => mine !== turn, true).catch(fail);
});

// Whoever is at the list already is not to have it moved.
for (const sign of ["pointerdown", "focusin", "wheel", "touchmove"]) {
  list.addEventListener(sign, () => {
    if (list.getAttribute("aria-busy") === "true") list.dataset.touched = "1";
  }, { passive: true });
}

form.addEventListener("keydown", (event) => {
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  const stops = [box, ...form.querySelectorAll("#site-search-names a, #site-search-loosen a, #site-search-results a")];
  const at = stops.indexOf(/** @type {Element} */ (document.activeElement));
  const next = stops[at + (event.key === "ArrowDown" ? 1 : -1)];
  if (at < 0 || !(next instanceof HTMLElement)) return;
  event.preventDefault();
  next.focus();
});

offerExport(form.dataset, () => results);

function restore() {
  state = readState(location);
  typedLast = false;
  box.value = state.query;
  showState();
  void search();
}

window.addEventListener("popstate", restore);
if (location.search) {
  state = readState(location);
  history.replaceState(null, "", `${location.pathname}#${fragmentOf(state)}`);
}
form.hidden = false;
facets.open = matchMedia("(min-width: 60rem)").matches;
restore();
if (!state.query) box.focus({ preventScroll: true });
