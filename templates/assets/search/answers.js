/**
 * The answers of the shards to one query: asked one after another, kept, and asked again only for another query.
 *
 * @typedef {import("./catalogue.js").Catalogue} Catalogue
 * @typedef {import("./engine.js").Engine} Engine
 * @typedef {import("./query.js").Query} Query
 * @typedef {import("./shard_pages.js").ShardPages} ShardPages
 * @typedef {import("./words.js").Hit & { shard: string }} Found
 */
import { ALL } from "./catalogue.js";
import { matching, somewhatMatching } from "./words.js";

const SIDE_BY_SIDE = 3; // languages that are asked at once, when there is something to read already

export class Answers {
  /**
   * @param {Catalogue} catalogue @param {Engine} engine @param {ShardPages} pages
   * @param {Query} query @param {boolean} own whether only the speakers' own words count
   */
  constructor(catalogue, engine, pages, query, own) {
    this.catalogue = catalogue;
    this.engine = engine;
    this.pages = pages;
    this.query = query;
    this.own = own;
    /** @type {Map<number, Found>} by row */
    this.found = new Map();
    /** @type {Map<number, Promise<void>>} by the shard's number */
    this.asked = new Map();
    /** @type {Set<number>} */
    this.answered = new Set();
    /** @type {number[]} */
    this.newest = [];
    /** @type {number[]} */
    this.ranked = [];
    /** Whether only some of the words were looked for, since no statement has all of them. */
    this.loosened = false;
  }

  /**
   * Asks shards in their order: one by one until there is something to read, then languages side by side.
   * @param {number[]} shards @param {() => boolean} overtaken tells that nobody waits any more
   * @param {() => Promise<boolean>} progress is told after each shard, and tells whether there is something to read
   */
  async ask(shards, overtaken, progress) {
    const waiting = [...shards];
    const one = async (/** @type {number} */ number) => {
      if (overtaken()) return true;
      await this.once(number);
      return overtaken() || (await progress());
    };
    while (waiting.length > 0) if (await one(/** @type {number} */ (waiting.shift()))) break;
    /** @type {Map<string, number[]>} */
    const lanes = new Map();
    for (const number of waiting) {
      const { language } = this.catalogue.shards[number];
      lanes.set(language, [...(lanes.get(language) ?? []), number]);
    }
    const queue = [...lanes.values()];
    const runner = async () => {
      for (let lane = queue.shift(); lane !== undefined; lane = queue.shift()) for (const number of lane) await one(number);
    };
    await Promise.all(Array.from({ length: SIDE_BY_SIDE }, runner));
  }

  /** @param {number} number @returns {Promise<void>} */
  once(number) {
    let asking = this.asked.get(number);
    if (asking === undefined) {
      asking = this.askShard(number).then(() => void this.answered.add(number));
      this.asked.set(number, asking);
      asking.catch(() => this.asked.delete(number)); // to be asked again
    }
    return asking;
  }

  /** @param {number} number */
  async askShard(number) {
    const { name, language, own } = this.catalogue.shards[number];
    const rows = this.catalogue.rowsOf[number];
    const shard = { name, language };
    const ids = async () => (await this.pages.file(name)).ids;
    const hits = this.loosened
      ? await somewhatMatching(this.engine, shard, this.query.words)
      : await matching(this.engine, shard, this.query, ids);
    if (hits.size === 0) return;
    for (const [place, id] of (await ids()).entries()) {
      const hit = hits.get(id);
      const row = rows[place];
      // Of a text that mixes them with others', the speaker's own words are in a shard beside.
      const counts = own || !this.own || this.catalogue.columns.own[row] === ALL;
      if (hit && counts) this.found.set(row, { ...hit, shard: name });
    }
  }

  /** Looks for statements with some of the words, where there are several and none has all. @returns {boolean} */
  loosen() {
    const { words, phrases, excluded } = this.query;
    if (this.loosened || this.found.size > 0 || words.length < 2 || phrases.length + excluded.length > 0) return false;
    this.loosened = true;
    this.asked.clear();
    this.answered.clear();
    return true;
  }

  /** @returns {number[]} the rows that were found, newest first */
  get rows() {
    this.sort();
    return this.newest;
  }

  /** @param {number[]} rows @returns {number[]} the best first; equals newest first */
  best(rows) {
    this.sort();
    const asked = new Uint8Array(this.catalogue.size);
    for (const row of rows) asked[row] = 1;
    return this.ranked.filter((row) => asked[row] === 1);
  }

  /** Sorts what was found, once after each shard: filters and ranges only choose from it. */
  sort() {
    if (this.newest.length === this.found.size) return;
    this.newest = [...this.found.keys()].sort((a, b) => a - b);
    const scores = new Float64Array(this.catalogue.size);
    const missing = new Uint8Array(this.catalogue.size);
    for (const [row, hit] of this.found) {
      scores[row] = hit.score;
      missing[row] = hit.missing;
    }
    this.ranked = [...this.newest].sort((a, b) => missing[a] - missing[b] || scores[b] - scores[a] || a - b);
  }
}
