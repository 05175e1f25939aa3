import { repeat } from '../lib/lit-html/directives/repeat.js';
import { html, nothing } from '../lib/lit-html/lit-html.js';
import { controlOf } from './controls.js';
import { GROUPS } from './fields.js';
import { LISTS } from './lists.js';
import { fieldAt, idOf } from './paths.js';
/** @import { Violation } from '../shared/contract.js' */
/** @import { Facts } from './facts.js' */
/** @import { Field } from './fields.js' */
/** @import { List } from './lists.js' */

/**
 * @typedef {object} Form
 * @property {Facts} facts
 * @property {Violation[]} violations What is wrong with them.
 * @property {(path: string, value: string, problem?: string) => void} state
 * @property {(list: string) => void} add
 * @property {(list: string, row: number) => void} remove
 */

/**
 * The facts to state. Cleared facts have controls of their own: a browser keeps in a control what was half typed, and tells no script of it.
 * @param {Form} form
 */
export const formOf = (form) => repeat([form.facts.key], String, () => controlsOf(form));

/** @param {Form} form */
const controlsOf = (form) => html`
    ${GROUPS.map(
        (group) => html`
            <fieldset class="group">
                <legend>${group.title}</legend>
                <div class="fields">${group.fields.map((field) => place(form, field, field.path, form.facts.get))}</div>
            </fieldset>
        `,
    )}
    ${LISTS.map((list) => rowsOf(form, list))}
`;

/**
 * @param {Form} form
 * @param {Field} field
 * @param {string} path
 * @param {(path: string) => string} fact
 */
function place(form, field, path, fact) {
    if (field.applies && !field.applies(fact)) {
        return nothing;
    }

    const errors = form.violations.filter((one) => fieldAt(one.field)?.at === path).map((one) => one.description);
    return controlOf({ field, path, value: form.facts.get(path), errors, state: form.state });
}

/**
 * @param {Form} form
 * @param {List} list
 */
const rowsOf = (form, list) => html`
    <fieldset class="group">
        <legend>${list.title}</legend>
        <p class="hint">${list.hint}</p>
        ${repeat(form.facts.rowKeys(list.path), String, (_, row) => rowOf(form, list, row))}
        <button type="button" class="quiet" id=${`${idOf(list.path)}-add`} @click=${() => form.add(list.path)}>Add: ${list.row.toLowerCase()}</button>
    </fieldset>
`;

/**
 * @param {Form} form
 * @param {List} list
 * @param {number} row
 */
function rowOf(form, list, row) {
    const start = `${list.path}[${row}]`;
    const name = `${list.row} ${row + 1}`;
    return html`
        <fieldset class="row" id=${idOf(start)}>
            <legend>${name}</legend>
            <div class="fields">${list.fields.map((field) => place(form, field, `${start}.${field.path}`, (path) => form.facts.get(`${start}.${path}`)))}</div>
            <button type="button" class="quiet" @click=${() => form.remove(list.path, row)}>Remove ${name.toLowerCase()}</button>
        </fieldset>
    `;
}
