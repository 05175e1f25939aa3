/** What has been stated of the claim, by field path; an element of a list is numbered from 0. */
export class Facts {
    /** @type {Map<string, string>} */
    #values = new Map();
    /** @type {Map<string, number[]>} What each element is known by, wherever it moves. */
    #rows = new Map();
    #made = 0;
    /** @type {Map<string, string>} What was typed and is no value yet. */
    #problems = new Map();
    /** @type {Map<string, string>} What the page stated by itself. */
    #prefilled = new Map();
    /** What these facts are known by until they are cleared. */
    key = 0;

    /** @param {string} path */
    get = (path) => this.#values.get(path) ?? '';

    /**
     * @param {string} path
     * @param {string} value Empty: unknown.
     * @param {string} [problem] Why what was typed is no value. Absent: it is one.
     */
    set(path, value, problem) {
        if (value === '') {
            this.#values.delete(path);
        } else {
            this.#values.set(path, value);
        }

        if (problem) {
            this.#problems.set(path, problem);
        } else {
            this.#problems.delete(path);
        }
    }

    /**
     * States what nobody has stated yet.
     * @param {string} path
     * @param {string} value
     */
    prefill(path, value) {
        this.#prefilled.set(path, value);
        this.set(path, value);
    }

    /** Whether anything would be lost with the page. */
    get areStated() {
        return this.#problems.size > 0 || this.#made > 0 || [...this.#values].some(([path, value]) => this.#prefilled.get(path) !== value);
    }

    /** What was typed and is no value yet, so that nothing can be asked. */
    get problems() {
        return [...this.#problems].map(([field, description]) => ({ field, description }));
    }

    /** @param {string} list */
    rows = (list) => this.rowKeys(list).length;

    /** @param {string} list */
    rowKeys = (list) => this.#rows.get(list) ?? [];

    /** @param {string} list */
    add(list) {
        this.#rows.set(list, [...this.rowKeys(list), ++this.#made]);
    }

    /**
     * Takes an element out; those after it move up.
     * @param {string} list
     * @param {number} at
     */
    remove(list, at) {
        this.#values = moved(this.#values, list, at);
        this.#problems = moved(this.#problems, list, at);
        this.#rows.set(
            list,
            this.rowKeys(list).filter((_, row) => row !== at),
        );
    }

    clear() {
        this.#values.clear();
        this.#rows.clear();
        this.#problems.clear();
        this.#made = 0;
        this.key += 1;
    }
}

/**
 * @param {Map<string, string>} entries
 * @param {string} list
 * @param {number} removed
 */
function moved(entries, list, removed) {
    /** @type {Map<string, string>} */
    const kept = new Map();
    for (const [path, value] of entries) {
        const [, index, rest] = path.startsWith(`${list}[`) ? (/\[(\d+)\](.*)/.exec(path) ?? []) : [];
        const at = Number(index ?? -1);
        if (at !== removed || index === undefined) {
            kept.set(at > removed ? `${list}[${at - 1}]${rest}` : path, value);
        }
    }

    return kept;
}
