import { html } from '../lib/lit-html/lit-html.js';
import { wordOf } from '../shared/words.js';

/** @type {Record<string, string>} */
const TONES = {
    REMEDY_STATUS_ELIGIBLE: 'good',
    REMEDY_STATUS_INELIGIBLE: 'bad',
    REMEDY_STATUS_DISCRETIONARY: 'care',
    REMEDY_STATUS_UNDETERMINED: 'open',
};

/**
 * The words of a status. One that this page does not know is not known.
 * @param {string | undefined} status
 */
export const statusWord = (status) => (status && status in TONES ? wordOf(status) : 'Not known');

/**
 * A status in words and colour.
 * @param {string | undefined} status Undefined: not known.
 */
export const chipOf = (status) => html` <span class=${`chip chip-${TONES[status ?? ''] ?? 'none'}`}>${statusWord(status)}</span> `;
