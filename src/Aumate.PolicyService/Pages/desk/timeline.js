import { html, nothing } from '../lib/lit-html/lit-html.js';
import { isoOf } from '../shared/dates.js';
import { timelineOf } from '../shared/timeline.js';
import { wordOf } from '../shared/words.js';
/** @import { Explanation, TimelineEntry } from '../shared/contract.js' */
/** @import { Lane } from '../shared/timeline.js' */

/** What begins each span of days; a day that is not here stands alone. @type {Record<string, [start: string, tone: string]>} */
const SPANS = {
    TIMELINE_KIND_RETURN_WINDOW_END: ['TIMELINE_KIND_PURCHASE', 'return'],
    TIMELINE_KIND_EXCHANGE_WINDOW_END: ['TIMELINE_KIND_PURCHASE', 'exchange'],
    TIMELINE_KIND_WARRANTY_END: ['TIMELINE_KIND_PURCHASE', 'repair'],
    TIMELINE_KIND_REPAIR_DUE: ['TIMELINE_KIND_RECEIPT', 'other'],
    TIMELINE_KIND_SUPPORT_REPLY_DUE: ['TIMELINE_KIND_SUPPORT_REQUEST', 'other'],
};

/** Days that are drawn across all lanes, or as the start of a span. */
const NO_LANE = ['TIMELINE_KIND_PURCHASE', 'TIMELINE_KIND_CLAIM', 'TIMELINE_KIND_RECEIPT', 'TIMELINE_KIND_SUPPORT_REQUEST'];

/** @param {TimelineEntry} entry */
const nameOf = (entry) => {
    const name = wordOf(entry.kind, 'TIMELINE_KIND_');
    return entry.serviceIndex === undefined ? name : `${name} ${entry.serviceIndex + 1}`;
};

/**
 * @param {Explanation} explanation
 * @param {string} id Tells this picture from others of the page.
 * @param {string} name What it is the timeline of.
 */
export function timelineSection({ timeline, language }, id, name) {
    const dayOf = (/** @type {string} */ kind) => isoOf(timeline.find((entry) => entry.kind === kind)?.date);
    const lanes = timeline.filter((entry) => !NO_LANE.includes(entry.kind)).map((entry) => laneOf(entry, dayOf));
    const marks = [
        ['Purchased', dayOf('TIMELINE_KIND_PURCHASE')],
        ['Claimed', dayOf('TIMELINE_KIND_CLAIM')],
    ]
        .filter(([, day]) => day !== '')
        .map(([label, day]) => ({ label, text: day, day }));
    const description = timeline.map((entry) => `${nameOf(entry)}: ${isoOf(entry.date) || 'not known'}.`).join(' ');
    return html`
        <figure class="picture">${timelineOf({ id, title: `Timeline of the ${name}`, description, lanes, marks })}</figure>
        <div class="scroll" role="region" aria-label=${`Days of the ${name}`} tabindex="0">
            <table>
                <thead>
                    <tr>
                        <th scope="col">What</th>
                        <th scope="col">Day</th>
                        <th scope="col">How it came about</th>
                    </tr>
                </thead>
                <tbody>
                    ${timeline.map(
                        (entry) => html`
                            <tr>
                                <th scope="row">${nameOf(entry)}</th>
                                <td class="day">${isoOf(entry.date) || 'Not known'}</td>
                                <td lang=${language || nothing}>${entry.derivation}</td>
                            </tr>
                        `,
                    )}
                </tbody>
            </table>
        </div>
    `;
}

/**
 * @param {TimelineEntry} entry
 * @param {(kind: string) => string} dayOf
 * @returns {Lane}
 */
function laneOf(entry, dayOf) {
    const to = isoOf(entry.date);
    const [start, tone] = SPANS[entry.kind] ?? ['', 'other'];
    const from = start ? dayOf(start) : to;
    const text = from === '' || to === '' ? to || 'not known' : from === to ? to : `${from} – ${to}`;
    return { label: nameOf(entry), text, from, to, tone };
}
