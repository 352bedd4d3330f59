/**
 * Pagefind's worker, made to tell of files that it could not load: it would take their words for words that the archive
 * lacks. The address of its script stands in that of this one.
 */

const load = self.fetch;

self.fetch = async (file, options) => {
  try {
    const response = await load(file, options);
    if (response.ok) return response;
    throw new Error(`${file}: ${response.status}`);
  } catch (error) {
    self.postMessage({ failed: String(error) });
    throw error;
  }
};

/** @type {any} */ (self).importScripts(new URL(location.href).searchParams.get("engine"));
