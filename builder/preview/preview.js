/**
 * Reloads the page after a good build, and shows the findings of a bad one over it.
 *
 * @typedef {{ number: number, good: boolean, failure: string, findings: { text: string, level: string, hint: string }[] }} Outcome
 */

/** @type {number | null} */
let shown = null;
/** @type {HTMLElement | null} */
let panel = null;

new EventSource("/_preview/events").addEventListener("message", (event) => {
  /** @type {Outcome} */
  const outcome = JSON.parse(event.data);
  if (outcome.good) {
    panel?.remove();
    panel = null;
    if (shown !== null && outcome.number !== shown) location.reload();
  } else if (outcome.number > 0) {
    show(outcome);
  }
  shown = outcome.number;
});

/** @param {Outcome} outcome */
function show(outcome) {
  panel?.remove();
  panel = document.createElement("section");
  panel.id = "site-preview-findings";
  panel.setAttribute("role", "alert");
  Object.assign(panel.style, {
    position: "fixed", insetInline: "0", insetBlockEnd: "0", maxBlockSize: "60vh", overflow: "auto", zIndex: "1000",
    padding: "1rem 1.5rem", background: "#fff6e5", color: "#1c1a17", borderBlockStart: "3px solid #8a3b12",
    font: "15px/1.5 system-ui, sans-serif",
  });
  const close = document.createElement("button");
  close.textContent = "Close";
  close.addEventListener("click", () => panel?.remove());
  const heading = document.createElement("strong");
  heading.textContent = "The last good page is shown. To mend:";
  const list = document.createElement("ul");
  const lines = outcome.failure ? [{ text: outcome.failure, hint: "" }] : outcome.findings;
  for (const line of lines) {
    const item = document.createElement("li");
    item.textContent = line.hint ? `${line.text} – ${line.hint}` : line.text;
    list.append(item);
  }
  panel.append(close, " ", heading, list);
  document.body.append(panel);
}
