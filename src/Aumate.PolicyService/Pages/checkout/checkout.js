import { render } from '../lib/lit-html/lit-html.js';
import { today, wireOf } from '../shared/dates.js';
import { meaningOf } from '../shared/failures.js';
import { Latest } from '../shared/latest.js';
import { ask } from '../shared/service.js';
import { PREVIEWED } from '../shared/shapes.js';
import { publish } from './jsonld.js';
import { cartView } from './view.js';
import { WORDS } from './words.js';
/** @import { LineCoverage, Outcome, Previewed, Violation } from '../shared/contract.js' */

/** @typedef {{ id: string, model: string, sale: 'standard' | 'special' | 'prototype' }} Line */

/** @type {Record<Line['sale'], object>} */
const SALES = {
    standard: { priceKind: 'PRICE_KIND_STANDARD', unitKind: 'UNIT_KIND_PRODUCTION' },
    special: { priceKind: 'PRICE_KIND_SPECIAL', unitKind: 'UNIT_KIND_PRODUCTION' },
    prototype: { priceKind: 'PRICE_KIND_SPECIAL', unitKind: 'UNIT_KIND_PROTOTYPE' },
};

/** As many lines go into one question. */
const MOST = 100;

/** How long a change waits for the next one, in milliseconds. */
const PAUSE = 150;

/** A cart, and what the service says of its lines. */
export class Cart {
    language = Object.keys(WORDS).find((tag) => tag.split('-')[0] === navigator.language.split('-')[0]) ?? 'en';
    place = 'US';
    purchase = today();
    /** Whether what stands in the field is a day. */
    hasDay = true;
    /** @type {Line[]} */
    lines = ['JS-1500', 'JS-1200', 'DX-360'].map((model, at) => ({ id: String(at + 1), model, sale: 'standard' }));
    /** @type {'asking' | 'answered' | 'failed'} */
    kind = 'asking';
    /** @type {LineCoverage[]} */
    coverage = [];
    /** Why nothing is known. */
    why = '';
    /** @type {Violation[]} What is wrong with the cart, by field path. */
    violations = [];
    /** @type {'' | 'noModel' | 'full'} Why the last line was not added. */
    refusal = '';
    #made = 3;
    #asked = 0;
    /** @type {Latest<Outcome<Previewed>>} */
    #latest = new Latest(PAUSE, (outcome) => this.#show(outcome));

    /** @param {HTMLElement} place Where the cart is drawn. */
    constructor(place) {
        this.element = place;
    }

    /** @param {Partial<Pick<Cart, 'language' | 'place' | 'purchase' | 'hasDay'>>} change */
    state = (change) => {
        Object.assign(this, change);
        this.ask();
    };

    /** @param {Line} line @param {Line['sale']} sale */
    sell = (line, sale) => {
        line.sale = sale;
        this.ask();
    };

    /** @param {SubmitEvent} event */
    add = (event) => {
        event.preventDefault();
        const form = /** @type {HTMLFormElement} */ (event.target);
        const model = String(new FormData(form).get('model')).trim();
        this.refusal = isBlank(model) ? 'noModel' : this.lines.length >= MOST ? 'full' : '';
        if (this.refusal !== '') {
            this.draw();
            document.getElementById('model')?.focus();
            return;
        }

        this.lines.push({ id: String(++this.#made), model, sale: 'standard' });
        form.reset();
        this.ask();
    };

    typed = () => {
        this.refusal = '';
        this.draw();
    };

    /** @param {Line} line */
    violationsOf = (line) => {
        const start = `lines[${this.lines.indexOf(line)}]`;
        return this.violations.filter(({ field }) => field === start || field.startsWith(`${start}.`));
    };

    /** @param {Line} line */
    remove = (line) => {
        this.lines = this.lines.filter((one) => one !== line);
        this.refusal = '';
        this.ask();
        document.getElementById('model')?.focus();
    };

    retry = () => this.ask();

    ask() {
        const requestId = `cart-${++this.#asked}`;
        publish([]);
        this.violations = [];
        if (!this.hasDay || this.lines.length === 0) {
            this.#latest.forget();
            this.#show({ answer: { requestId, language: this.language, lines: [] } });
            return;
        }

        this.kind = 'asking';
        const request = {
            requestId,
            purchaseDate: wireOf(this.purchase),
            jurisdiction: this.place || undefined,
            language: this.language,
            lines: this.lines.map((line) => ({ lineId: line.id, model: line.model, title: 'TITLE_PURCHASED', ...SALES[line.sale] })),
        };
        this.#latest.ask((signal) => ask('/v1/coverage:preview', request, PREVIEWED, (answer) => isOf(answer, request), signal));
        this.draw();
    }

    /** @param {Outcome<Previewed>} outcome */
    #show(outcome) {
        this.kind = outcome.failure ? 'failed' : 'answered';
        this.coverage = outcome.answer?.lines ?? [];
        this.violations = outcome.failure?.violations ?? [];
        this.why = outcome.failure ? meaningOf(outcome.failure) : '';
        publish(this.coverage);
        this.draw();
    }

    draw() {
        document.documentElement.lang = this.language;
        document.title = WORDS[this.language].title;
        const skip = document.querySelector('.skip');
        if (skip) {
            skip.textContent = WORDS[this.language].skip;
        }

        render(cartView(this), this.element);
    }
}

/** @param {string} model Whether nobody can see anything of it. */
const isBlank = (model) => /^[\s\p{C}]*$/u.test(model);

/**
 * Whether an answer is the one to a request, and whole.
 * @param {Previewed} answer
 * @param {{ requestId: string, lines: { lineId: string }[] }} request
 */
const isOf = (answer, request) =>
    answer.requestId === request.requestId &&
    answer.lines.length === request.lines.length &&
    answer.lines.every((line, at) => line.lineId === request.lines[at].lineId && line.remedies.length === 4 && JSON.parse(line.jsonLd) !== null);

const place = document.getElementById('cart');
if (place) {
    const cart = new Cart(place);
    cart.ask();
    // A browser that comes back to the page may have put older choices into its controls.
    addEventListener('pageshow', () => cart.draw());
}
