/**
 * Excerpts: the passages of a page in which a query matched, each with the words around its matches.
 *
 * @typedef {import("./shard_pages.js").Fragment} Fragment
 * @typedef {import("./words.js").Match} Match
 * @typedef {{ text: string, marked: boolean }} Part
 * @typedef {{ address: string, parts: Part[], matches: number }} Passage
 * @typedef {{ address: string, start: number, words: string[] }} Block
 */
import { plain } from "./query.js";

const LENGTH = 28; // words of an excerpt
const BEFORE = 6; // words before its first match
const FORMS = 8; // forms of words that a link to a passage names
const GLUE = "\u2060"; // ends a word that was put apart from the next one; shards.py has the same
const BETWEEN = "\u200B"; // Pagefind's mark between words where the script has none

/**
 * The passages with matches, in the order of the text.
 * @param {Fragment} fragment @param {Match[]} matches @returns {Passage[]}
 */
export function matchingPassages(fragment, matches) {
  const { blocks, joiner } = blocksOf(fragment);
  const ordered = [...matches].sort(([a], [b]) => a - b);
  return blocks.flatMap(({ address, start, words }) => {
    const end = start + words.length;
    const inside = ordered.filter(([place]) => place >= start && place < end);
    if (inside.length === 0) return [];
    /** @type {Set<number>} */
    const marked = new Set();
    for (const [place, length] of inside) {
      for (let each = place; each < Math.min(place + length, end); each += 1) marked.add(each - start);
    }
    return [{ address, parts: excerpt(words, marked, joiner), matches: inside.length }];
  });
}

/**
 * The words as they stand in the text, for the page to mark: phrases whole, each form once.
 * @param {Fragment} fragment @param {Match[]} matches @returns {string[]}
 */
export function matchedForms(fragment, matches) {
  const { blocks, joiner } = blocksOf(fragment);
  const words = blocks.flatMap((block) => block.words);
  const offset = blocks[0]?.start ?? 0;
  /** @type {Map<string, string>} */
  const forms = new Map();
  for (const [place, length] of matches) {
    const form = bare(joined(words.slice(place - offset, place - offset + length), joiner))[1];
    if (form) forms.set(plain(form), form);
    if (forms.size === FORMS) break;
  }
  return [...forms.values()];
}

/** @param {Fragment} fragment @returns {Part[]} how a text begins */
export function beginning(fragment) {
  const { blocks, joiner } = blocksOf(fragment);
  return excerpt(blocks.flatMap((block) => block.words), new Set(), joiner);
}

/**
 * The words of each passage. Pagefind ends a passage with a full stop where its text has none: the anchor's text,
 * which is as written, is taken where it is cut at the same places.
 * @param {Fragment} fragment @returns {{ blocks: Block[], joiner: string }}
 */
function blocksOf({ content, anchors }) {
  const unspaced = content.includes(BETWEEN);
  const all = unspaced ? content.split(BETWEEN) : content.split(/\s+/u);
  const ordered = [...anchors].sort((a, b) => a.location - b.location);
  if (ordered.length === 0) return { blocks: [{ address: "", start: 0, words: all }], joiner: unspaced ? "" : " " };
  const blocks = ordered.map(({ id, text, location }, number) => {
    const words = all.slice(location, ordered[number + 1]?.location);
    const written = text.split(/\s+/u);
    if (!unspaced && written.length === words.length) return { address: id, start: location, words: written };
    const last = (words.at(-1) ?? "").trimEnd();
    if (last.endsWith(".") && !text.endsWith(".")) words[words.length - 1] = last.slice(0, -1);
    return { address: id, start: location, words };
  });
  return { blocks, joiner: unspaced ? "" : " " };
}

/** @param {string[]} words @param {Set<number>} marked @param {string} joiner @returns {Part[]} */
function excerpt(words, marked, joiner) {
  const start = fullest([...marked], words.length);
  const end = Math.min(start + LENGTH, words.length);
  /** @type {Part[]} */
  const parts = [{ text: start > 0 ? "… " : "", marked: false }];
  const add = (/** @type {string} */ text, /** @type {boolean} */ isMarked) => {
    const last = parts[parts.length - 1];
    if (last.marked === isMarked) last.text += text;
    else if (text) parts.push({ text, marked: isMarked });
  };
  for (let place = start; place < end; place += 1) {
    const word = words[place].replace(GLUE, "");
    const [before, core, after] = marked.has(place) ? bare(word) : ["", "", word];
    const runsOn = marked.has(place) && !after && marked.has(place + 1) && place + 1 < end;
    add(before, false);
    add(core, core !== "");
    add(after, false);
    if (place + 1 < end && !words[place].endsWith(GLUE)) add(joiner, runsOn);
  }
  if (end < words.length) add(" …", false);
  return parts.filter(({ text }) => text !== "");
}

/**
 * A text without what was put between its words.
 * @param {string} text @returns {string}
 */
export function unglued(text) {
  return text.replaceAll(`${GLUE} `, "");
}

/** @param {string[]} words @param {string} joiner @returns {string} */
function joined(words, joiner) {
  return unglued(words.join(joiner)).replaceAll(GLUE, "");
}

/**
 * Where an excerpt begins: before the match that most others follow closely.
 * @param {number[]} places @param {number} length @returns {number}
 */
function fullest(places, length) {
  let best = 0;
  let most = 0;
  for (const place of places) {
    const inside = places.filter((other) => other >= place && other < place + LENGTH - BEFORE).length;
    if (inside > most) [best, most] = [place, inside];
  }
  return Math.max(0, Math.min(best - BEFORE, length - LENGTH));
}

/**
 * A word without the marks that cling to it, and those before and after.
 * @param {string} word @returns {[string, string, string]}
 */
function bare(word) {
  const [, before = "", core = "", after = ""] = /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}\p{M}]*)$/su.exec(word) ?? [];
  return [before, core, after];
}
