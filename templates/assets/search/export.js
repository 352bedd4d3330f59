/**
 * The results of a search as a file: their entries out of the published files of all statements, byte for byte.
 *
 * A file is read as it comes in and no further than the last entry asked for; nothing else of it is kept.
 *
 * @typedef {"csv" | "json" | "bibtex" | "ris"} Format
 * @typedef {object} Kind
 * @property {string} source the file of all statements
 * @property {string} ending of the export's name
 * @property {string} mediaType
 * @property {RegExp} entry one entry to its end, from where it begins
 * @property {RegExp} id the statement's id in an entry: the last group that is there
 * @property {boolean} [header] whether the first entry names the columns
 */

/** @type {Record<Format, Kind>} */
const KINDS = {
  csv: {
    source: "statements.csv",
    ending: "csv",
    mediaType: "text/csv;charset=utf-8",
    entry: /(?:[^"\n]|"[^"]*")*\n/y, // quoted fields may hold line breaks; ids need no quotes
    id: /^([^,]*)/,
    header: true,
  },
  json: {
    source: "statements.jsonl",
    ending: "json",
    mediaType: "application/json",
    entry: /[^\n]*\n/y,
    id: /^\{"id": "([^"]*)"/, // letters, digits, '-', '_' and '.': nothing that JSON escapes
  },
  bibtex: {
    source: "statements.bib",
    ending: "bib",
    mediaType: "application/x-bibtex",
    entry: /@[^]*?\n\}\n/y,
    id: /^@\w+\{([^,]*),\n(?: {2}ids = \{([^}]*)\})?/, // the alias is there where the id cannot be the key
  },
  ris: {
    source: "statements.ris",
    ending: "ris",
    mediaType: "application/x-research-info-systems",
    entry: /TY {2}- [^]*?\r\nER {2}- \r\n/y,
    id: /^ID {2}- (.*)$/m,
  },
};

/** @type {Format[]} */
export const FORMATS = ["csv", "json", "bibtex", "ris"];

const KEPT = 60_000; // milliseconds for which a browser may still be reading what it is to save

/**
 * The entries of statements in the order of their ids, as the site publishes them.
 *
 * @param {Format} format
 * @param {string[]} ids
 * @param {string} data the address of the site's `/data/`, ending in a slash
 * @param {(found: number, wanted: number) => void} [progress] hears how many entries are found
 * @returns {Promise<Blob>}
 * @throws {Error} if the file cannot be read or lacks a statement: an export has all results or is none
 */
export async function exported(format, ids, data, progress = () => {}) {
  const { source, mediaType, entry, id, header } = KINDS[format];
  const wanted = new Set(ids);
  /** @type {Map<string, string>} */
  const found = new Map();
  let first = header ? null : "";
  for await (const entries of entriesOf(data + source, entry)) {
    for (const each of entries) {
      if (first === null) {
        first = each;
        continue;
      }
      const name = id.exec(each)?.findLast((group) => group !== undefined);
      if (name !== undefined && wanted.has(name)) found.set(name, each);
    }
    progress(found.size, wanted.size);
    if (first !== null && found.size === wanted.size) break;
  }
  if (first === null || found.size < wanted.size) {
    throw new Error(`${data}${source}: ${wanted.size - found.size} of ${wanted.size} statements are missing`);
  }
  const chosen = ids.map((each) => found.get(each) ?? "");
  const array = () => `[\n${chosen.map((line) => line.trimEnd()).join(",\n")}\n]\n`;
  return new Blob(format === "json" ? [array()] : [first, ...chosen], { type: mediaType });
}

/** @param {Format} format @returns {string} the name under which an export is saved */
export function fileName(format) {
  return `search-results.${KINDS[format].ending}`;
}

/**
 * Let the browser save a file.
 * @param {Blob} blob @param {string} name
 */
export function download(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT);
}

/**
 * The entries of a file, as many at a time as came in; leaving off early ends the transfer.
 * @param {string} url @param {RegExp} entry @returns {AsyncGenerator<string[]>}
 */
async function* entriesOf(url, entry) {
  const response = await fetch(url);
  if (!response.ok || !response.body) throw new Error(`${url}: ${response.status}`);
  const decoder = new TextDecoderStream("utf-8", { fatal: true, ignoreBOM: true }); // a mark stays where it is
  const reader = response.body.pipeThrough(decoder).getReader();
  let text = "";
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      text += part.value;
      const entries = [];
      let position = 0;
      for (;;) {
        entry.lastIndex = position;
        const match = entry.exec(text);
        if (match === null) break;
        entries.push(match[0]);
        position += match[0].length;
      }
      text = text.slice(position);
      yield entries;
    }
  } finally {
    await reader.cancel();
  }
}
