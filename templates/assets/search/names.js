/**
 * Names: what is typed, held against every name of the speakers, outlets and topics, so that their pages come first.
 *
 * @typedef {"speakers" | "outlets" | "topics"} Kind
 * @typedef {{ kind: Kind, slug: string, name: string, known: string }} Named `known` is the name that was typed
 */
import { wordsOf } from "./query.js";

/** @type {Kind[]} */
const KINDS = ["speakers", "topics", "outlets"];
const SHOWN = 5;

export class NameList {
  /** @param {Record<Kind, string[][]>} file by kind: the slug, the name, and every other name of each entry */
  constructor(file) {
    this.entries = KINDS.flatMap((kind) =>
      file[kind].map(([slug, name, ...others]) => ({
        kind,
        slug,
        name,
        names: [name, ...others].map((known) => ({ known, words: wordsOf(known) })),
      })),
    );
  }

  /** @param {string} url @returns {Promise<NameList>} */
  static async load(url) {
    const response = await fetch(url, { priority: "low" }); // results come first
    if (!response.ok) throw new Error(`${url}: ${response.status}`);
    return new NameList(await response.json());
  }

  /**
   * Entries with a name of which every typed word begins a word, those first whose name is typed whole.
   * @param {string} typed @returns {Named[]}
   */
  like(typed) {
    const words = wordsOf(typed);
    if (words.join("").length < 2) return [];
    const found = this.entries.flatMap(({ kind, slug, name, names }) => {
      const fitting = names.filter((each) => words.every((word) => each.words.some((other) => other.startsWith(word))));
      if (fitting.length === 0) return [];
      const [best] = fitting.sort((a, b) => a.words.length - b.words.length);
      const whole = words.every((word) => best.words.includes(word));
      return [{ kind, slug, name, known: best.known, rank: (whole ? 0 : 100) + best.words.length - words.length }];
    });
    return found.sort((a, b) => a.rank - b.rank).slice(0, SHOWN);
  }
}
