/**
 * The pages of a shard: which of its pages is which statement, and what a page holds.
 *
 * @typedef {{ url: string, content: string, raw_content?: string, meta: Record<string, string>,
 *   anchors: { id: string, text: string, location: number }[] }} Fragment
 * @typedef {{ ids: string[], speakers: string[], speaker: number[] }} ShardFile
 */

export class ShardPages {
  /** @param {string} index the address of the folder of all shards */
  constructor(index) {
    this.index = index;
    /** @type {Map<string, Promise<ShardFile>>} */
    this.files = new Map();
  }

  /** @param {string} shard @returns {Promise<ShardFile>} */
  file(shard) {
    const known = this.files.get(shard) ?? load(`${this.index}${shard}.json`).then((response) => response.json());
    this.files.set(shard, known);
    known.catch(() => this.files.delete(shard)); // to be asked for again
    return known;
  }

  /**
   * The text of a page as Pagefind keeps it; the browser keeps the file.
   * @param {string} shard @param {string} id @returns {Promise<Fragment>}
   */
  async fragment(shard, id) {
    const { body } = await load(`${this.index}fragment/${shard}_${id}.pf_fragment`);
    if (!body) throw new Error(`${shard}_${id}`);
    const text = await new Response(body.pipeThrough(new DecompressionStream("gzip"))).text();
    return JSON.parse(text.slice(text.indexOf("{"))); // the file begins with a signature
  }
}

/** @param {string} url @returns {Promise<Response>} */
async function load(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return response;
}
