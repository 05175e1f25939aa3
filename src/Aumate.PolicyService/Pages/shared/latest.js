import { brokenBy } from './failures.js';
/** @import { Failure } from './contract.js' */

/**
 * Asks one question after another and hands on only what the last one came to: an older call is aborted, and what it still brings is not shown.
 * @template T
 */
export class Latest {
    /** @type {AbortController | undefined} */
    #running;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    #waiting;
    #asked = 0;

    /**
     * @param {number} pause How long to wait for another change, in milliseconds.
     * @param {(outcome: T | { failure: Failure }) => void} show Is handed a failure too where the page itself fails, or cannot show the outcome.
     */
    constructor(pause, show) {
        this.pause = pause;
        this.show = show;
    }

    /** @param {(signal: AbortSignal) => Promise<T>} call */
    ask(call) {
        this.forget();
        const number = this.#asked;
        this.#waiting = setTimeout(async () => {
            const running = new AbortController();
            this.#running = running;
            try {
                const outcome = await call(running.signal);
                if (number === this.#asked) {
                    this.show(outcome);
                }
            } catch (error) {
                if (number === this.#asked) {
                    this.show({ failure: brokenBy(error) });
                }
            }
        }, this.pause);
    }

    /** Drops whatever is waiting or under way. */
    forget() {
        this.#asked += 1;
        clearTimeout(this.#waiting);
        this.#running?.abort();
    }
}
