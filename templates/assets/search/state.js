/**
 * The state of a search as the address's fragment holds it, so that a link reproduces it.
 *
 * @typedef {import("./catalogue.js").Facet} Facet
 * @typedef {"relevance" | "newest" | "oldest"} Sort
 * @typedef {{ query: string, chosen: Map<Facet, Set<string>>, own: boolean, from: string, to: string, sort: Sort }} State
 */
import { FACETS } from "./catalogue.js";
import { isDate } from "./days.js";

/** @param {Location} location @returns {State} */
export function readState(location) {
  const fragment = new URLSearchParams(location.hash.slice(1));
  const query = fragment.get("q") ?? new URLSearchParams(location.search).get("q") ?? "";
  const chosen = new Map(FACETS.map((facet) => [facet, new Set(fragment.getAll(facet))]));
  const [from, to] = ["from", "to"].map((name) => fragment.get(name) ?? "").map((text) => (isDate(text) ? text : ""));
  const sort = fragment.get("sort");
  return { query, chosen, own: fragment.get("own") === "1", from, to, sort: sort === "newest" || sort === "oldest" ? sort : "relevance" };
}

/** @param {State} state @returns {string} */
export function fragmentOf(state) {
  const fragment = new URLSearchParams();
  if (state.query) fragment.set("q", state.query);
  for (const [facet, values] of state.chosen) for (const value of values) fragment.append(facet, value);
  if (state.own) fragment.set("own", "1");
  if (state.from) fragment.set("from", state.from);
  if (state.to) fragment.set("to", state.to);
  if (state.sort !== "relevance") fragment.set("sort", state.sort);
  return fragment.toString();
}
