/**
 * Where nothing is found: what could be left out, with how many statements that would give, each as a link.
 *
 * @typedef {import("./catalogue.js").Catalogue} Catalogue
 * @typedef {import("./state.js").State} State
 * @typedef {{ state: State, text: string, count: number | null }} Loosened
 */
import { FACETS } from "./catalogue.js";
import { filled, messages } from "./elements.js";
import { parse } from "./query.js";

/**
 * @param {State} state @param {Catalogue} catalogue @param {number[]} found the rows that have the words
 * @returns {Loosened[]}
 */
export function loosenings(state, catalogue, found) {
  const say = messages();
  /** @type {Loosened[]} */
  const offers = [];
  const offer = (/** @type {State} */ loosened, /** @type {string} */ text) => {
    const count = catalogue.narrow(found, loosened).rows.length;
    if (count > 0) offers.push({ state: loosened, text, count });
  };
  for (const facet of FACETS) {
    const chosen = state.chosen.get(facet) ?? new Set();
    if (chosen.size === 0) continue;
    const names = catalogue.names[facet].filter(([value]) => chosen.has(value)).map(([, name]) => name);
    offer({ ...state, chosen: new Map(state.chosen).set(facet, new Set()) }, filled(say.without, { what: names.join(", ") }));
  }
  if (state.from || state.to) {
    const dates = state.from === state.to ? state.from : `${state.from}–${state.to}`;
    // Shards outside the range were not asked: how many it would give is not known where there are words.
    const count = state.query ? null : catalogue.narrow(found, { ...state, from: "", to: "" }).rows.length;
    if (count !== 0) offers.push({ state: { ...state, from: "", to: "" }, text: filled(say.without, { what: dates }), count });
  }
  if (state.own) offers.push({ state: { ...state, own: false }, text: say.anyones ?? "", count: null });
  const { words, phrases, excluded } = parse(state.query);
  if (phrases.length > 0) {
    const query = [...words, ...phrases, ...excluded.map((text) => `-"${text}"`)].join(" ");
    offers.push({ state: { ...state, query }, text: say.unquoted ?? "", count: null });
  }
  if (excluded.length > 0 && words.length + phrases.length > 0) {
    const query = [...words, ...phrases.map((text) => `"${text}"`)].join(" ");
    offers.push({ state: { ...state, query }, text: filled(say.without, { what: excluded.map((text) => `-${text}`).join(" ") }), count: null });
  }
  return offers;
}
