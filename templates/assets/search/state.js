/**
 * The state of a search as the address's fragment holds it, so that a link reproduces it.
 *
 * @typedef {import("./catalogue.js").Facet} Facet
 * @typedef {"relevance" | "newest" | "oldest"} Sort
 * @typedef {{ query: string, chosen: Map<Facet, Set<string>>, sort: Sort }} State
 */
import { FACETS } from "./catalogue.js";

/** @param {Location} location @returns {State} */
export function readState(location) {
  const fragment = new URLSearchParams(location.hash.slice(1));
  const query = fragment.get("q") ?? new URLSearchParams(location.search).get("q") ?? "";
  const chosen = new Map(FACETS.map((facet) => [facet, new Set(fragment.getAll(facet))]));
  const sort = fragment.get("sort");
  return { query, chosen, sort: sort === "newest" || sort === "oldest" ? sort : "relevance" };
}

/** @param {State} state @returns {string} */
export function fragmentOf(state) {
  const fragment = new URLSearchParams();
  if (state.query) fragment.set("q", state.query);
  for (const [facet, values] of state.chosen) for (const value of values) fragment.append(facet, value);
  if (state.sort !== "relevance") fragment.set("sort", state.sort);
  return fragment.toString();
}
