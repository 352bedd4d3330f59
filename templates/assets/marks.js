/**
 * Marks in a statement's text the words that a search found: `?mark=word&mark=two+words`, each a word or a phrase.
 * The address then loses them, so that what readers copy is the permanent one.
 *
 * @typedef {{ node: Text, start: number }} Piece a text node, and where it begins in the text as a whole
 * @typedef {{ start: number, end: number }} Place from where to where in the text as a whole
 */

const MOST_MARKS = 16;
const LONGEST_MARK = 100; // characters
const MOST_PLACES = 2000;

const BLOCKS = "p, li, dd, dt, td, th, caption, figcaption, h1, h2, h3, h4, h5, h6, pre, blockquote, div";
/** Stands between two blocks, so that no phrase reaches from one into the other. */
const BORDER = "\0";
/** A run of what words are made of, vowel signs too. */
const WORD = /[\p{L}\p{N}\p{M}]+/gu;
/** Scripts that put no spaces between words, where a mark may stand within a run of letters. */
const UNSPACED = String.raw`\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}\p{scx=Tibt}`;
/** A letter that must not stand beside a whole word. */
const LETTER = String.raw`(?![${UNSPACED}])[\p{L}\p{N}\p{M}]`;
const BETWEEN = String.raw`[^\p{L}\p{N}\p{M}\0]+`;

/**
 * One character without case and diacritics; a soft hyphen becomes nothing. Marks that belong to one script, as the
 * vowel signs of Thai, and the voicing of Kana make other words and stay.
 * @param {string} character
 */
function plain(character) {
  const bare = character
    .normalize("NFKD")
    .replace(/(?![\u3099\u309a])(?=\p{M})[\p{sc=Inherited}\p{sc=Hebrew}\p{sc=Arabic}\p{sc=Cyrillic}]|\u00ad|\u0640/gu, "");
  return bare.toUpperCase().toLowerCase(); // by way of the capital: ς as σ, ß as ss
}

/** The text as it is compared, and where each of its characters begins and ends in the text as it is. */
class Plain {
  constructor() {
    this.text = "";
    /** @type {number[]} */
    this.starts = [];
    /** @type {number[]} */
    this.ends = [];
    this.length = 0;
  }

  /** @param {string} text */
  add(text) {
    for (const character of text) {
      const start = this.length;
      this.length += character.length;
      const made = plain(character);
      if (made) this.put(made, start, this.length);
      else if (this.ends.length > 0) this.ends[this.ends.length - 1] = this.length; // a mark goes with its letter
    }
  }

  /** @param {string} text @param {number} start @param {number} end */
  put(text, start, end) {
    this.text += text;
    for (let count = 0; count < text.length; count += 1) {
      this.starts.push(start);
      this.ends.push(end);
    }
  }
}

/** @param {HTMLElement} root @returns {{ pieces: Piece[], plain: Plain }} */
function read(root) {
  const pieces = [];
  const whole = new Plain();
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  let block = null;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.nodeName === "BR") whole.put(" ", whole.length, whole.length);
    if (!(node instanceof Text)) continue;
    const around = node.parentElement?.closest(BLOCKS) ?? root;
    if (around !== block) whole.put(BORDER, whole.length, whole.length);
    block = around;
    pieces.push({ node, start: whole.length });
    whole.add(node.data);
  }
  return { pieces, plain: whole };
}

/** @param {string} mark @returns {RegExp | null} nothing where the mark holds no word */
function patternOf(mark) {
  const words = [...mark].map(plain).join("").match(WORD);
  if (!words) return null;
  // words hold letters, digits and signs alone: none of them means anything in a pattern
  const phrase = words.join(BETWEEN);
  const unspaced = (/** @type {string} */ word, /** @type {string} */ place) =>
    new RegExp(place.replace("_", `[${UNSPACED}]\\p{M}*`), "u").test(word);
  const before = unspaced(words[0], "^_") ? "" : `(?<!${LETTER})`;
  const after = unspaced(words[words.length - 1], "_$") ? "" : `(?!${LETTER})`;
  return new RegExp(`${before}${phrase}${after}`, "gu");
}

/** @param {Plain} whole @param {RegExp} pattern @returns {Place[]} */
function placesOf(whole, pattern) {
  const places = [];
  for (const match of whole.text.matchAll(pattern)) {
    if (places.length === MOST_PLACES) break;
    places.push({ start: whole.starts[match.index], end: whole.ends[match.index + match[0].length - 1] });
  }
  return places;
}

/** @param {Place[]} places @returns {Place[]} in the order of the text, those that overlap made one */
function merged(places) {
  /** @type {Place[]} */
  const made = [];
  for (const place of [...places].sort((one, other) => one.start - other.start)) {
    const last = made[made.length - 1];
    if (last && place.start < last.end) last.end = Math.max(last.end, place.end);
    else made.push({ ...place });
  }
  return made.slice(0, MOST_PLACES);
}

/**
 * From the end to the beginning: what was cut off a text node stands after what is still to be cut.
 * @param {Piece[]} pieces @param {Place[]} places @returns {HTMLElement[]}
 */
function wrap(pieces, places) {
  const made = [];
  let last = pieces.length - 1;
  for (const { start, end } of places.reverse()) {
    while (last > 0 && pieces[last].start >= end) last -= 1;
    for (let each = last; each >= 0; each -= 1) {
      const { node, start: begin } = pieces[each];
      const from = Math.max(start - begin, 0);
      const to = Math.min(end - begin, node.data.length);
      if (from < to) {
        const middle = node.splitText(from);
        middle.splitText(to - from);
        const mark = document.createElement("mark");
        middle.replaceWith(mark);
        mark.append(middle);
        made.push(mark);
      }
      if (begin <= start) break;
    }
  }
  return made;
}

/** @param {HTMLElement} text @param {string[]} asked */
function show(text, asked) {
  const { pieces, plain: whole } = read(text);
  const places = [];
  const found = [];
  for (const mark of asked) {
    const pattern = patternOf(mark);
    const own = pattern ? placesOf(whole, pattern) : [];
    if (own.length > 0) found.push(mark);
    places.push(...own);
  }
  if (found.length > 0) offerRemoval(text, wrap(pieces, merged(places)), found);
}

/** @param {HTMLElement} text @param {HTMLElement[]} marks @param {string[]} found */
function offerRemoval(text, marks, found) {
  const control = document.getElementById("site-marks");
  const list = control?.querySelector("ul");
  if (!control || !list) return;
  for (const mark of found) {
    const name = document.createElement("bdi");
    name.textContent = mark;
    list.appendChild(document.createElement("li")).append(name);
  }
  control.hidden = false;
  control.querySelector("button")?.addEventListener("click", () => {
    for (const mark of marks) mark.replaceWith(...mark.childNodes);
    text.normalize();
    control.hidden = true;
    document.getElementById("site-main")?.focus({ preventScroll: true }); // the button that had the focus is gone
  });
}

const url = new URL(location.href);
if (url.searchParams.has("mark")) {
  const given = url.searchParams.getAll("mark").map((mark) => mark.trim());
  url.searchParams.delete("mark");
  history.replaceState(history.state, "", url);
  const text = document.getElementById("site-text");
  const fit = given.filter((mark) => mark && mark.length <= LONGEST_MARK);
  if (text) show(text, [...new Set(fit)].slice(0, MOST_MARKS));
}
