/**
 * What is typed into the box, taken apart: words, "phrases in quotation marks" of any language, and either with a
 * hyphen before it, which no result is to have.
 *
 * @typedef {{ words: string[], phrases: string[], excluded: string[] }} Query
 */

const QUOTATION_MARKS = /[“”„‟«»「」『』＂]/gu;
const PART = /([-−]?)(?:"([^"]*)(?:"|$)|(\S+))/gu;
/** Marks between words: apostrophes, and what is not ASCII, at which the index has words apart. */
const APART = /(?:'|[^\p{L}\p{N}\p{M}\x00-\x7f])+/u;
/** Scripts that put no spaces between words: what is written without one is meant to stand together. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** @param {string} typed @returns {Query} */
export function parse(typed) {
  /** @type {Query} */
  const query = { words: [], phrases: [], excluded: [] };
  for (const [, minus, phrase, word] of typed.normalize("NFC").replace(QUOTATION_MARKS, '"').matchAll(PART)) {
    const text = (phrase ?? word ?? "").replaceAll('"', "").trim();
    if (wordsOf(text).length === 0) continue;
    if (minus) query.excluded.push(text);
    else if (phrase === undefined) query.words.push(...pieces(text));
    else query.phrases.push(text);
  }
  return query;
}

/**
 * The words of something written without a space, "l’avenir" or "Russia's": the engine would take it for one word. What
 * is but a letter before or after an apostrophe is left out, as so many words begin with it.
 * @param {string} text @returns {string[]}
 */
function pieces(text) {
  const words = text.split(APART);
  const long = words.filter((word) => wordsOf(word).join("").length > 1);
  return long.length > 0 ? long : words.filter(Boolean);
}

/** @param {Query} query @returns {boolean} */
export function isEmpty({ words, phrases, excluded }) {
  return words.length + phrases.length + excluded.length === 0;
}

/**
 * A text as it is compared: lower case, without diacritics, with one kind of apostrophe.
 * @param {string} text @returns {string}
 */
export function plain(text) {
  return text.normalize("NFKD").replace(/\p{M}+/gu, "").replace(/[’ʼ]/gu, "'").toLowerCase();
}

/** @param {string} text @returns {string[]} the words of a text as they are compared */
export function wordsOf(text) {
  return plain(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
}

/** @param {string} text @returns {boolean} */
export function isUnspaced(text) {
  return UNSPACED.test(text);
}
