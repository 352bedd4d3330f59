/**
 * "/" leads to the page's search box from anywhere but a field in which it would be written.
 */

/** @type {HTMLInputElement | null} one a page: in the header, or in the place of that one */
const box = document.querySelector("#site-search-words, #site-home-search, #site-header-search");
const FIELDS = "input, textarea, select, [contenteditable]:not([contenteditable=false])";

// Said here and not in the template: without this script it would not be true.
box?.setAttribute("aria-keyshortcuts", "/");

document.addEventListener("keydown", (event) => {
  // Shift is allowed: some keyboards, the German one among them, have the stroke above another key.
  if (event.key !== "/" || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
  if (!box || event.defaultPrevented || (event.target instanceof Element && event.target.closest(FIELDS))) return;
  event.preventDefault();
  box.focus();
  box.select();
});
