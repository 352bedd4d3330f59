/**
 * The lists of filters: the most frequent values, all of them when asked, or those whose name holds what is typed.
 *
 * @typedef {import("./catalogue.js").Facet} Facet
 * @typedef {import("./catalogue.js").FacetValue} FacetValue
 */
import { element, find } from "./elements.js";
import { plain } from "./query.js";

const SHORT_LIST = 8;
const LONG_LIST = 200;

/**
 * @param {Facet} facet @param {FacetValue[]} values @param {Set<string>} chosen @param {boolean} all @param {string} locale
 */
export function fillFacet(facet, values, chosen, all, locale) {
  /** @type {HTMLFieldSetElement} */
  const fieldset = find(`site-facet-${facet}`);
  const list = /** @type {HTMLUListElement} */ (fieldset.querySelector("ul"));
  const search = /** @type {HTMLInputElement} */ (fieldset.querySelector(".facet-find"));
  const more = /** @type {HTMLButtonElement} */ (fieldset.querySelector(".facet-more"));
  const wanted = plain(search.value.trim());
  const fitting = wanted ? values.filter((value) => plain(value.name).includes(wanted)) : values;
  const limit = all || wanted ? LONG_LIST : SHORT_LIST;
  const shown = fitting.filter((value, number) => number < limit || chosen.has(value.value));
  const focused = list.contains(document.activeElement) ? /** @type {HTMLInputElement} */ (document.activeElement).value : null;
  list.replaceChildren(...shown.map((value) => option(facet, value, chosen.has(value.value), locale)));
  fieldset.hidden = values.length === 0;
  search.hidden = values.length <= SHORT_LIST;
  more.hidden = all || Boolean(wanted) || values.length <= SHORT_LIST;
  // The list was made anew: the keyboard stays where it was.
  if (focused !== null) [...list.querySelectorAll("input")].find((input) => input.value === focused)?.focus();
}

/** @param {Facet} facet @param {FacetValue} value @param {boolean} chosen @param {string} locale */
function option(facet, value, chosen, locale) {
  const box = element("input");
  box.type = "checkbox";
  box.name = facet;
  box.value = value.value;
  box.checked = chosen;
  const count = element("small", "", new Intl.NumberFormat(locale).format(value.count));
  return element("li", "", element("label", "", box, element("bdi", "", value.name), count));
}
