/**
 * A result as a row: what it is, how far from the words, and where in it the query matched.
 *
 * @typedef {import("./catalogue.js").Catalogue} Catalogue
 * @typedef {import("./excerpts.js").Part} Part
 * @typedef {import("./shard_pages.js").Fragment} Fragment
 * @typedef {import("./words.js").Match} Match
 */
import { dayWords } from "./days.js";
import { element, filled, messages } from "./elements.js";
import { beginning, matchedForms, matchingPassages, unglued } from "./excerpts.js";

const PASSAGES = 3;

/**
 * @param {Catalogue} catalogue @param {number} row @param {string} speakers with their posts @param {Fragment} fragment
 * @param {Match[]} matches @param {{ base: string, locale: string }} site @returns {HTMLLIElement}
 */
export function resultRow(catalogue, row, speakers, fragment, matches, { base, locale }) {
  const page = base + fragment.url.replace(/^\//u, "");
  const query = new URLSearchParams(matchedForms(fragment, matches).map((form) => ["mark", form])).toString();
  const marked = query ? `${page}?${query}` : page;
  const title = element("a", "row-title", element("bdi", "", unglued(fragment.meta.title ?? page)));
  title.href = marked;
  const date = catalogue.inexact[row]?.[2] ?? dayWords(catalogue.days[row], locale);
  return element(
    "li",
    "row",
    element("span", "row-date", date),
    title,
    element("span", "row-about", element("bdi", "", speakers), " · ", element("bdi", "", catalogue.outletName(row))),
    ...way(catalogue, row),
    ...passages(fragment, matches, marked, locale),
  );
}

/**
 * The best passages, in the order of the text, or how the text begins.
 * @param {Fragment} fragment @param {Match[]} matches @param {string} page @param {string} locale @returns {HTMLElement[]}
 */
function passages(fragment, matches, page, locale) {
  const all = matchingPassages(fragment, matches);
  if (all.length === 0) return [excerpt("p", "row-excerpt", beginning(fragment))];
  const best = [...all].sort((a, b) => b.matches - a.matches).slice(0, PASSAGES);
  const list = element("ol", "row-passages");
  for (const { address, parts } of all.filter((passage) => best.includes(passage))) {
    const link = excerpt("a", "row-excerpt", parts);
    link.href = address ? `${page}#${address}` : page;
    list.append(element("li", "", link));
  }
  const rest = all.length - best.length;
  if (rest === 0) return [list];
  const count = new Intl.NumberFormat(locale).format(rest);
  const { passage, passages: several } = messages();
  return [list, element("p", "row-more", filled(rest === 1 ? passage : several, { count }))];
}

/**
 * @template {"p" | "a"} Name
 * @param {Name} name @param {string} className @param {Part[]} parts @returns {HTMLElementTagNameMap[Name]}
 */
function excerpt(name, className, parts) {
  const made = element(name, className, ...parts.map(({ text, marked }) => (marked ? element("mark", "", text) : text)));
  made.dir = "auto";
  return made;
}

/**
 * The line that listings have too: how far the text is from the words, and by which way it came.
 * @param {Catalogue} catalogue @param {number} row @returns {HTMLElement[]}
 */
function way(catalogue, row) {
  const [shape, words] = catalogue.distance(row);
  const stops = catalogue.trail(row);
  const line = element("div", "row-way");
  if (shape) {
    const circle = element("span", `shape shape-${shape}`);
    circle.ariaHidden = "true";
    line.append(element("span", "row-distance", circle, " ", element("span", "unseen", messages().distance ?? ""), ` ${words}`));
  }
  if (stops.length > 0) {
    const trail = element("ol", "row-trail", ...stops.map((stop) => element("li", "", element("bdi", "", stop), " ")));
    trail.ariaLabel = messages().trail ?? "";
    line.append(" ", trail);
  }
  return line.childNodes.length > 0 ? [line] : [];
}
