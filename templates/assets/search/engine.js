/**
 * Pagefind's engine: a worker for each language, in it an instance for each shard.
 *
 * The worker is Pagefind's own, of version 1.5, and is spoken to in its own messages: through its module, which offers
 * less, shards in one folder could not be told apart, nor would an answer name the words that it matched. A worker
 * keeps the stemmer of the language that it opened first, hence one for each; opening two shards at once in one worker
 * is a race, hence one after another.
 *
 * @typedef {{ id: string, score: number, words: number[], scores?: { search_term: string }[],
 *   verbose_meta_scores?: { matched_terms: string[] }[] }} RawHit
 * @typedef {{ results: RawHit[], search_keywords?: string[] }} RawAnswer
 * @typedef {{ resolve: (value: any) => void, reject: (error: Error) => void }} Waiting
 */

const RANKING = { metaWeights: { title: 5, names: 3, topics: 0.5 } }; // what only a topic tells comes after what a text says

class LanguageWorker {
  /** @param {string} url the address of Pagefind's worker */
  constructor(url) {
    this.worker = new Worker(new URL(`./shard_worker.js?${new URLSearchParams({ engine: url })}`, import.meta.url));
    /** What could not be loaded, if anything. */
    this.failed = "";
    this.stopped = false;
    /** @type {Set<string>} the shards that it has opened */
    this.open = new Set();
    this.number = 0;
    /** @type {Map<string, Waiting>} */
    this.waiting = new Map();
    /** @type {Promise<unknown>} */
    this.last = Promise.resolve();
    this.worker.addEventListener("message", ({ data }) => {
      if (data.failed) {
        this.failed = data.failed;
        return;
      }
      const waiting = this.waiting.get(data.id);
      this.waiting.delete(data.id);
      if (data.error) waiting?.reject(new Error(data.error));
      else waiting?.resolve(data.result);
    });
    this.worker.addEventListener("error", (event) => this.stop(event.message || "the worker failed"));
  }

  /** @param {string} reason what those are told who wait */
  stop(reason) {
    this.failed ||= reason;
    this.stopped = true;
    this.worker.terminate();
    for (const waiting of this.waiting.values()) waiting.reject(new Error(this.failed));
    this.waiting.clear();
  }

  /** @param {string} instance @param {string} method @param {unknown[]} args @returns {Promise<any>} */
  ask(instance, method, ...args) {
    if (this.stopped) return Promise.reject(new Error(this.failed));
    const id = String((this.number += 1));
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      this.worker.postMessage({ id, instanceId: instance, method, args });
    });
  }

  /**
   * Runs a step when all earlier ones are done.
   * @template T @param {() => Promise<T>} step @returns {Promise<T>}
   */
  inTurn(step) {
    const mine = this.last.then(step, step);
    this.last = mine.catch(() => undefined);
    return mine;
  }
}

export class Engine {
  /** @param {string} index the address of the folder of all shards @param {string} tag changes with the shards */
  constructor(index, tag) {
    this.index = index;
    this.tag = tag;
    /** @type {Map<string, LanguageWorker>} */
    this.workers = new Map();
  }

  /**
   * A shard's answer. A query in straight double quotes finds its words next to each other, as they are; any other
   * finds pages with all of its words, and with longer ones that begin with them.
   * @param {string} shard @param {string} language @param {string} query @param {boolean} [exactDiacritics]
   * @returns {Promise<RawAnswer>}
   */
  search(shard, language, query, exactDiacritics = false) {
    const worker = this.workerOf(language);
    const asking = worker.inTurn(async () => {
      if (!worker.open.has(shard)) {
        const options = { basePath: this.index, language: shard, primary: true, metaCacheTag: this.tag, ranking: RANKING };
        await worker.ask(shard, "init", options);
        await worker.ask(shard, "enterPlaygroundMode"); // answers name the words that they matched
        worker.open.add(shard);
      }
      if (exactDiacritics) await worker.ask(shard, "options", { exactDiacritics: true });
      const answer = await worker.ask(shard, "search", query);
      if (worker.failed) throw new Error(worker.failed);
      if (exactDiacritics) await worker.ask(shard, "options", { exactDiacritics: false });
      // The worker keeps each result until it is told that nobody will ask for its page.
      for (const { data } of answer.results) worker.worker.postMessage({ id: "", instanceId: shard, method: "releaseData", args: [data] });
      return answer;
    });
    asking.catch((error) => {
      worker.stop(String(error)); // it would not ask again for what it could not load
      if (this.workers.get(language) === worker) this.workers.delete(language);
    });
    return asking;
  }

  /** @param {string} language @returns {LanguageWorker} */
  workerOf(language) {
    let worker = this.workers.get(language);
    if (worker === undefined) {
      worker = new LanguageWorker(`${this.index}pagefind-worker.js`);
      this.workers.set(language, worker);
    }
    return worker;
  }
}
