import { html, nothing, svg } from '../lib/lit-html/lit-html.js';
import { countOf } from './dates.js';

/**
 * A day, or a span of days, on a line of time. Days are ISO.
 * @typedef {object} Lane
 * @property {string} label
 * @property {string} text What is said of its days.
 * @property {string} from Empty: not known, so nothing is drawn.
 * @property {string} to Empty: not known. The same as from: a single day.
 * @property {string} tone Name of its colour: return, exchange, repair or other.
 */

/** @typedef {{ label: string, text: string, day: string }} Mark A day that is drawn across all lanes. */

const LANE = 46;
const HEAD = 44;
const FOOT = 8;

/**
 * Draws lanes over one scale of days. Widths are in per cent, so the text keeps its size on any screen.
 * @param {{ id: string, title: string, description: string, lanes: Lane[], marks: Mark[] }} timeline
 *   Its description says all that is drawn.
 */
export function timelineOf({ id, title, description, lanes, marks }) {
    const days = [...lanes.flatMap((lane) => [lane.from, lane.to]), ...marks.map((mark) => mark.day)].filter(Boolean).map(countOf);
    if (days.length === 0) {
        return nothing;
    }

    const first = Math.min(...days);
    const length = Math.max(1, Math.max(...days) - first);
    /** @param {string} day */
    const at = (day) => 1 + ((countOf(day) - first) / length) * 97;
    const height = HEAD + lanes.length * LANE + FOOT;
    return html`
        <svg class="timeline" role="img" width="100%" height=${height} aria-labelledby=${`${id}-title`} aria-describedby=${`${id}-text`}>
            <title id=${`${id}-title`}>${title}</title>
            <desc id=${`${id}-text`}>${description}</desc>
            ${marks.map((mark, row) => markOf(mark, at(mark.day), row, height))} ${lanes.map((lane, row) => laneOf(lane, at, row))}
        </svg>
    `;
}

/**
 * @param {Mark} mark
 * @param {number} x
 * @param {number} row
 * @param {number} height
 */
const markOf = (mark, x, row, height) => svg`
  <line class="mark" x1="${x}%" x2="${x}%" y1=${row * 18 + 16} y2=${height}></line>
  <text class="mark-label" x="${x}%" y=${row * 18 + 12} text-anchor=${x < 50 ? 'start' : 'end'}>${mark.label}: ${mark.text}</text>
`;

/**
 * @param {Lane} lane
 * @param {(day: string) => number} at
 * @param {number} row
 */
function laneOf(lane, at, row) {
    const top = HEAD + row * LANE;
    const known = lane.from !== '' && lane.to !== '';
    return svg`
    <text class="lane-label" x="1%" y=${top + 16}>${lane.label}: ${lane.text}</text>
    <rect class="rail" x="1%" width="98%" y=${top + 24} height="12" rx="6"></rect>
    ${known ? bar(lane, at, top) : nothing}
  `;
}

/**
 * @param {Lane} lane
 * @param {(day: string) => number} at
 * @param {number} top
 */
const bar = (lane, at, top) => svg`
  <rect class=${`bar bar-${lane.tone}`} x="${at(lane.from)}%" width="${Math.max(1, at(lane.to) - at(lane.from))}%" y=${top + 24} height="12" rx="4"></rect>
`;
