/**
 * The catalogue in the page: filtering, counting and sorting are work on its columns; no request is made.
 *
 * @typedef {"speakers" | "topics" | "outlets" | "kind" | "language" | "wording" | "translation"} Facet
 * @typedef {{ shard: number[], date: number[], speakers: number[][], outlets: number[], topics: number[][],
 *   kind: number[], language: number[], way: number[], own: number[] }} Columns
 * @typedef {{ name: string, language: string, own: boolean, first: string, last: string }} Shard
 * @typedef {[value: string, name: string][]} Names
 * @typedef {{ tag: string, shards: Shard[], speakers: Names, outlets: Names, topics: Names, kinds: Names,
 *   languages: Names, wordings: Names, translations: Names, distances: Names, trails: string[][], broader: number[],
 *   ways: [wording: number, translation: number, distance: number, trail: number][], statements: Columns,
 *   inexact: Record<string, [before: number, after: number, words: string]> }} CatalogueFile
 * @typedef {{ value: string, name: string, count: number }} FacetValue
 * @typedef {import("./state.js").State} State
 * @typedef {{ rows: number[], anytime: number[], counts: Map<Facet, FacetValue[]>, own: number }} Narrowed
 */
import { firstDay, lastDay } from "./days.js";

/** @type {Facet[]} */
export const FACETS = ["speakers", "topics", "outlets", "kind", "language", "wording", "translation"];
/** What the column of own words says besides the shard that holds those that are: nothing is the speaker's, or all. */
const NONE = -2;
export const ALL = -1;
/** Facets whose values stand in an order of their own, the others by count. @type {Set<Facet>} */
const ORDERED = new Set(["kind", "wording", "translation"]);

export class Catalogue {
  /** @param {CatalogueFile} file */
  constructor(file) {
    const { statements, inexact } = file;
    this.tag = file.tag;
    this.shards = file.shards;
    this.columns = statements;
    this.ways = file.ways;
    this.distances = file.distances;
    this.trails = file.trails;
    this.size = statements.shard.length;
    /** @type {Record<Facet, Names>} */
    this.names = {
      speakers: file.speakers,
      topics: file.topics,
      outlets: file.outlets,
      kind: file.kinds.map(stated),
      language: file.languages,
      wording: file.wordings.map(stated),
      translation: file.translations.map(stated),
    };
    /** @type {Record<Facet, (number | number[])[]>} by facet and row, the numbers of its values */
    this.held = {
      speakers: statements.speakers,
      topics: statements.topics.map((topics) => withBroader(topics, file.broader)),
      outlets: statements.outlets,
      kind: statements.kind,
      language: statements.language,
      wording: statements.way.map((way) => file.ways[way][0]),
      translation: statements.way.map((way) => file.ways[way][1]),
    };
    this.inexact = inexact;
    /** By row: the day by which it sorts, and the first and last that it may mean. */
    this.days = new Int32Array(this.size);
    this.first = new Int32Array(this.size);
    this.last = new Int32Array(this.size);
    /** @type {number[][]} the rows of each shard, in the order of its pages */
    this.rowsOf = file.shards.map(() => []);
    this.placeInShard = new Int32Array(this.size);
    let day = 0;
    for (let row = 0; row < this.size; row += 1) {
      day = row === 0 ? statements.date[0] : day - statements.date[row];
      const [before, after] = inexact[row] ?? [0, 0];
      this.days[row] = day;
      this.first[row] = day - before;
      this.last[row] = day + after;
      this.placeInShard[row] = this.rowsOf[statements.shard[row]].push(row) - 1;
      if (statements.own[row] >= 0) this.rowsOf[statements.own[row]].push(row);
    }
  }

  /** @param {string} url @returns {Promise<Catalogue>} */
  static async load(url) {
    const response = await fetch(url);
    if (!response.ok) throw new Error(`${url}: ${response.status}`);
    return new Catalogue(await response.json());
  }

  /** @returns {number[]} every row, newest first */
  all() {
    return Array.from(this.days.keys());
  }

