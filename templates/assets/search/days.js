/**
 * Days as numbers, counted from 1970-01-01, and the dates that are typed: a year, a month or a day.
 */

const DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;
const MILLISECONDS = 86_400_000;

/** @param {string} text @returns {boolean} */
export function isDate(text) {
  return !Number.isNaN(firstDay(text));
}

/** @param {number} year @param {number} month from 1; 13 is the next year's first @param {number} day @returns {number} */
function dayOf(year, month, day) {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day); // unlike Date.UTC, this takes years below 100 as they are
  return date.getTime() / MILLISECONDS;
}

/** @param {string} text @returns {number} the first day that a typed date means, or NaN */
export function firstDay(text) {
  const [, year, month = "01", day = "01"] = DATE.exec(text) ?? [];
  const first = year ? dayOf(Number(year), Number(month), Number(day)) : Number.NaN;
  return isoDate(first) === `${year}-${month}-${day}` ? first : Number.NaN; // there is no 30 February
}

/** @param {string} text @returns {number} the last day that a typed date means, or NaN */
export function lastDay(text) {
  const [, year, month, day] = DATE.exec(text) ?? [];
  if (day || !isDate(text)) return firstDay(text);
  return month ? dayOf(Number(year), Number(month) + 1, 0) : dayOf(Number(year), 12, 31);
}

/** @param {number} day @returns {string} YYYY-MM-DD */
export function isoDate(day) {
  return Number.isNaN(day) ? "" : new Date(day * MILLISECONDS).toISOString().slice(0, 10);
}

/** @param {number} day @returns {number} */
export function yearOf(day) {
  return new Date(day * MILLISECONDS).getUTCFullYear();
}

/** @param {number} day @param {string} language @returns {string} a day for readers */
export function dayWords(day, language) {
  return new Date(day * MILLISECONDS).toLocaleDateString(language, { dateStyle: "medium", timeZone: "UTC" });
}
