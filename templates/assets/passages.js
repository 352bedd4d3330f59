/**
 * The tools of a passage: copy its link, its words or its citation. The page reads whole without them.
 */

const text = document.getElementById("site-text");
const tools = document.getElementById("site-passage-tools");
const status = document.getElementById("site-passage-status");
const style = /** @type {HTMLSelectElement | null} */ (document.getElementById("site-passage-style"));
const report = /** @type {HTMLAnchorElement | null} */ (document.getElementById("site-report"));
const reportHere = /** @type {HTMLAnchorElement | null} */ (document.getElementById("site-passage-report"));
/** @type {HTMLElement | null} the passage that the tools stand beside */
let passage = null;

/** @param {HTMLElement} block @returns {string} its own words, without those of passages within it */
function wordsOf(block) {
  const copy = /** @type {HTMLElement} */ (block.cloneNode(true));
  for (const inner of copy.querySelectorAll('[id^="p-"]')) if (!inner.matches(".former-address")) inner.remove();
  return (copy.textContent ?? "").split(/\s+/u).filter(Boolean).join(" ");
}

/** @param {HTMLElement} block @returns {string} */
function addressOf(block) {
  const url = new URL(document.querySelector('link[rel="canonical"]')?.getAttribute("href") ?? location.href);
  url.hash = block.id;
  return url.href;
}

/** @param {HTMLElement} block @param {string} format @returns {string} */
function citationOf(block, format) {
  const cited = document.querySelector(`.citation[data-format="${format}"]`);
  const template = cited?.getAttribute("data-passage") ?? cited?.textContent ?? "";
  const mode = block.querySelector(":scope > .passage-link")?.getAttribute("data-mode") ?? "";
  /** @type {Record<string, string>} */
  const parts = { address: addressOf(block), quotation: wordsOf(block), mode };
  if (format === "wikipedia") for (const name in parts) parts[name] = parts[name].replaceAll("|", "{{!}}");
  return template.replace(/\{(address|quotation|mode)\}/g, (_whole, name) => parts[name]);
}

/** @param {string} words @param {string | undefined} said */
async function copy(words, said) {
  try {
    await navigator.clipboard.writeText(words);
    if (status) status.textContent = said ?? "";
  } catch {
    if (status) status.textContent = words; // no access to the clipboard: to be copied by hand
  }
}

/** @param {HTMLElement} block */
function open(block) {
  if (!tools || !text) return;
  passage = block;
  if (status) status.textContent = "";
  const around = /** @type {HTMLElement} */ (tools.offsetParent ?? document.body);
  tools.hidden = false;
  const place = block.getBoundingClientRect().bottom - around.getBoundingClientRect().top;
  tools.style.setProperty("inset-block-start", `${place}px`);
  if (report && reportHere) {
    const url = new URL(report.href);
    url.searchParams.set("body", `${url.searchParams.get("body") ?? ""}${addressOf(block)}`);
    reportHere.href = url.href.replaceAll("+", "%20");
    reportHere.hidden = false;
  }
  tools.querySelector("button")?.focus({ preventScroll: true });
}

function close() {
  if (!tools || tools.hidden) return;
  tools.hidden = true;
  /** @type {HTMLElement | null | undefined} */ (passage?.querySelector(":scope > .passage-link"))?.focus({
    preventScroll: true,
  });
}

text?.addEventListener("click", (event) => {
  const link = event.target instanceof Element ? event.target.closest(".passage-link") : null;
  if (!(link?.parentElement instanceof HTMLElement)) return;
  event.preventDefault();
  history.replaceState(null, "", link.getAttribute("href"));
  for (const marked of text.querySelectorAll(".addressed")) marked.classList.remove("addressed");
  link.parentElement.classList.add("addressed");
  open(link.parentElement);
});

tools?.addEventListener("click", (event) => {
  const button = event.target instanceof Element ? event.target.closest("button") : null;
  if (!button || !passage) return;
  const said = button.dataset.done;
  if (button.name === "link") copy(addressOf(passage), said);
  else if (button.name === "quotation") copy(wordsOf(passage), said);
  else if (button.name === "citation") copy(citationOf(passage, style?.value ?? "plain"), said);
  else close();
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") close();
});

/** Mark the passage that the address names, by its present address or one that it had. */
function mark() {
  const named = location.hash.startsWith("#p-") ? document.getElementById(location.hash.slice(1)) : null;
  for (const marked of document.querySelectorAll(".addressed")) marked.classList.remove("addressed");
  const block = named?.matches(".former-address") ? named.parentElement : named;
  if (block && !block.matches(".gone-address")) block.classList.add("addressed");
  const notice = document.getElementById("site-passage-gone");
  if (notice) notice.hidden = !location.hash.startsWith("#p-") || (named !== null && !named.matches(".gone-address"));
}

window.addEventListener("hashchange", mark);
mark();
