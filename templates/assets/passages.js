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
  for (const inner of copy.querySelectorAll('[id^="p-"]')) inner.remove();
  for (const end of copy.querySelectorAll("br, td, th, tr")) end.after(" ");
  return (copy.textContent ?? "").split(/\s+/u).filter(Boolean).join(" ");
}

/** @param {HTMLElement | null} block @returns {HTMLElement | null} the link that leads to it */
function linkOf(block) {
  return block && document.querySelector(`.passage-link[href="#${block.id}"]`);
}

/** @param {HTMLElement} block @returns {string} */
function addressOf(block) {
  const url = new URL(document.querySelector('link[rel="canonical"]')?.getAttribute("href") ?? location.href);
  url.hash = block.id;
  return url.href;
}

/** The part of a citation that stands only where a passage is the speaker's words, after what is said of such ones. */
const OWN = /\ue000own\ue002(.*?)\ue001(.*?)\ue000end\ue001/gsu;
const PLACE = /\ue000(address|quotation|mode)\ue001/gu;
/** What wikitext would read as markup; wikipedia.py has the same. */
const WIKITEXT = /[{}<>|]|&(?=#?[A-Za-z0-9]+;)|~(?=~~)|'(?=')|\[(?=\[|\/\/|[A-Za-z]+:)|\](?=\])/gu;
/** @type {Record<string, string>} */
const ESCAPES = { "|": "{{!}}", "<": "&lt;", ">": "&gt;", "&": "&amp;" };

/** @param {HTMLElement} block @param {string} format @returns {string} */
function citationOf(block, format) {
  const cited = document.querySelector(`.citation[data-format="${format}"]`);
  const template = cited?.getAttribute("data-passage") ?? cited?.textContent ?? "";
  const mode = linkOf(block)?.getAttribute("data-mode") ?? "";
  /** @type {Record<string, string>} */
  const parts = { address: addressOf(block), quotation: wordsOf(block), mode };
  if (format === "wikipedia")
    for (const name of ["quotation", "mode"])
      parts[name] = parts[name].replace(WIKITEXT, (mark) => ESCAPES[mark] ?? `&#${mark.charCodeAt(0)};`);
  return template
    .replace(OWN, (_whole, words, part) => (words.split("\ue002").includes(mode) ? part : ""))
    .replace(PLACE, (_whole, name) => parts[name]);
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
  tools.hidden = false; // before it is asked where it stands
  const around = /** @type {HTMLElement} */ (tools.offsetParent ?? document.body);
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
  linkOf(passage)?.focus({ preventScroll: true });
}

text?.addEventListener("click", (event) => {
  const link = event.target instanceof Element ? event.target.closest(".passage-link") : null;
  const block = link && document.getElementById((link.getAttribute("href") ?? "").slice(1));
  if (!block) return;
  event.preventDefault();
  history.replaceState(null, "", `#${block.id}`);
  mark();
  open(block);
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
  const former = named instanceof HTMLElement && named.dataset.successor;
  const block = former ? document.getElementById(former) : named;
  if (block && !block.matches(".gone-address")) block.classList.add("addressed");
  show("site-passage-mended", Boolean(former));
  show("site-passage-gone", location.hash.startsWith("#p-") && (named === null || named.matches(".gone-address")));
}

/** @param {string} id @param {boolean} shown */
function show(id, shown) {
  const notice = document.getElementById(id);
  if (notice) notice.hidden = !shown;
}

window.addEventListener("hashchange", mark);
mark();
