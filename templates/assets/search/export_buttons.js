/**
 * The buttons that give all results as a file. What makes the file is loaded with the first one that is asked for.
 */
import { find, messages } from "./elements.js";

/** @param {DOMStringMap} addresses of the ids and the data @param {() => number[]} results rows of the catalogue */
export function offerExport({ ids = "", data = "" }, results) {
  find("site-search-export").addEventListener("click", async (/** @type {Event} */ event) => {
    const button = event.target instanceof HTMLButtonElement ? event.target : null;
    if (!button) return;
    const rows = results();
    const note = find("site-search-exported");
    button.disabled = true;
    note.textContent = messages().exporting ?? "";
    try {
      const { download, exported, fileName } = await import("./export.js");
      const format = /** @type {import("./export.js").Format} */ (button.name);
      const all = await (await fetch(ids)).json();
      download(await exported(format, rows.map((row) => all[row]), data, () => undefined), fileName(format));
      note.textContent = "";
    } catch {
      note.textContent = messages().unexported ?? "";
    }
    button.disabled = false;
  });
}
