/**
 * The catalogue in the page: filtering, counting and sorting are work on its columns; no request is made.
 *
 * @typedef {"speakers" | "topics" | "outlets" | "kind" | "language" | "wording" | "translation"} Facet
 * @typedef {{ shard: number[], date: number[], speakers: number[][], outlets: number[], topics: number[][],
 *   kind: number[], language: number[], wording: number[], translation: number[], distance: number[], trail: number[],
 *   own: number[] }} Columns
 * @typedef {{ name: string, language: string, own: boolean, first: string, last: string }} Shard
 * @typedef {[value: string, name: string][]} Names
 * @typedef {{ tag: string, shards: Shard[], speakers: Names, outlets: Names, topics: Names, kinds: Names,
 *   languages: Names, wordings: Names, translations: Names, distances: Names, trails: string[][], statements: Columns,
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
   * The numbers of the values that a statement has for a facet.
   * @param {number} row @param {Facet} facet @returns {number[]}
   */
  values(row, facet) {
    const held = this.columns[facet][row];
    return typeof held === "number" ? [held] : held;
  }

  /**
   * Of the rows those that pass every filter, and beside each value how many it would leave: any of one facet's values,
   * something of each facet. `anytime` are the rows that pass all but the range, for the picture of the years.
   * @param {number[]} rows @param {State} state @returns {Narrowed}
   */
  narrow(rows, state) {
    const [from, to] = [firstDay(state.from), lastDay(state.to)];
    const filters = FACETS.map((facet) => ({ facet, wanted: this.wanted(facet, state.chosen.get(facet)) }));
    const counts = FACETS.map((facet) => new Uint32Array(this.names[facet].length));
    /** @type {number[]} */
    const passing = [];
    /** @type {number[]} */
    const anytime = [];
    let own = 0;
    for (const row of rows) {
      let failed = 0; // how many filters the row does not pass
      let failing = -1; // the facet, where one fails
      for (const [number, { facet, wanted }] of filters.entries()) {
        if (wanted !== null && !this.values(row, facet).some((value) => wanted.has(value))) {
          failed += 1;
          failing = number;
        }
      }
      const outside = this.last[row] < from || this.first[row] > to;
      const foreign = state.own && this.columns.own[row] === NONE;
      if (failed === 0 && !foreign) anytime.push(row);
      if (failed === 0 && !outside && this.columns.own[row] !== NONE) own += 1;
      if (outside || foreign || failed > 1) continue;
      if (failed === 0) passing.push(row);
      for (const [number, { facet }] of filters.entries()) {
        if (failed === 0 || number === failing) for (const value of this.values(row, facet)) counts[number][value] += 1;
      }
    }
    return { rows: passing, anytime, counts: new Map(FACETS.map((facet, number) => [facet, this.named(facet, counts[number], state)])), own };
  }

  /** @param {Facet} facet @param {Set<string> | undefined} chosen @returns {Set<number> | null} */
  wanted(facet, chosen) {
    if (!chosen || chosen.size === 0) return null;
    return new Set(this.names[facet].flatMap(([value], number) => (chosen.has(value) ? [number] : [])));
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
    return this.distances[this.columns.distance[row]];
  }

  /**
   * The way from the speakers to the text, or nothing where it is too plain to tell.
   * @param {number} row @returns {string[]}
   */
  trail(row) {
    const stops = this.trails[this.columns.trail[row]];
    const speakers = this.values(row, "speakers").map((number) => this.names.speakers[number][1]);
    return stops.length > 0 ? [speakers.join(", "), ...stops] : [];
  }
}

/**
 * 'Not stated' has an empty value in the file and a name of its own in addresses.
 * @param {[string, string]} pair @returns {[string, string]}
 */
function stated([value, name]) {
  return [value || "not-stated", name];
}
