/**
 * The catalogue in the page: filtering, counting and sorting are work on its columns; no request is made.
 *
 * @typedef {"speakers" | "outlets" | "topics" | "years" | "wording" | "translation"} Facet
 * @typedef {{ id: string[], fragment: string[], date: string[], years: number[][], speakers: number[][],
 *   outlets: number[][], topics: number[][], wording: number[], translation: number[], distance: number[],
 *   trail: number[] }} Columns
 * @typedef {{ shards: string[], speakers: [string, string][], outlets: [string, string][],
 *   topics: [string, string][], wordings: [string, string][], translations: [string, string][],
 *   distances: [string, string][], trails: string[][], statements: Columns }} CatalogueFile
 * @typedef {{ value: string, name: string, count: number }} FacetValue
 */

/** @type {Facet[]} */
export const FACETS = ["speakers", "topics", "outlets", "years", "wording", "translation"];

export class Catalogue {
  /** @param {CatalogueFile} file */
  constructor(file) {
    this.shards = file.shards;
    this.columns = file.statements;
    this.size = file.statements.id.length;
    this.names = {
      speakers: file.speakers,
      outlets: file.outlets,
      topics: file.topics,
      wording: file.wordings.map(stated),
      translation: file.translations.map(stated),
    };
    this.distances = file.distances;
    this.trails = file.trails;
    /** @type {Map<string, number>} */
    this.byFragment = new Map(file.statements.fragment.map((fragment, number) => [fragment, number]));
  }

  /** @param {string} url @returns {Promise<Catalogue>} */
  static async load(url) {
    const response = await fetch(url);
    if (!response.ok) throw new Error(`${url}: ${response.status}`);
    return new Catalogue(await response.json());
  }

  /**
   * The values, as addresses write them, that a statement has for a facet.
   * @param {number} statement @param {Facet} facet @returns {string[]}
   */
  values(statement, facet) {
    if (facet === "years") return this.columns.years[statement].map(String);
    const held = this.columns[facet][statement];
    return [held].flat().map((number) => this.names[facet][number][0]);
  }

  /** @param {number} statement @returns {string} */
  speakerNames(statement) {
    return this.columns.speakers[statement].map((number) => this.names.speakers[number][1]).join(", ");
  }

  /** @param {number} statement @returns {string} */
  outletName(statement) {
    return this.names.outlets[this.columns.outlets[statement][0]][1];
  }

  /**
   * The shape of the badge, empty where nothing is stated, and how far the text is from the words.
   * @param {number} statement @returns {[string, string]}
   */
  distance(statement) {
    return this.distances[this.columns.distance[statement]];
  }

  /**
   * The way from the speakers to the text, or nothing where it is too plain to tell.
   * @param {number} statement @returns {string[]}
   */
  trail(statement) {
    const stops = this.trails[this.columns.trail[statement]];
    return stops.length > 0 ? [this.speakerNames(statement), ...stops] : [];
  }

  /**
   * Whether a statement passes the chosen values: any of one facet, something of each; `except` is not asked.
   * @param {number} statement @param {Map<Facet, Set<string>>} chosen @param {Facet | null} [except]
   */
  passes(statement, chosen, except = null) {
    for (const [facet, wanted] of chosen) {
      if (facet === except || wanted.size === 0) continue;
      if (!this.values(statement, facet).some((value) => wanted.has(value))) return false;
    }
    return true;
  }

  /**
   * The values of a facet with how many of the statements each would leave, most first; chosen ones always stay.
   * @param {number[]} statements @param {Map<Facet, Set<string>>} chosen @param {Facet} facet
   * @returns {FacetValue[]}
   */
  facetValues(statements, chosen, facet) {
    /** @type {Map<string, number>} */
    const counts = new Map([...(chosen.get(facet) ?? [])].map((value) => [value, 0]));
    for (const statement of statements) {
      if (!this.passes(statement, chosen, facet)) continue;
      for (const value of this.values(statement, facet)) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    const names = facet === "years" ? null : new Map(this.names[facet]);
    const values = [...counts].map(([value, count]) => ({ value, count, name: names?.get(value) ?? value }));
    const byName = (/** @type {FacetValue} */ a, /** @type {FacetValue} */ b) => a.name.localeCompare(b.name);
    if (facet === "years") return values.sort((a, b) => -byName(a, b));
    if (facet === "wording" || facet === "translation") {
      const order = [...(names?.keys() ?? [])];
      return values.sort((a, b) => order.indexOf(a.value) - order.indexOf(b.value));
    }
    return values.sort((a, b) => b.count - a.count || byName(a, b));
  }

  /** @param {number[]} statements @param {"newest" | "oldest"} order @returns {number[]} */
  sortedByDate(statements, order) {
    const sign = order === "newest" ? -1 : 1;
    const { date, id } = this.columns;
    return [...statements].sort((a, b) => {
      if (date[a] !== date[b]) return date[a] < date[b] ? -sign : sign;
      return id[a] < id[b] ? -1 : 1;
    });
  }
}

/**
 * 'Not stated' has an empty value in the file and a name of its own in addresses.
 * @param {[string, string]} pair @returns {[string, string]}
 */
function stated([value, name]) {
  return [value || "not-stated", name];
}
