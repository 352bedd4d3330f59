/**
 * What is offered beside the results: pages of that name, what could be left out, a feed to follow.
 *
 * @typedef {import("./catalogue.js").Catalogue} Catalogue
 * @typedef {import("./loosening.js").Loosened} Loosened
 * @typedef {import("./names.js").Named} Named
 * @typedef {import("./state.js").State} State
 */
import { element, filled, find, messages } from "./elements.js";
import { fragmentOf } from "./state.js";

/** @param {Named[]} offers @param {string} base */
export function showNames(offers, base) {
  show(
    "site-search-names",
    offers.map(({ kind, slug, name, known }) => {
      const link = element("a", "", element("bdi", "", name));
      link.href = `${base}${kind}/${encodeURIComponent(slug)}/`;
      const also = known === name ? [] : [" (", element("bdi", "", known), ")"];
      return element("li", "", element("span", "name-kind", messages()[kind] ?? ""), " ", link, ...also);
    }),
  );
}

/** @param {Loosened[]} offers @param {Intl.NumberFormat} number */
export function showLoosenings(offers, number) {
  show(
    "site-search-loosen",
    offers.map(({ state, text, count }) => {
      const link = element("a", "", text);
      link.href = `#${fragmentOf(state)}`;
      return element("li", "", link, count === null ? "" : ` (${number.format(count)})`);
    }),
  );
}

/**
 * The feed of the one speaker, topic or outlet that was chosen; else of all statements.
 * @param {State} state @param {Catalogue} catalogue @param {string} base
 */
export function showFeed(state, catalogue, base) {
  /** @type {HTMLAnchorElement} */
  const link = find("site-search-follow");
  const { follow, followall } = messages();
  link.href = `${base}feed.xml`;
  link.textContent = followall ?? "";
  for (const facet of /** @type {const} */ (["speakers", "topics", "outlets"])) {
    const [slug, second] = state.chosen.get(facet) ?? [];
    const name = catalogue.names[facet].find(([value]) => value === slug)?.[1];
    if (name === undefined || second !== undefined) continue;
    link.href = `${base}${facet}/${encodeURIComponent(slug)}/feed.xml`;
    link.textContent = filled(follow, { name });
    return;
  }
}

/** @param {string} id @param {HTMLLIElement[]} offers */
function show(id, offers) {
  /** @type {HTMLUListElement} */
  const list = find(id);
  list.replaceChildren(...offers);
  list.hidden = offers.length === 0;
}
