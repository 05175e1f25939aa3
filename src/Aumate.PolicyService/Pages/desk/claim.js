import { wireOf } from '../shared/dates.js';
import { GROUPS } from './fields.js';
import { LISTS } from './lists.js';
/** @import { Facts } from './facts.js' */
/** @import { Field } from './fields.js' */

/**
 * @param {Facts} facts
 * @returns {object} The claim as JSON. What is not stated is not in it.
 */
export function claimOf(facts) {
    /** @type {any} */
    const request = { claim: {} };
    for (const field of GROUPS.flatMap((group) => group.fields)) {
        put(request, field.path, valueOf(field, facts.get, field.path));
    }

    for (const list of LISTS) {
        for (let row = 0; row < facts.rows(list.path); row++) {
            const start = `${list.path}[${row}]`;
            put(request, start, {});
            for (const field of list.fields) {
                put(
                    request,
                    `${start}.${field.path}`,
                    valueOf(field, (path) => facts.get(`${start}.${path}`), field.path),
                );
            }
        }
    }

    return request.claim;
}

/**
 * @param {Field} field
 * @param {(path: string) => string} fact
 * @param {string} path
 * @returns {unknown} Undefined: not stated, or of another kind of item.
 */
function valueOf(field, fact, path) {
    const value = fact(path).trim();
    if (value === '' || (field.applies && !field.applies(fact))) {
        return undefined;
    }

    switch (field.kind) {
        case 'date':
            return wireOf(value);
        case 'yesno':
        case 'happened':
            return value === 'true';
        case 'count':
            return Number(value);
        case 'causes':
            return value.split(' ');
        case 'instant':
            return new Date(value).toISOString();
        case 'money':
            return moneyOf(value);
        default:
            return value;
    }
}

/** @param {string} value An amount and a currency, such as "129.50 USD". */
function moneyOf(value) {
    const [amount, currencyCode = ''] = value.split(/\s+/);
    const [units, fraction = ''] = amount.split('.');
    return { currencyCode, units, nanos: Number(fraction.padEnd(9, '0')) };
}

/**
 * Puts a value at the place that a field path names, with the names of JSON.
 * @param {any} into
 * @param {string} path
 * @param {unknown} value
 */
function put(into, path, value) {
    if (value === undefined) {
        return;
    }

    const steps = path
        .replaceAll(/\[(\d+)\]/g, '.$1')
        .split('.')
        .map((step) => step.replaceAll(/_(.)/g, (_, letter) => letter.toUpperCase()));
    const last = /** @type {string} */ (steps.pop());
    for (const [at, step] of steps.entries()) {
        into = into[step] ??= /^\d+$/.test(steps[at + 1] ?? last) ? [] : {};
    }

    into[last] = value;
}
