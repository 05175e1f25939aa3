import { html, nothing } from '../lib/lit-html/lit-html.js';
import { live } from '../lib/lit-html/directives/live.js';
import { repeat } from '../lib/lit-html/directives/repeat.js';
import { LANGUAGES } from '../shared/languages.js';
import { lineView } from './lines.js';
import { WORDS } from './words.js';
/** @import { Cart } from './checkout.js' */
/** @import { Words } from './words.js' */

/** Places whose law the service has a sample of. */
const PLACES = ['US', 'US-CA', 'DE', 'ES', 'FR', 'PT', 'SE', 'GB', 'CN', 'AU'];

/** @param {Cart} cart */
export function cartView(cart) {
    const words = WORDS[cart.language];
    return html`
        <h1>${words.title}</h1>
        <p class="lead">${words.lead}</p>
        ${terms(cart, words)}
        <p id="news" class="hidden" role="status">${cart.kind === 'failed' ? words.failure : nothing}</p>
        ${cart.kind === 'failed' ? failure(cart, words) : nothing} ${cart.lines.length === 0 ? html` <p class="sheet">${words.empty}</p> ` : nothing}
        <ul class="lines">
            ${repeat(
                cart.lines,
                (line) => line.id,
                (line) => html` <li>${lineView(cart, line, words)}</li> `,
            )}
        </ul>
        ${adding(cart, words)}
    `;
}

/**
 * @param {Cart} cart
 * @param {Words} words
 */
const terms = (cart, words) => html`
    <section class="sheet terms">
        <div class="field">
            <label for="language">${words.language}</label>
            <select
                id="language"
                autocomplete="off"
                .value=${live(cart.language)}
                @change=${(/** @type {any} */ event) => cart.state({ language: event.target.value })}
            >
                ${LANGUAGES.map(([tag, name]) => html` <option value=${tag} lang=${tag} ?selected=${cart.language === tag}>${name}</option> `)}
            </select>
        </div>
        <div class="field">
            <label for="place">${words.soldIn}</label>
            <select id="place" autocomplete="off" .value=${live(cart.place)} @change=${(/** @type {any} */ event) => cart.state({ place: event.target.value })}>
                <option value="">${words.anywhere}</option>
                ${PLACES.map((code) => html` <option value=${code} ?selected=${cart.place === code}>${placeIn(code, cart.language)}</option> `)}
            </select>
        </div>
        <div class="field">
            <label for="purchase">${words.purchase}</label>
            <input
                id="purchase"
                type="date"
                min="0001-01-01"
                max="9999-12-31"
                required
                autocomplete="off"
                aria-invalid=${cart.hasDay ? nothing : 'true'}
                aria-describedby=${cart.hasDay ? nothing : 'purchase-error'}
                .value=${live(cart.purchase)}
                @input=${(/** @type {any} */ event) => cart.state({ purchase: event.target.value, hasDay: event.target.validity.valid })}
            />
            ${cart.hasDay ? nothing : html` <p class="error" id="purchase-error">${words.noDay}</p> `}
        </div>
    </section>
`;

/**
 * @param {string} code
 * @param {string} language
 */
function placeIn(code, language) {
    const [country, part] = code.split('-');
    const name = new Intl.DisplayNames(language, { type: 'region' }).of(country);
    return part ? `${name} (${code})` : name;
}

/**
 * @param {Cart} cart
 * @param {Words} words
 */
const failure = (cart, words) => html`
    <section class="sheet alarm" id="failure">
        <h2>${words.failure}</h2>
        <p lang="en">${cart.why}</p>
        <ul lang="en">
            ${cart.violations.map((one) => html` <li>${placeOf(cart, one.field)} ${one.description}</li> `)}
        </ul>
        <button type="button" @click=${cart.retry}>${words.retry}</button>
    </section>
`;

/**
 * @param {Cart} cart
 * @param {string} field
 */
function placeOf(cart, field) {
    const line = cart.lines.find((one) => cart.violationsOf(one).some((violation) => violation.field === field));
    return line ? html` <a href=${`#line-${line.id}`}>${line.model}</a> ` : html` <code>${field}</code> `;
}

/**
 * @param {Cart} cart
 * @param {Words} words
 */
const adding = (cart, words) => html`
    <form class="sheet adding" novalidate @submit=${cart.add}>
        <div class="field">
            <label for="model">${words.model}</label>
            <input
                id="model"
                name="model"
                list="models"
                maxlength="64"
                required
                autocomplete="off"
                aria-invalid=${cart.refusal ? 'true' : nothing}
                aria-describedby=${cart.refusal ? 'model-error' : nothing}
                @input=${cart.typed}
            />
            ${cart.refusal ? html` <p class="error" id="model-error" role="alert">${words[cart.refusal]}</p> ` : nothing}
            <datalist id="models">
                ${['JS-1200', 'JS-1500', 'JS-2400T', 'DX-360', 'DC-40', 'HU-10', 'BS-9', 'TI-200'].map((model) => html` <option value=${model}></option> `)}
            </datalist>
        </div>
        <button>${words.add}</button>
    </form>
`;
