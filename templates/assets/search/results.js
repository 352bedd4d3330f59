/**
 * Results and filters as elements. Texts and names are put in as text, never as markup.
 *
 * @typedef {import("./catalogue.js").Catalogue} Catalogue
 * @typedef {import("./catalogue.js").Facet} Facet
 * @typedef {import("./catalogue.js").FacetValue} FacetValue
 * @typedef {import("./words.js").Fragment} Fragment
 */

const BEGINNING = 200;
const SHORT_LIST = 8;

/**
 * @param {Catalogue} catalogue @param {number} statement @param {Fragment} fragment @param {string} base
 * @returns {HTMLLIElement}
 */
export function resultRow(catalogue, statement, fragment, base) {
  const row = element("li", "row");
  const date = element("span", "row-date", fragment.meta.date ?? catalogue.columns.date[statement]);
  const link = element("a", "row-title");
  link.href = `${base}statements/${encodeURIComponent(catalogue.columns.id[statement])}/`;
  link.append(element("bdi", "", fragment.meta.title ?? catalogue.columns.id[statement]));
  const about = `${catalogue.speakerNames(statement)} · ${catalogue.outletName(statement)}`;
  const excerpt = element("p", "row-excerpt");
  excerpt.dir = "auto";
  excerpt.append(...(fragment.excerpt ? marked(fragment.excerpt) : [beginning(fragment.content)]));
  row.append(date, link, element("span", "row-about", about), ...way(catalogue, statement), excerpt);
  return row;
}

/**
 * The line that listings have too: how far the text is from the words, and by which way it came.
 * @param {Catalogue} catalogue @param {number} statement @returns {HTMLElement[]}
 */
function way(catalogue, statement) {
  const [shape, words] = catalogue.distance(statement);
  const stops = catalogue.trail(statement);
  const line = element("div", "row-way");
  if (shape) {
    const circle = element("span", `shape shape-${shape}`);
    circle.ariaHidden = "true";
    const distance = element("span", "row-distance");
    distance.append(circle, " ", element("span", "unseen", messages().distance), ` ${words}`);
    line.append(distance);
  }
  if (stops.length > 0) {
    const trail = element("ol", "row-trail");
    trail.ariaLabel = messages().trail ?? "";
    trail.append(
      ...stops.map((stop) => {
        const item = element("li");
        item.append(element("bdi", "", stop), " ");
        return item;
      }),
    );
    line.append(" ", trail);
  }
  return line.childNodes.length > 0 ? [line] : [];
}

function messages() {
  return /** @type {HTMLElement} */ (document.getElementById("site-search-messages")).dataset;
}

/**
 * Pagefind's excerpt is markup: only its text and its marks are taken over.
 * @param {string} excerpt @returns {Node[]}
 */
function marked(excerpt) {
  const parsed = new DOMParser().parseFromString(excerpt, "text/html");
  return [...parsed.body.childNodes].map((node) =>
    node.nodeName === "MARK" ? element("mark", "", node.textContent ?? "") : new Text(node.textContent ?? ""),
  );
}

/** @param {string} content */
function beginning(content) {
  const text = new DOMParser().parseFromString(content.slice(0, 2 * BEGINNING), "text/html").body.textContent ?? "";
  return text.length > BEGINNING ? `${text.slice(0, BEGINNING).replace(/\s+\S*$/, "")} …` : text;
}

/**
 * Fills a facet's list: the most frequent values, all of them when asked, or those whose name holds what is typed.
 * @param {HTMLFieldSetElement} fieldset @param {FacetValue[]} values @param {Set<string>} chosen @param {boolean} all
 */
export function fillFacet(fieldset, values, chosen, all) {
  const list = /** @type {HTMLUListElement} */ (fieldset.querySelector("ul"));
  const find = /** @type {HTMLInputElement} */ (fieldset.querySelector(".facet-find"));
  const more = /** @type {HTMLButtonElement} */ (fieldset.querySelector(".facet-more"));
  const wanted = find.value.trim().toLowerCase();
  const fitting = wanted ? values.filter((value) => value.name.toLowerCase().includes(wanted)) : values;
  const shown = fitting.filter((value, number) => all || wanted || number < SHORT_LIST || chosen.has(value.value));
  const focused = document.activeElement instanceof HTMLInputElement ? document.activeElement.value : null;
  list.replaceChildren(...shown.slice(0, all || wanted ? 200 : undefined).map((value) => option(value, fieldset, chosen)));
  fieldset.hidden = values.length === 0;
  find.hidden = values.length <= SHORT_LIST;
  more.hidden = all || Boolean(wanted) || values.length <= SHORT_LIST;
  if (focused && list.contains(document.activeElement) === false && fieldset.dataset.lastFocus === focused) {
    [...list.querySelectorAll("input")].find((input) => input.value === focused)?.focus();
  }
}

/** @param {FacetValue} value @param {HTMLFieldSetElement} fieldset @param {Set<string>} chosen */
function option(value, fieldset, chosen) {
  const item = element("li");
  const label = element("label");
  const box = element("input");
  box.type = "checkbox";
  box.name = fieldset.dataset.facet ?? "";
  box.value = value.value;
  box.checked = chosen.has(value.value);
  label.append(box, element("span", "", value.name), element("small", "", String(value.count)));
  item.append(label);
  return item;
}

/**
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name @param {string} [className] @param {string} [text] @returns {HTMLElementTagNameMap[Name]}
 */
function element(name, className = "", text = "") {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}
