import { html, nothing } from '../lib/lit-html/lit-html.js';
import { idOf } from './paths.js';
/** @import { Field } from './fields.js' */

/**
 * @typedef {object} Control
 * @property {Field} field
 * @property {string} path Its path in the request.
 * @property {string} value Empty: unknown.
 * @property {string[]} errors What is wrong with it.
 * @property {(path: string, value: string, problem?: string) => void} state
 */

/** @param {Control} control */
const hintId = ({ path }) => `${idOf(path)}-hint`;

/** @param {Control} control */
const errorId = ({ path }) => `${idOf(path)}-error`;

/** @param {Control} control */
export const describedBy = (control) =>
    [control.field.hint && hintId(control), control.errors.length > 0 && errorId(control)].filter(Boolean).join(' ') || nothing;

/** @param {Control} control */
export const invalid = (control) => (control.errors.length > 0 ? 'true' : nothing);

/** @param {Control} control */
export const notes = (control) => html`
    ${control.field.hint ? html` <p class="hint" id=${hintId(control)}>${control.field.hint}</p> ` : nothing}
    ${control.errors.length > 0 ? html` <p class="error" id=${errorId(control)}>${control.errors.join('; ')}</p> ` : nothing}
`;

/** @param {Control} control */
export const labelText = ({ field }) => html` ${field.label}${field.required ? html` <span class="required">(required)</span> ` : nothing} `;
