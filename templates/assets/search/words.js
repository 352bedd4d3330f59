/**
 * The words: Pagefind's shards, asked one after another, and their answers held to be true matches.
 *
 * A shard that lacks a word either leaves the word out of the query or answers with a word that the asked one begins
 * with ('Kanzler' with 'Kan'). So each word is tried alone in each shard, and its best answer must hold it.
 *
 * @typedef {{ content: string, excerpt: string, meta: Record<string, string> }} Fragment
 * @typedef {{ id: string, score: number, data: () => Promise<Fragment> }} Hit
 * @typedef {{ search: (query: string) => Promise<{ results: Hit[] }> }} Shard
 * @typedef {{ hits: Hit[], loosened: boolean }} Answer
 */

const META_WEIGHTS = { date: 0, outlet: 0, speaker: 0, title: 5, names: 3, topics: 1 };
/** Something that no statement holds: asking for it opens a shard and costs next to nothing. */
const NOWHERE = "zqxjkv";
/** How many of a shard's best answers are read for the word itself, where the first has only another form of it. */
const TRIED = 4;
/** How much of a word and of what was found for it must agree from the beginning: more would miss inflected forms. */
const AGREEMENT = 0.65;

export class Words {
  /** @param {string} index the address of the shards' folder @param {string[]} names */
  constructor(index, names) {
    this.index = index;
    this.names = names;
    /** @type {Map<string, Shard>} */
    this.open = new Map();
    /** @type {Map<string, number>} */
    this.known = new Map();
  }

  /**
   * All true matches of a query, best first. `overtaken` is asked between steps, so that typing on ends a search.
   * @param {string} query @param {() => boolean} overtaken @returns {Promise<Answer | null>}
   */
  async search(query, overtaken) {
    const terms = words(query);
    /** @type {Map<string, number[]>} how well each shard knows each word */
    const knowledge = new Map();
    for (const name of this.names) {
      const shard = await this.shard(name);
      const verdicts = [];
      for (const term of terms) {
        if (overtaken()) return null;
        verdicts.push(await this.knows(name, shard, term));
      }
      knowledge.set(name, verdicts);
    }
    const best = terms.map((_, place) => Math.max(...[...knowledge.values()].map((verdicts) => verdicts[place])));
    /** @type {Hit[]} */
    const strict = [];
    /** @type {Hit[]} */
    const loose = [];
    for (const [name, verdicts] of knowledge) {
      // A shard with another word's form is passed over where another shard has the word itself.
      const found = terms.filter((_, place) => verdicts[place] > 0 && verdicts[place] === best[place]);
      const shard = await this.shard(name);
      if (found.length === terms.length) strict.push(...(await shard.search(query)).results);
      else if (found.length > 0 && !query.includes('"')) loose.push(...(await shard.search(found.join(" "))).results);
      if (overtaken()) return null;
    }
    const hits = strict.length > 0 ? strict : loose;
    hits.sort((a, b) => b.score - a.score);
    return { hits, loosened: strict.length === 0 && loose.length > 0 };
  }

  /**
   * How well a shard knows a word, by its best answers: 2 holds the word or a longer one, 1 another form, 0 neither.
   * @param {string} name @param {Shard} shard @param {string} term
   */
  async knows(name, shard, term) {
    const key = `${name} ${term}`;
    let known = this.known.get(key);
    if (known === undefined) {
      known = 0;
      for (const hit of (await shard.search(term)).results.slice(0, TRIED)) {
        known = Math.max(known, holds(await hit.data(), term));
        if (known !== 1) break;
      }
      this.known.set(key, known);
    }
    return known;
  }

  /**
   * Each shard brings its own copy of the engine: instances of one copy share a worker and with it the stemmer of
   * the language opened first. Opening side by side is a race, so each is opened and asked before the next.
   * @param {string} name @returns {Promise<Shard>}
   */
  async shard(name) {
    let shard = this.open.get(name);
    if (shard === undefined) {
      const engine = await import(`${this.index}${name}/pagefind.js`);
      shard = /** @type {Shard} */ (
        await engine.createInstance({ basePath: `${this.index}${name}/`, excerptLength: 24, ranking: { metaWeights: META_WEIGHTS } })
      );
      await shard.search(NOWHERE);
      this.open.set(name, shard);
    }
    return shard;
  }

  /**
   * A statement's fragment without a search: for results of filters alone.
   * @param {string} id @returns {Promise<Fragment>}
   */
  async fragment(id) {
    const cut = id.lastIndexOf("_");
    const shard = this.names.find((name) => name === id.slice(0, cut)) ?? this.names[0];
    const response = await fetch(`${this.index}${shard}/fragment/${id}.pf_fragment`);
    if (!response.ok || !response.body) throw new Error(`${id}: ${response.status}`);
    const text = await new Response(response.body.pipeThrough(new DecompressionStream("gzip"))).text();
    const fragment = JSON.parse(text.replace(/^pagefind_dcd/, ""));
    return { ...fragment, excerpt: "" };
  }
}

/** @param {string} query @returns {string[]} */
export function words(query) {
  return plain(query).split(/[^\p{L}\p{N}\p{M}]+/u).filter(Boolean);
}

/** @param {string} text */
function plain(text) {
  return text.normalize("NFKD").replace(/\p{M}+/gu, "").toLowerCase();
}

/** @param {Fragment} fragment @param {string} term */
function holds(fragment, term) {
  const texts = [fragment.content, ...Object.values(fragment.meta)];
  if (texts.some((text) => words(text).some((word) => word.startsWith(term)))) return 2;
  const marks = [...fragment.excerpt.matchAll(/<mark>(.*?)<\/mark>/gs)].flatMap((mark) => words(mark[1]));
  return [...marks, ...Object.values(fragment.meta).flatMap(words)].some((word) => agrees(word, term)) ? 1 : 0;
}

/** @param {string} word @param {string} term */
function agrees(word, term) {
  let same = 0;
  while (same < word.length && same < term.length && word[same] === term[same]) same += 1;
  return same / Math.max(word.length, term.length) > AGREEMENT;
}
