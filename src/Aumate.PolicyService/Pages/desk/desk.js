import { render } from '../lib/lit-html/lit-html.js';
import { today } from '../shared/dates.js';
import { Latest } from '../shared/latest.js';
import { claimOf } from './claim.js';
import { explain } from './explain.js';
import { Facts } from './facts.js';
import { focusField, idOf } from './paths.js';
import { focusQuestion } from './questions.js';
import { copyNews, forgetCopy, forgetPasted } from './receipt.js';
import { deskView, newsOf } from './view.js';
/** @import { Explained, Failure } from '../shared/contract.js' */
/** @import { Explaining } from './explain.js' */

/** How long a change waits for the next one, in milliseconds. */
const PAUSE = 250;

const REQUIRED = ['claim.claim_date', 'claim.product.model'];

/** The claim desk: what is known, and what the service says of it. Nothing of it leaves the page but in calls, and nothing is kept. */
export class Desk {
    facts = new Facts();
    audience = 'AUDIENCE_AGENT';
    language = 'en';
    filter = 'acting';
    /** @type {'empty' | 'asking' | 'decided' | 'failed'} */
    kind = 'empty';
    /** @type {Explained | undefined} The last decision; the current one only where kind is "decided". */
    explained;
    /** @type {Failure | undefined} */
    failure;
    /** @type {Failure | undefined} Why the decision has no receipt. */
    withoutReceipt;
    /** @type {() => void} What is to be done once the next answer is drawn. */
    #then = () => {};
    /** @type {Latest<Explaining>} */
    #latest = new Latest(PAUSE, (outcome) => this.#show(outcome));

    /**
     * @param {HTMLElement} place Where the desk is drawn.
     * @param {HTMLElement} news What a screen reader reads aloud when it changes.
     */
    constructor(place, news) {
        this.place = place;
        this.news = news;
        this.facts.prefill('claim.claim_date', today());
        addEventListener('beforeunload', (event) => this.facts.areStated && event.preventDefault());
        // A browser that comes back to the page may have put older answers into its controls.
        addEventListener('pageshow', this.redraw);
    }

    redraw = () => {
        render(deskView(this), this.place);
        this.#say(copyNews() || newsOf(this));
    };

    /** @param {string} path @param {string} value @param {string} [problem] */
    state = (path, value, problem) => {
        const isNews = this.facts.get(path) !== value || this.facts.problems.find((one) => one.field === path)?.description !== problem;
        this.facts.set(path, value, problem);
        if (isNews) {
            this.#ask();
        }
    };

    /** @param {string} path @param {string} value */
    answer = (path, value) => {
        this.#then = focusQuestion;
        this.state(path, value);
    };

    /** @param {string} list */
    add = (list) => {
        this.facts.add(list);
        this.#ask();
        /** @type {HTMLElement | null} */ (
            document.getElementById(idOf(`${list}[${this.facts.rows(list) - 1}]`))?.querySelector('input, select') ?? null
        )?.focus();
    };

    /** @param {string} list @param {number} row */
    remove = (list, row) => {
        this.facts.remove(list, row);
        this.#ask();
        document.getElementById(`${idOf(list)}-add`)?.focus();
    };

    /** @param {'audience' | 'language'} what @param {string} value */
    word = (what, value) => {
        this[what] = value;
        this.#ask();
    };

    /** @param {string} filter */
    choose = (filter) => {
        this.filter = filter;
        this.redraw();
    };

    /** @param {Event} event */
    submit = (event) => {
        event.preventDefault();
        this.#ask();
    };

    retry = () => {
        this.#then = () => document.getElementById(this.kind === 'failed' ? 'failure' : 'heading-decision')?.focus();
        this.#ask();
    };

    startOver = () => {
        this.facts.clear();
        this.facts.prefill('claim.claim_date', today());
        forgetPasted();
        this.#ask();
        focusField('claim.claim_date');
    };

    wording = () => ({ audience: this.audience, language: this.language });

    #ask() {
        forgetCopy();
        this.failure = undefined;
        const problems = this.facts.problems;
        if (problems.length > 0) {
            this.#latest.forget();
            this.#show({ failure: { reason: 'INVALID_CLAIM', message: '', violations: problems } });
        } else if (REQUIRED.some((path) => this.facts.get(path).trim() === '')) {
            this.#latest.forget();
            this.kind = 'empty';
            this.explained = undefined;
            this.redraw();
        } else {
            this.kind = 'asking';
            this.#latest.ask((signal) => explain({ claim: claimOf(this.facts), ...this.wording() }, signal));
            this.redraw();
        }
    }

    /** @param {Explaining} outcome */
    #show(outcome) {
        this.kind = outcome.failure ? 'failed' : 'decided';
        this.explained = outcome.answer;
        this.failure = outcome.failure;
        this.withoutReceipt = outcome.withoutReceipt;
        this.redraw();
        const then = outcome.failure && this.#then === focusQuestion ? () => document.getElementById('failure')?.focus() : this.#then;
        this.#then = () => {};
        then();
    }

    /** @param {string} text */
    #say(text) {
        // An empty text is a state between two answers, which is not worth a word.
        if (text !== '' && this.news.textContent !== text) {
            this.news.textContent = text;
        }
    }
}

const place = document.getElementById('desk');
const news = document.getElementById('news');
if (place && news) {
    new Desk(place, news).redraw();
}
