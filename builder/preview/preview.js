/**
 * Reloads the page after a good build, and shows what is to be mended over it.
 *
 * The server puts into this script's address which build the page is of: `site`, or, on the page that is shown
 * while there is no site, `instead`.
 *
 * @typedef {{ place: string, code: string, level: "error" | "warning" | "suggestion", message: string, hint: string }} Finding
 * @typedef {{ build: string, site: string, good: boolean, failure: string, count: number, findings: Finding[] }} Outcome
 */

const DISMISSED = "archive-preview-dismissed";

const parameters = new URL(import.meta.url).searchParams;

/** @type {EventSource | null} */
let events = null;
/** @type {HTMLElement | null} */
let host = null;

// A browser opens few connections to one server: pages that nobody sees must not hold them all.
document.addEventListener("visibilitychange", listen);
listen();

function listen() {
  if (document.visibilityState === "hidden") {
    events?.close();
    events = null;
  } else if (events === null) {
    events = new EventSource("/_preview/events");
    events.addEventListener("message", (event) => hear(JSON.parse(event.data)));
  }
}

/** @param {Outcome} outcome */
function hear(outcome) {
  const instead = parameters.get("instead");
  if (instead !== null ? instead !== outcome.build : outcome.site !== parameters.get("site") && outcome.site !== "") {
    events?.close();
    location.reload();
    return;
  }
  host?.remove();
  host = null;
  const anything = outcome.failure !== "" || outcome.findings.length > 0;
  if (instead === null && anything && remembered() !== outcome.build) show(outcome);
}

/** @param {Outcome} outcome */
function show(outcome) {
  const frame = document.createElement("div");
  host = frame;
  frame.id = "archive-preview";
  frame.lang = "en";
  frame.dir = "ltr";

  const panel = document.createElement("section");
  panel.hidden = true; // until its styles are there; its coming into view is then announced
  panel.tabIndex = -1;
  panel.className = outcome.good ? "good" : "bad";
  panel.setAttribute("role", outcome.good ? "status" : "alertdialog");
  panel.setAttribute("aria-labelledby", "title");
  panel.setAttribute("aria-describedby", "list");
  if (!outcome.good) panel.setAttribute("aria-live", "assertive");

  const dismiss = () => {
    remember(outcome.build);
    frame.remove();
    host = null;
  };
  panel.addEventListener("keydown", (event) => {
    if (event.key === "Escape") dismiss();
  });

  const close = element("button", "Dismiss");
  close.addEventListener("click", dismiss);

  const title = element("h2", outcome.good ? countInWords(outcome) : "The last good page is shown. To mend:");
  title.id = "title";

  const list = document.createElement("ul");
  list.id = "list";
  if (outcome.failure !== "") list.append(element("li", outcome.failure, "error"));
  list.append(...outcome.findings.map(item));
  const left = outcome.count - outcome.findings.length;
  if (left > 0) list.append(element("li", `… and ${left} more; the terminal has them all.`));

  if (outcome.good) {
    const details = document.createElement("details");
    const summary = document.createElement("summary");
    summary.append(title);
    details.append(summary, list);
    panel.append(close, details);
  } else {
    panel.append(close, title, list);
  }

  const styles = document.createElement("link");
  styles.rel = "stylesheet";
  styles.href = "/_preview/preview.css";
  for (const end of ["load", "error"]) styles.addEventListener(end, () => (panel.hidden = false));

  frame.attachShadow({ mode: "open" }).append(styles, panel);
  document.body.append(frame);
}

/** @param {Finding} finding */
function item(finding) {
  const line = element("li", "", finding.level);
  line.append(element("code", `${finding.place}: ${finding.code}: ${finding.message}`));
  if (finding.hint !== "") line.append(element("p", finding.hint));
  return line;
}

/** @param {Outcome} outcome */
function countInWords(outcome) {
  return outcome.count === 1 ? "One finding, no error" : `${outcome.count} findings, no error`;
}

/**
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {string} text
 * @param {string} [className]
 * @returns {HTMLElementTagNameMap[Name]}
 */
function element(name, text, className = "") {
  const made = document.createElement(name);
  made.textContent = text;
  if (className !== "") made.className = className;
  return made;
}

/** @returns {string | null} */
function remembered() {
  try {
    return sessionStorage.getItem(DISMISSED);
  } catch {
    return null; // storage may be blocked
  }
}

/** @param {string} build */
function remember(build) {
  try {
    sessionStorage.setItem(DISMISSED, build);
  } catch {
    // then it is shown again on the next page
  }
}
