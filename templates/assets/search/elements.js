/**
 * Elements made in the page. Texts and names are put in as text, never as markup.
 */

/**
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name @param {string} [className] @param {(Node | string)[]} content
 * @returns {HTMLElementTagNameMap[Name]}
 */
export function element(name, className = "", ...content) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...content);
  return made;
}

/** @param {string} id @returns {any} an element that the page is known to have */
export function find(id) {
  return document.getElementById(id);
}

/** @returns {DOMStringMap} what the page says in its reader's language */
export function messages() {
  return find("site-search-messages").dataset;
}

/** @param {string | undefined} message @param {Record<string, string>} values @returns {string} */
export function filled(message = "", values) {
  return message.replace(/\{(\w+)\}/gu, (_whole, name) => values[name] ?? "");
}
