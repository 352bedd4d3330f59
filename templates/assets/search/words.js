/**
 * The words: what a shard holds of a query, and only that.
 *
 * Where a shard lacks a word, the engine leaves the word out, or takes one that the word begins with ('Kan' for
 * 'Kanzler'). Every answer says which words it matched, so that such answers are known and not counted.
 *
 * @typedef {import("./engine.js").Engine} Engine
 * @typedef {import("./engine.js").RawHit} RawHit
 * @typedef {import("./engine.js").RawAnswer} RawAnswer
 * @typedef {import("./query.js").Query} Query
 * @typedef {{ name: string, language: string }} Shard
 * @typedef {[start: number, length: number]} Match the place of a match in a page, in words
 * @typedef {{ id: string, score: number, matches: Match[], missing: number }} Hit
 */

/**
 * All that a shard has for a query: every word, every phrase, nothing that is excluded. A query that only excludes
 * things finds `all`, the ids of the shard's pages, less those.
 * @param {Engine} engine @param {Shard} shard @param {Query} query @param {() => Promise<string[]>} all
 * @returns {Promise<Map<string, Hit>>} by the id of the page, without the shard's name
 */
export async function matching(engine, shard, query, all) {
  /** @type {Map<string, Hit> | null} */
  let found = null;
  if (query.words.length > 0) found = hitsOf(shard, await everyWord(engine, shard, query.words.join(" ")));
  for (const phrase of query.phrases) {
    if (found?.size === 0) break;
    found = both(found, await phraseHits(engine, shard, phrase));
  }
  found ??= new Map((await all()).map((id) => [id, { id, score: 0, matches: [], missing: 0 }]));
  for (const excluded of query.excluded) {
    if (found.size === 0) break;
    for (const id of (await phraseHits(engine, shard, excluded)).keys()) found.delete(id);
  }
  return found;
}

/**
 * What a shard has for some of the words, for when no page of any shard has all of them.
 * @param {Engine} engine @param {Shard} shard @param {string[]} words
 * @returns {Promise<Map<string, Hit>>}
 */
export async function somewhatMatching(engine, shard, words) {
  /** @type {Map<string, Hit>} */
  const found = new Map();
  for (const word of words) {
    for (const [id, hit] of hitsOf(shard, await everyWord(engine, shard, word))) {
      const known = found.get(id) ?? { id, score: 0, matches: [], missing: words.length };
      known.score += hit.score;
      known.matches.push(...hit.matches);
      known.missing -= 1;
      found.set(id, known);
    }
  }
  return found;
}

/** @param {Engine} engine @param {Shard} shard @param {string} words @returns {Promise<RawHit[]>} */
async function everyWord(engine, shard, words) {
  const answer = await engine.search(shard.name, shard.language, words);
  return isTrue(answer) ? answer.results : [];
}

/**
 * Whether an answer has every word that was asked for: which words a shard puts in the place of one is the same for
 * all of its pages, so the first tells.
 * @param {RawAnswer} answer
 */
function isTrue({ results: [first], search_keywords: asked = [] }) {
  if (first === undefined) return false;
  const inText = (first.scores ?? []).map((score) => score.search_term);
  const inFields = (first.verbose_meta_scores ?? []).flatMap((score) => score.matched_terms);
  const matched = [...inText, ...inFields];
  return asked.every((word) => matched.some((each) => each.startsWith(word)));
}

/**
 * Pages with words next to each other. The engine misses a phrase in a page that has one of its words both with and
 * without diacritics, unless it is told to take them as typed: so it is asked both ways.
 * @param {Engine} engine @param {Shard} shard @param {string} phrase @returns {Promise<Map<string, Hit>>}
 */
async function phraseHits(engine, shard, phrase) {
  const quoted = `"${phrase}"`;
  const words = phrase.split(/\s+/u);
  if (words.length > 2) {
    // Each word of a long phrase is a file to fetch: the longest, which fewest pages have, may spare the others.
    const longest = words.reduce((best, word) => (word.length > best.length ? word : best));
    if ((await engine.search(shard.name, shard.language, `"${longest}"`)).results.length === 0) return new Map();
  }
  const asTyped = await engine.search(shard.name, shard.language, quoted, true);
  const anyhow = await engine.search(shard.name, shard.language, quoted);
  return hitsOf(shard, [...anyhow.results, ...asTyped.results], /\s/u.test(phrase));
}

/**
 * `together` tells that the places of a result are one match: of a phrase the engine names each place once.
 * @param {Shard} shard @param {RawHit[]} results @param {boolean} [together] @returns {Map<string, Hit>}
 */
function hitsOf(shard, results, together = false) {
  /** @type {Map<string, Hit>} */
  const hits = new Map();
  for (const { id: whole, score, words } of results) {
    const id = whole.slice(shard.name.length + 1);
    /** @type {Match[]} */
    const matches = together && words.length > 0 ? [[words[0], words.length]] : words.map((place) => [place, 1]);
    hits.set(id, { id, score, matches, missing: 0 });
  }
  return hits;
}

/**
 * @param {Map<string, Hit> | null} some @param {Map<string, Hit>} others
 * @returns {Map<string, Hit>} the pages that both have
 */
function both(some, others) {
  if (some === null) return others;
  /** @type {Map<string, Hit>} */
  const found = new Map();
  for (const [id, hit] of some) {
    const other = others.get(id);
    if (other) found.set(id, { id, score: hit.score + other.score, matches: [...other.matches, ...hit.matches], missing: 0 });
  }
  return found;
}
