import { html, nothing } from '../lib/lit-html/lit-html.js';
import { live } from '../lib/lit-html/directives/live.js';
import { describedBy, invalid, labelText, notes } from './notes.js';
import { idOf } from './paths.js';
/** @import { Field } from './fields.js' */
/** @import { Control } from './notes.js' */

/** As many choices, the open one not counted, are shown side by side. */
const SIDE_BY_SIDE = 3;

/** @type {[string, string][]} */
const YES_NO = [
    ['true', 'Yes'],
    ['false', 'No'],
];

/** @param {Field} field */
export const choicesOf = (field) => (field.kind === 'yesno' ? YES_NO : (field.choices ?? []));

/** @param {Control} control */
export function controlOf(control) {
    switch (control.field.kind) {
        case 'happened':
            return happened(control);
        case 'causes':
            return causes(control);
        case 'money':
            return money(control);
        case 'yesno':
        case 'choice':
            return choicesOf(control.field).length > SIDE_BY_SIDE ? select(control) : radios(control);
        default:
            return line(control);
    }
}

/** What is typed has to look like, and what to say where it does not. @type {Record<string, [RegExp, string]>} */
const FORMS = {
    count: [/^\d{1,3}$/, 'is no number of months, such as 12'],
};

/** @type {Record<string, string>} */
const TYPES = { date: 'date', instant: 'datetime-local' };

/** The first and the last that the service reads. @type {Record<string, [min: string, max: string]>} */
const RANGES = { date: ['0001-01-01', '9999-12-31'], instant: ['0001-01-01T00:00', '9999-12-31T23:59'] };

/**
 * @param {Control} control
 * @param {Event} event
 */
function typed({ field, path, state }, event) {
    const input = /** @type {HTMLInputElement} */ (event.target);
    if (!input.isConnected) {
        return;
    }

    const form = FORMS[field.kind];
    // What is being typed stays as it is; once it is left, the field shows what is sent.
    const value = event.type === 'blur' ? input.value.trim() : input.value;
    if (input.validity.badInput) {
        state(path, '', 'is not complete yet');
    } else if (input.validity.rangeOverflow || input.validity.rangeUnderflow) {
        state(path, value, 'is not in the years 1 to 9999');
    } else if (form && value.trim() !== '' && !form[0].test(value.trim())) {
        state(path, value, form[1]);
    } else {
        state(path, value);
    }
}

/** @param {Control} control */
const line = (control) => html`
    <div class="field">
        <label for=${idOf(control.path)}>${labelText(control)}</label>
        <input
            id=${idOf(control.path)}
            type=${TYPES[control.field.kind] ?? 'text'}
            inputmode=${control.field.kind === 'count' ? 'numeric' : nothing}
            min=${RANGES[control.field.kind]?.[0] ?? nothing}
            max=${RANGES[control.field.kind]?.[1] ?? nothing}
            autocomplete="off"
            aria-required=${control.field.required ? 'true' : nothing}
            aria-invalid=${invalid(control)}
            aria-describedby=${describedBy(control)}
            .value=${live(control.value)}
            @input=${(/** @type {Event} */ event) => typed(control, event)}
            @keyup=${(/** @type {Event} */ event) => control.field.kind in TYPES && typed(control, event)}
            @blur=${(/** @type {Event} */ event) => typed(control, event)}
        />
        ${notes(control)}
    </div>
`;

