import { GROUPS } from './fields.js';
import { LISTS } from './lists.js';
/** @import { Field } from './fields.js' */

/** What the catalog would say, and which field of the claim says it instead. */
const INSTEAD = new Map([
    ['catalog.warranty_months', 'claim.contract.period_months'],
    ['catalog.os', 'claim.product.operating_system'],
    ['catalog.standard_configuration', 'claim.item.standard_configuration'],
]);

/**
 * The field of the form that a path of the service is about.
 * @param {string} path
 * @returns {{ at: string, field: Field, label: string } | undefined} Undefined: the form has none.
 */
export function fieldAt(path) {
    const asked = INSTEAD.get(path) ?? path;
    const own = GROUPS.flatMap((group) => group.fields).find((field) => isBelow(asked, field.path));
    if (own) {
        return { at: own.path, field: own, label: own.label };
    }

    const [, list, row, rest] = /^(.*)\[(\d+)\]\.(.*)$/.exec(asked) ?? [];
    const of = LISTS.find((one) => one.path === list);
    const field = of?.fields.find((one) => isBelow(rest, one.path));
    return of && field ? { at: `${list}[${row}].${field.path}`, field, label: `${of.row} ${Number(row) + 1}: ${field.label}` } : undefined;
}

/**
 * @param {string} path
 * @param {string} field
 */
const isBelow = (path, field) => path === field || path.startsWith(`${field}.`) || path.startsWith(`${field}[`);

/** @param {string} path */
export const labelOf = (path) => fieldAt(path)?.label ?? path;

/** @param {string} path */
export const idOf = (path) => `fact-${path.replaceAll(/[^a-z0-9]+/g, '-')}`;

/**
 * Moves the focus to a field of the form.
 * @param {string} path
 */
export function focusField(path) {
    const field = fieldAt(path);
    const place = field && document.getElementById(idOf(field.at));
    /** @type {HTMLElement | null | undefined} */
    const target = place?.matches('input, select') ? place : place?.querySelector('input:checked, input, select');
    target?.closest('details')?.setAttribute('open', '');
    target?.focus();
    target?.scrollIntoView({ block: 'center' });
}