  /**
   * Of the rows those that pass every filter, and beside each value how many it would leave: any of one facet's values,
   * something of each facet. `anytime` are the rows that pass all but the range, for the picture of the years.
   * @param {number[]} rows @param {State} state @returns {Narrowed}
   */
  narrow(rows, state) {
    const { own } = this.columns;
    const [from, to] = [firstDay(state.from), lastDay(state.to)];
    const held = FACETS.map((facet) => this.held[facet]);
    const wanted = FACETS.map((facet) => this.wanted(facet, state.chosen.get(facet)));
    const counts = FACETS.map((facet) => new Uint32Array(this.names[facet].length));
    /** @type {number[]} */
    const passing = [];
    /** @type {number[]} */
    const anytime = [];
    let owned = 0;
    // Plain loops: this runs over every statement at each change.
    for (const row of rows) {
      let failed = 0; // how many facets the row does not pass
      let failing = -1; // the one, where one fails
      for (let facet = 0; facet < held.length; facet += 1) {
        const mask = wanted[facet];
        if (mask === null || isWanted(held[facet][row], mask)) continue;
        failed += 1;
        failing = facet;
      }
      if (failed > 1) continue;
      const outside = this.last[row] < from || this.first[row] > to;
      const foreign = state.own && own[row] === NONE;
      if (failed === 0) {
        if (!foreign) anytime.push(row);
        if (!outside && own[row] !== NONE) owned += 1;
      }
      if (outside || foreign) continue;
      if (failed === 0) passing.push(row);
      for (let facet = 0; facet < held.length; facet += 1) {
        if (failed === 0 || facet === failing) countValues(held[facet][row], counts[facet]);
      }
    }
    const named = FACETS.map((facet, number) => /** @type {const} */ ([facet, this.named(facet, counts[number], state)]));
    return { rows: passing, anytime, counts: new Map(named), own: owned };
  }

  /** @param {Facet} facet @param {Set<string> | undefined} chosen @returns {Uint8Array | null} 1 for each chosen value */
  wanted(facet, chosen) {
    if (!chosen || chosen.size === 0) return null;
    return Uint8Array.from(this.names[facet], ([value]) => Number(chosen.has(value)));
  }

  /**
   * The values that would leave something, most first; chosen ones always stay.
   * @param {Facet} facet @param {Uint32Array} counts @param {State} state @returns {FacetValue[]}
   */
  named(facet, counts, state) {
    const chosen = state.chosen.get(facet);
    const values = this.names[facet]
      .map(([value, name], number) => ({ value, name, count: counts[number] }))
      .filter(({ value, count }) => count > 0 || chosen?.has(value));
    return ORDERED.has(facet) ? values : values.sort((a, b) => b.count - a.count); // names are in order already
  }

  /** @param {number[]} rows @returns {number[]} oldest first; of one day in the order of the newest first */
  oldestFirst(rows) {
    return [...rows].sort((a, b) => this.days[a] - this.days[b] || a - b);
  }

  /** @param {number} row @returns {string} */
  outletName(row) {
    return this.names.outlets[this.columns.outlets[row]][1];
  }

  /**
   * The shape of the badge, empty where nothing is stated, and how far the text is from the words.
   * @param {number} row @returns {[string, string]}
   */
  distance(row) {
    return this.distances[this.ways[this.columns.way[row]][2]];
  }

  /**
   * The way from the speakers to the text, or nothing where it is too plain to tell.
   * @param {number} row @returns {string[]}
   */
  trail(row) {
    const stops = this.trails[this.ways[this.columns.way[row]][3]];
    const speakers = this.columns.speakers[row].map((number) => this.names.speakers[number][1]);
    return stops.length > 0 ? [speakers.join(", "), ...stops] : [];
  }
}

/** @param {number | number[]} held @param {Uint8Array} mask @returns {boolean} */
function isWanted(held, mask) {
  return typeof held === "number" ? mask[held] === 1 : held.some((value) => mask[value] === 1);
}

/** @param {number | number[]} held @param {Uint32Array} counts */
function countValues(held, counts) {
  if (typeof held === "number") counts[held] += 1;
  else for (const value of held) counts[value] += 1;
}

/**
 * A broader topic finds what is filed under its narrower ones.
 * @param {number[]} topics @param {number[]} broader by topic, -1 where there is none @returns {number[]}
 */
function withBroader(topics, broader) {
  const found = new Set(topics);
  for (const topic of topics) {
    for (let above = broader[topic]; above >= 0 && !found.has(above); above = broader[above]) found.add(above);
  }
  return [...found];
}

/**
 * 'Not stated' has an empty value in the file and a name of its own in addresses.
 * @param {[string, string]} pair @returns {[string, string]}
 */
function stated([value, name]) {
  return [value || "not-stated", name];
}