/** @param {Control} control */
function money(control) {
    const gap = control.value.lastIndexOf(' ');
    const amount = control.value.slice(0, Math.max(gap, 0));
    const currency = control.value.slice(gap + 1);
    /** @param {string} nextAmount @param {string} nextCurrency */
    const state = (nextAmount, nextCurrency) => {
        const value = nextAmount || nextCurrency ? `${nextAmount} ${nextCurrency}` : '';
        const wrong = value !== '' && !/^\d{1,18}(\.\d{1,9})? [A-Z]{3}$/.test(`${nextAmount.trim()} ${nextCurrency}`);
        control.state(control.path, value, wrong ? 'is no amount with a currency, such as 129.50 and USD' : undefined);
    };
    /** @param {Event} event */
    const textOf = (event) => /** @type {HTMLInputElement} */ (event.target).value;
    return html`
        <fieldset class="field" id=${idOf(control.path)}>
            <legend>${control.field.label}</legend>
            <div class="pair">
                <input
                    aria-label="Amount"
                    inputmode="decimal"
                    autocomplete="off"
                    placeholder="129.50"
                    aria-invalid=${invalid(control)}
                    aria-describedby=${describedBy(control)}
                    .value=${live(amount)}
                    @input=${(/** @type {Event} */ event) => state(textOf(event), currency)}
                    @blur=${(/** @type {Event} */ event) => state(textOf(event).trim(), currency)}
                />
                <input
                    aria-label="Currency"
                    class="currency"
                    autocomplete="off"
                    maxlength="3"
                    placeholder="USD"
                    aria-invalid=${invalid(control)}
                    aria-describedby=${describedBy(control)}
                    .value=${live(currency)}
                    @input=${(/** @type {Event} */ event) => state(amount, textOf(event).replaceAll(/\s/g, '').toUpperCase())}
                />
            </div>
            ${notes(control)}
        </fieldset>
    `;
}

/** @param {Control} control */
const radios = (control) => html`
    <fieldset class="field" id=${idOf(control.path)} role="radiogroup" aria-invalid=${invalid(control)} aria-describedby=${describedBy(control)}>
        <legend>${labelText(control)}</legend>
        <div class="options">
            ${[['', control.field.empty ?? 'Not known'], ...choicesOf(control.field)].map(
                ([value, text]) => html`
                    <label class="option">
                        <input
                            type="radio"
                            autocomplete="off"
                            name=${idOf(control.path)}
                            value=${value}
                            .checked=${live(control.value === value)}
                            @change=${() => control.state(control.path, value)}
                        />
                        <span>${text}</span>
                    </label>
                `,
            )}
        </div>
        ${notes(control)}
    </fieldset>
`;

/** @param {Control} control */
const select = (control) => html`
    <div class="field">
        <label for=${idOf(control.path)}>${labelText(control)}</label>
        <select
            autocomplete="off"
            id=${idOf(control.path)}
            aria-invalid=${invalid(control)}
            aria-describedby=${describedBy(control)}
            .value=${live(control.value)}
            @change=${(/** @type {Event} */ event) => control.state(control.path, /** @type {HTMLSelectElement} */ (event.target).value)}
        >
            ${[['', control.field.empty ?? 'Not known'], ...choicesOf(control.field)].map(
                ([value, text]) => html` <option value=${value} ?selected=${control.value === value}>${text}</option> `,
            )}
        </select>
        ${notes(control)}
    </div>
`;

/** @param {Control} control */
const happened = (control) => html`
    <div class="field">
        <label class="tick">
            <input
                type="checkbox"
                autocomplete="off"
                id=${idOf(control.path)}
                .checked=${live(control.value === 'true')}
                aria-describedby=${describedBy(control)}
                @change=${() => control.state(control.path, control.value ? '' : 'true')}
            />
            <span>${control.field.label}</span>
        </label>
        ${notes(control)}
    </div>
`;

/** @param {Control} control */
function causes(control) {
    const listed = control.value ? control.value.split(' ') : [];
    /** @param {string} cause */
    const toggle = (cause) => {
        const next = listed.includes(cause) ? listed.filter((one) => one !== cause) : [...listed, cause];
        control.state(
            control.path,
            choicesOf(control.field)
                .map(([value]) => value)
                .filter((value) => next.includes(value))
                .join(' '),
        );
    };
    return html`
        <details class="field" ?open=${control.errors.length > 0}>
            <summary>${control.field.label}: ${listed.length === 0 ? 'none' : listed.length}</summary>
            <fieldset id=${idOf(control.path)} aria-describedby=${describedBy(control)}>
                <legend class="hidden">${control.field.label}</legend>
                ${choicesOf(control.field).map(
                    ([value, text]) => html`
                        <label class="tick">
                            <input
                                type="checkbox"
                                autocomplete="off"
                                .checked=${live(listed.includes(value))}
                                aria-invalid=${invalid(control)}
                                @change=${() => toggle(value)}
                            />
                            <span>${text}</span>
                        </label>
                    `,
                )}
            </fieldset>
            ${notes(control)}
        </details>
    `;
}
