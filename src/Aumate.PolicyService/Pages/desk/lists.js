import { SERVICE_FIELDS } from './fields.js';
/** @import { Field } from './fields.js' */

/** Requirements that a written exception can waive, in the order of reasons. */
const WAIVABLE = [
    'PRODUCT_FAULT',
    'NOT_BORROWED',
    'EXCHANGE_WINDOW',
    'RETURN_WINDOW',
    'COMPLETE',
    'STANDARD_PRICE',
    'NOT_SPECIAL_PROTOTYPE',
    'IN_WARRANTY',
    'NO_CAUSE_5_2',
    'NO_CAUSE_5_3',
    'NO_CAUSE_5_4',
    'NO_CAUSE_5_6',
    'NO_CAUSE_5_9',
    'NO_CAUSE_5_11',
    'NOT_WORN_CONSUMABLE',
    'INVOICE',
    'CERTIFICATE',
    'SERIAL_LABEL',
    'SERIAL_MATCH',
    'NOT_APPEARANCE',
    'AUTHORIZED_SOURCE',
    'NOT_REFUSED',
    'NO_VIRUS',
    'STANDARD_CONFIGURATION',
];

/** @param {string} name */
const asWords = (name) => {
    const words = name
        .replace(/_(\d+)_(\d+)$/, ' of $1.$2')
        .replaceAll('_', ' ')
        .toLowerCase();
    return words.charAt(0).toUpperCase() + words.slice(1);
};

/**
 * @typedef {object} List
 * @property {string} path
 * @property {string} title
 * @property {string} row What one element is called.
 * @property {string} hint
 * @property {Field[]} fields
 */

/** @type {List[]} The lists of the claim. What is not listed has not happened. */
export const LISTS = [
    {
        path: 'claim.services',
        title: 'Earlier services',
        row: 'Service',
        hint: 'Repairs and replacements of this unit. None listed: there were none.',
        fields: SERVICE_FIELDS,
    },
    {
        path: 'claim.written_exceptions',
        title: 'Written exceptions',
        row: 'Exception',
        hint: 'Requirements that Aumate waived in writing (9.3).',
        fields: [
            {
                path: 'requirement',
                label: 'Requirement',
                kind: 'choice',
                empty: 'Choose one',
                required: true,
                choices: WAIVABLE.map((name) => [`REQUIREMENT_${name}`, asWords(name)]),
            },
            { path: 'reference', label: 'Approval reference', kind: 'text', required: true },
        ],
    },
];
