/**
 * What is typed into the box, taken apart: words, "phrases in quotation marks" of any language, and either with a
 * hyphen before it, which no result is to have.
 *
 * @typedef {{ words: string[], phrases: string[], excluded: string[] }} Query
 */

const QUOTATION_MARKS = /[“”„‟«»「」『』＂]/gu;
const PART = /([-−]?)(?:"([^"]*)(?:"|$)|(\S+))/gu;
/** Marks at which words end without a space; shards.py has the same. */
const APART = /['\-/]|[^\p{L}\p{N}\p{M}\x00-\x7f]/u;
/** Scripts that put no spaces between words: what is written without one is meant to stand together. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** @param {string} typed @returns {Query} */
export function parse(typed) {
  /** @type {Query} */
  const query = { words: [], phrases: [], excluded: [] };
  for (const [, minus, phrase, word] of typed.normalize("NFC").replace(QUOTATION_MARKS, '"').matchAll(PART)) {
    const text = (phrase ?? word ?? "").replaceAll('"', "").trim();
    if (wordsOf(text).length === 0) continue;
    const words = text.split(APART).filter((part) => wordsOf(part).length > 0);
    const whole = words.join(" ");
    if (minus) query.excluded.push(whole);
    else if (phrase === undefined && (words.length === 1 || isUnspaced(text))) query.words.push(...words);
    else query.phrases.push(whole); // "cold-war" and "l’avenir" are meant to stand together
  }
  return query;
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
function isUnspaced(text) {
  return UNSPACED.test(text);
}
