/** @import { WireDate } from './contract.js' */

/** Days between two days are counted in UTC, where every day has 24 hours. */
const DAY = 86_400_000;

/**
 * @param {WireDate | undefined} date
 * @returns {string} The day as "2026-03-15". Empty: absent.
 */
export const isoOf = (date) =>
    date ? `${String(date.year).padStart(4, '0')}-${String(date.month).padStart(2, '0')}-${String(date.day).padStart(2, '0')}` : '';

/**
 * @param {string} iso A day as a date input gives it.
 * @returns {WireDate}
 */
export function wireOf(iso) {
    const [year, month, day] = iso.split('-').map(Number);
    return { year, month, day };
}

/**
 * @param {string} iso
 * @returns {number} The day as a count of days.
 */
export function countOf(iso) {
    const { year, month, day } = wireOf(iso);
    // Date.UTC takes the years 0 to 99 for those of the twentieth century.
    return new Date(0).setUTCFullYear(year, month - 1, day) / DAY;
}

/** @returns {string} Today by the clock and the zone of whoever has the page open. */
export function today() {
    const now = new Date();
    return isoOf({ year: now.getFullYear(), month: now.getMonth() + 1, day: now.getDate() });
}

/**
 * @param {string} iso
 * @param {string} language A BCP 47 tag.
 * @returns {string} The day in words.
 */
export const dayIn = (iso, language) => new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(countOf(iso) * DAY);
