/**
 * The picture of the years: how many statements there are, how many of them a search found, and a range to drag out.
 * The two date fields beside it do the same from the keyboard.
 *
 * @typedef {{ from: string, to: string }} Range
 */
import { firstDay, isoDate, lastDay, yearOf } from "./days.js";

const SVG = "http://www.w3.org/2000/svg";
const HEIGHT = 48;
const BARS = 120; // at most
const STEPS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000]; // years of a bar
const MONTHS_UP_TO = 6; // years

export class Histogram {
  /**
   * @param {SVGSVGElement} picture @param {Int32Array} days of all statements
   * @param {(range: Range) => void} chosen is told of a range that was dragged out
   */
  constructor(picture, days, chosen) {
    this.picture = picture;
    this.days = days;
    const years = Array.from(days, yearOf);
    const [first, last] = years.reduce(([low, high], year) => [Math.min(low, year), Math.max(high, year)], [9999, 1]);
    this.monthly = last - first < MONTHS_UP_TO;
    this.step = this.monthly ? 1 : (STEPS.find((step) => (last - first) / step < BARS) ?? 1000);
    this.start = this.monthly ? first * 12 : Math.floor(first / this.step);
    this.size = (this.monthly ? last * 12 + 11 : Math.floor(last / this.step)) - this.start + 1;
    this.bars = Int32Array.from(days, (day) => this.barOf(day));
    this.all = this.count(days.keys());
    /** @type {number | null} the bar at which a drag began */
    this.began = null;
    this.listen(chosen);
  }

  /** @param {number} day @returns {number} */
  barOf(day) {
    if (!this.monthly) return Math.floor(yearOf(day) / this.step) - this.start;
    return yearOf(day) * 12 + Number(isoDate(day).slice(5, 7)) - 1 - this.start;
  }

  /** @param {Iterable<number>} rows @returns {Uint32Array} how many of them each bar holds */
  count(rows) {
    const counts = new Uint32Array(this.size);
    for (const row of rows) counts[this.bars[row]] += 1;
    return counts;
  }

  /** @param {number} low @param {number} high bars, both included @returns {Range} */
  range(low, high) {
    const dated = (/** @type {number} */ bar, /** @type {number} */ more) => {
      if (!this.monthly) return String((bar + this.start) * this.step + more).padStart(4, "0");
      const month = bar + this.start;
      return `${String(Math.floor(month / 12)).padStart(4, "0")}-${String((month % 12) + 1).padStart(2, "0")}`;
    };
    return { from: dated(low, 0), to: dated(high, this.step - 1) };
  }

  /** @param {number[]} rows that were found, at whatever time @param {Range} range */
  draw(rows, { from, to }) {
    const found = this.count(rows);
    const most = Math.max(1, ...this.all);
    const mostFound = Math.max(1, ...found);
    const scale = (/** @type {number} */ count, /** @type {number} */ top) => (count ? Math.max(2, (count / top) * HEIGHT) : 0);
    this.picture.setAttribute("viewBox", `0 0 ${this.size} ${HEIGHT}`);
    const bars = [...this.all].map((count, bar) => [
      rectangle("bar-all", bar, scale(count, most)),
      rectangle("bar-found", bar, scale(found[bar], mostFound)),
    ]);
    this.picture.replaceChildren(...bars.flat());
    if (from || to) {
      const clamp = (/** @type {number} */ bar) => Math.min(this.size - 1, Math.max(0, bar));
      this.select(from ? clamp(this.barOf(firstDay(from))) : 0, to ? clamp(this.barOf(lastDay(to))) : this.size - 1);
    }
  }

  /** @param {number} low @param {number} high */
  select(low, high) {
    this.picture.querySelector(".bar-range")?.remove();
    const box = rectangle("bar-range", low, HEIGHT);
    box.setAttribute("width", String(high - low + 1));
    this.picture.prepend(box);
  }

  /** @param {(range: Range) => void} chosen */
  listen(chosen) {
    const { picture } = this;
    const at = (/** @type {PointerEvent} */ event) => {
      const box = picture.getBoundingClientRect();
      const place = (event.clientX - box.left) / box.width;
      return Math.min(this.size - 1, Math.max(0, Math.floor(place * this.size)));
    };
    const ends = (/** @type {PointerEvent} */ event) => {
      const [low, high] = [this.began ?? 0, at(event)].sort((a, b) => a - b);
      return { low, high };
    };
    picture.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      picture.setPointerCapture(event.pointerId);
      this.began = at(event);
      this.select(this.began, this.began);
    });
    picture.addEventListener("pointermove", (event) => {
      if (this.began === null) return;
      const { low, high } = ends(event);
      this.select(low, high);
    });
    picture.addEventListener("pointerup", (event) => {
      if (this.began === null) return;
      const { low, high } = ends(event);
      this.began = null;
      chosen(this.range(low, high));
    });
    picture.addEventListener("pointercancel", () => {
      this.began = null;
    });
  }
}

/** @param {string} name @param {number} place @param {number} height @returns {SVGRectElement} */
function rectangle(name, place, height) {
  const made = /** @type {SVGRectElement} */ (document.createElementNS(SVG, "rect"));
  made.setAttribute("class", name);
  made.setAttribute("x", String(name === "bar-range" ? place : place + 0.1));
  made.setAttribute("y", String(HEIGHT - height));
  made.setAttribute("width", "0.8");
  made.setAttribute("height", String(height));
  return made;
}
