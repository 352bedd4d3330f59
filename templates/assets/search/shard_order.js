/**
 * In which order the shards are asked: those first that may soonest fill the screen.
 *
 * @typedef {import("./catalogue.js").Catalogue} Catalogue
 * @typedef {import("./state.js").State} State
 */
import { firstDay, lastDay } from "./days.js";

const SCREEN = 10; // results
/** Parts of all statements by which a shard waits longer: for a language that must be opened, for another script. */
const OPENING = 0.1;
const FOREIGN = 0.5;
/** Scripts that a language writes in but that are no scripts to regular expressions. @type {Record<string, string>} */
const WRITTEN_IN = { Hans: "Hani", Hant: "Hani", Jpan: "Hani", Kore: "Hang" };

/**
 * The numbers of the shards that the range touches. A shard's turn comes by the place of its tenth statement among all
 * that the filters leave, in the order in which they are to be shown; one with fewer comes after those.
 * @param {Catalogue} catalogue @param {State} state @returns {number[]}
 */
export function shardsInOrder(catalogue, state) {
  const [low, high] = [firstDay(state.from), lastDay(state.to)];
  const newest = catalogue.narrow(catalogue.all(), state).rows;
  const rows = state.sort === "oldest" ? catalogue.oldestFirst(newest) : newest;
  const { shard, own } = catalogue.columns;
  const tenth = catalogue.shards.map(() => ({ count: 0, place: rows.length }));
  for (const [place, row] of rows.entries()) {
    for (const number of [shard[row], state.own ? own[row] : -1]) {
      if (number >= 0 && tenth[number].count < SCREEN) tenth[number] = { count: tenth[number].count + 1, place };
    }
  }
  const leading = catalogue.shards[shard[rows[0] ?? 0]]?.language;
  const turns = catalogue.shards.map(({ language }, number) => {
    const lacking = SCREEN - tenth[number].count;
    const dear = (language === leading ? 0 : OPENING) + (isWrittenIn(state.query, language) ? 0 : FOREIGN);
    return lacking * rows.length + tenth[number].place + dear * rows.length;
  });
  const touched = catalogue.shards.flatMap((each, number) => {
    const outside = lastDay(each.last) < low || firstDay(each.first) > high;
    return outside || (each.own && !state.own) ? [] : [number];
  });
  return touched.sort((a, b) => turns[a] - turns[b]);
}

/** @param {string} query @param {string} language @returns {boolean} whether the query has letters of its script */
function isWrittenIn(query, language) {
  try {
    const script = new Intl.Locale(language).maximize().script ?? "Latn";
    return new RegExp(`\\p{Script=${WRITTEN_IN[script] ?? script}}`, "u").test(query);
  } catch {
    return true; // a language or script that the browser does not know
  }
}
