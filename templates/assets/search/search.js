/**
 * The search page: words from Pagefind, everything else from the catalogue, the state in the address.
 *
 * @typedef {import("./catalogue.js").Facet} Facet
 * @typedef {import("./words.js").Hit} Hit
 */
import { Catalogue, FACETS } from "./catalogue.js";
import { fillFacet, resultRow } from "./results.js";
import { fragmentOf, readState } from "./state.js";
import { Words } from "./words.js";

const STEP = 20;
const QUOTATION_MARKS = /[“”„«»「」]/g; // Pagefind knows a phrase by straight ones alone
const PAUSE = 150; // milliseconds of stillness before a search while typing

/** @param {string} id */
const find = (id) => /** @type {any} */ (document.getElementById(id));
/** @type {HTMLFormElement} */ const form = find("site-search-form");
/** @type {HTMLInputElement} */ const box = find("site-search-words");
/** @type {HTMLSelectElement} */ const sort = find("site-search-sort");
/** @type {HTMLElement} */ const status = find("site-search-status");
/** @type {HTMLOListElement} */ const list = find("site-search-results");
/** @type {HTMLButtonElement} */ const more = find("site-search-more");
/** @type {HTMLDetailsElement} */ const facets = find("site-facets");
const messages = /** @type {HTMLElement} */ (find("site-search-messages")).dataset;
const { base = "/", catalogue: catalogueUrl = "", index = "", language = "en" } = form.dataset;

let state = readState(location);
/** @type {Map<number, Hit | null>} statements in the order found, each with its hit where words were asked */
let found = new Map();
let loosened = false;
/** @type {number[]} */
let results = [];
let turn = 0;
/** @type {Set<Facet>} */
const opened = new Set();

const catalogue = await Catalogue.load(catalogueUrl).catch(fail);
const words = new Words(index, catalogue.shards);

/** @param {unknown} error @returns {never} */
function fail(error) {
  form.hidden = false;
  say(messages.failed ?? "");
  throw error;
}

/** @param {string} text */
function say(text) {
  status.textContent = text;
}

async function search() {
  const mine = (turn += 1);
  list.setAttribute("aria-busy", "true");
  const query = state.query.trim().replace(QUOTATION_MARKS, '"');
  if (!query) {
    found = new Map(catalogue.sortedByDate([...Array(catalogue.size).keys()], "newest").map((each) => [each, null]));
    loosened = false;
    return show(mine);
  }
  say(messages.searching ?? "");
  const answer = await words.search(query, () => mine !== turn).catch((error) => {
    if (mine === turn) fail(error);
    return null;
  });
  if (answer === null || mine !== turn) return;
  found = new Map();
  for (const hit of answer.hits) {
    const statement = catalogue.byFragment.get(hit.id);
    if (statement !== undefined) found.set(statement, hit);
  }
  loosened = answer.loosened;
  await show(mine);
}

/** @param {number} mine */
async function show(mine) {
  const all = [...found.keys()];
  results = all.filter((statement) => catalogue.passes(statement, state.chosen));
  if (state.sort !== "relevance") results = catalogue.sortedByDate(results, state.sort);
  for (const facet of FACETS) {
    const values = catalogue.facetValues(all, state.chosen, facet);
    fillFacet(find(`site-facet-${facet}`), values, state.chosen.get(facet) ?? new Set(), opened.has(facet));
  }
  const rows = await rowsOf(0, mine);
  if (rows === null) return;
  list.replaceChildren(...rows);
  more.hidden = results.length <= rows.length;
  say(count());
  list.setAttribute("aria-busy", "false");
}

function count() {
  if (results.length === 0) return messages.none ?? "";
  const number = new Intl.NumberFormat(language).format(results.length);
  const text = loosened ? messages.some : results.length === 1 ? messages.one : messages.many;
  return (text ?? "").replace("{count}", number);
}

/** @param {number} start @param {number} mine @returns {Promise<HTMLLIElement[] | null>} */
async function rowsOf(start, mine) {
  const shown = results.slice(start, start + STEP);
  const rows = await Promise.all(
    shown.map(async (statement) => {
      const hit = found.get(statement);
      const fragment = await (hit ? hit.data() : words.fragment(catalogue.columns.fragment[statement]));
      return resultRow(catalogue, statement, fragment, base);
    }),
  ).catch((error) => (mine === turn ? fail(error) : null));
  return mine === turn ? rows : null;
}

function remember() {
  history.replaceState(null, "", `${location.pathname}#${fragmentOf(state)}`);
}

let typing = 0;
box.addEventListener("input", () => {
  clearTimeout(typing);
  typing = window.setTimeout(() => {
    state.query = box.value;
    remember();
    search();
  }, PAUSE);
});

sort.addEventListener("change", () => {
  state.sort = /** @type {typeof state.sort} */ (sort.value);
  remember();
  show((turn += 1));
});

form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(typing);
  state.query = box.value;
  remember();
  search();
});

facets.addEventListener("change", (event) => {
  const target = event.target;
  if (!(target instanceof HTMLInputElement) || target.type !== "checkbox") return;
  const chosen = state.chosen.get(/** @type {Facet} */ (target.name));
  if (target.checked) chosen?.add(target.value);
  else chosen?.delete(target.value);
  const fieldset = target.closest("fieldset");
  if (fieldset) fieldset.dataset.lastFocus = target.value;
  history.pushState(null, "", `${location.pathname}#${fragmentOf(state)}`);
  show((turn += 1));
});

facets.addEventListener("input", (event) => {
  if (event.target instanceof HTMLInputElement && event.target.classList.contains("facet-find")) show((turn += 1));
});

facets.addEventListener("click", (event) => {
  if (!(event.target instanceof HTMLButtonElement)) return;
  const facet = event.target.closest("fieldset")?.dataset.facet;
  opened.add(/** @type {Facet} */ (facet));
  show((turn += 1));
});

more.addEventListener("click", async () => {
  const rows = await rowsOf(list.children.length, turn);
  if (rows === null) return;
  list.append(...rows);
  more.hidden = results.length <= list.children.length;
  rows[0]?.querySelector("a")?.focus();
});

document.addEventListener("keydown", (event) => {
  const writing = event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement;
  if (event.key === "/" && !writing) {
    event.preventDefault();
    box.focus();
  }
});

function restore() {
  state = readState(location);
  box.value = state.query;
  sort.value = state.sort;
  search();
}

window.addEventListener("popstate", restore);
form.hidden = false;
facets.open = matchMedia("(min-width: 60rem)").matches;
restore();
if (!state.query) box.focus();
