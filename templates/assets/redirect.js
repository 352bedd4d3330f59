/** Lead an old address on with its fragment, which a refresh would drop: it may name a passage. */
const link = /** @type {HTMLAnchorElement | null} */ (document.getElementById("site-moved"));
if (link) location.replace(link.href + location.hash);
