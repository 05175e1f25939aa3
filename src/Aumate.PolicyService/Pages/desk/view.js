import { live } from '../lib/lit-html/directives/live.js';
import { html, nothing } from '../lib/lit-html/lit-html.js';
import { meaningOf } from '../shared/failures.js';
import { LANGUAGES } from '../shared/languages.js';
import { REMEDIES, wordOf } from '../shared/words.js';
import { chipOf, statusWord } from './chip.js';
import { dutySection, moneySection, noticeSection, versionSection } from './duties.js';
import { formOf } from './form.js';
import { fieldAt } from './paths.js';
import { questionSection } from './questions.js';
import { pasteSection, receiptSection } from './receipt.js';
import { linkTo, remedyCards } from './remedies.js';
import { replacementSection } from './replacement.js';
import { timelineSection } from './timeline.js';
import { traceSection } from './trace.js';
/** @import { Explained, Failure } from '../shared/contract.js' */
/** @import { Desk } from './desk.js' */

/** @param {Desk} desk */
export const deskView = (desk) => html`
    ${strip(desk)}
    <div class="desk">
        <section class="sheet" aria-labelledby="facts-heading">
            <h2 id="facts-heading">What is known</h2>
            <p class="hint">Leave open what is not known. What is not stated counts as unknown, never as “no”.</p>
            <form class="facts" novalidate @submit=${desk.submit}>
                ${formOf({ ...desk, violations: desk.failure?.violations ?? [] })} ${wording(desk)}
                <button type="button" class="quiet" @click=${desk.startOver}>Start over</button>
            </form>
        </section>
        <div class="results" id="results" tabindex="-1">${results(desk)} ${section('Check a receipt', pasteSection(desk.wording(), desk.redraw))}</div>
    </div>
`;

/** @param {Desk} desk */
const strip = (desk) => html`
    <section class="strip" aria-label="Statuses at a glance">
        <ul>
            ${REMEDIES.map(
                (remedy) => html`
                    <li data-status=${remedy}>
                        <span>${wordOf(remedy)}</span>
                        ${stripChip(desk, remedy)}
                    </li>
                `,
            )}
        </ul>
        <a href="#results">Results</a>
    </section>
`;

/**
 * @param {Desk} desk
 * @param {string} remedy
 */
function stripChip({ kind, explained }, remedy) {
    switch (kind) {
        case 'decided':
            return chipOf(explained?.decision.remedies.find((one) => one.remedy === remedy)?.status);
        case 'asking':
            return html` <span class="chip chip-none">Updating…</span> `;
        case 'empty':
            return html` <span class="chip chip-none">No claim yet</span> `;
        default:
            return chipOf(undefined);
    }
}

/** @type {[string, string][]} */
const AUDIENCES = [
    ['AUDIENCE_AGENT', 'After-sales'],
    ['AUDIENCE_CUSTOMER', 'The customer'],
    ['AUDIENCE_AUDITOR', 'An auditor'],
];

/** @param {Desk} desk */
const wording = (desk) => html`
    <fieldset class="group">
        <legend>Wording of the answer</legend>
        <div class="fields">
            <div class="field">
                <label for="audience">For</label>
                <select
                    id="audience"
                    autocomplete="off"
                    .value=${live(desk.audience)}
                    @change=${(/** @type {any} */ event) => desk.word('audience', event.target.value)}
                >
                    ${AUDIENCES.map(([value, text]) => html` <option value=${value} ?selected=${desk.audience === value}>${text}</option> `)}
                </select>
            </div>
            <div class="field">
                <label for="language">Language</label>
                <select
                    id="language"
                    autocomplete="off"
                    .value=${live(desk.language)}
                    @change=${(/** @type {any} */ event) => desk.word('language', event.target.value)}
                >
                    ${LANGUAGES.map(([value, text]) => html` <option value=${value} lang=${value} ?selected=${desk.language === value}>${text}</option> `)}
                </select>
            </div>
        </div>
    </fieldset>
`;

/** @param {Desk} desk */
function results(desk) {
    switch (desk.kind) {
        case 'failed':
            return desk.failure ? failurePanel(desk.failure, desk) : nothing;
        case 'empty':
            return section('Decision', html` <p>State the model and the day of the first report. Everything else may stay open.</p> `);
        default:
            // What is shown while the next answer is on its way is of older facts: it is greyed, and out of reach.
            return desk.explained
                ? html` <div class=${desk.kind === 'asking' ? 'outdated' : ''} ?inert=${desk.kind === 'asking'}>${decided(desk, desk.explained)}</div> `
                : section('Decision', html` <p>Asking…</p> `);
    }
}

/**
 * @param {Failure} failure
 * @param {Desk} desk
 */
const failurePanel = (failure, desk) => html`
    <section class="sheet alarm" id="failure" tabindex="-1" aria-labelledby="failure-heading">
        <h2 id="failure-heading">Not known – hold the claim</h2>
        <p>${meaningOf(failure)} Nothing is known about any remedy; this is no refusal.</p>
        ${
            failure.violations.length > 0
                ? html`
                      <ul id="violations">
                          ${failure.violations.map(
                              (one) => html` <li>${fieldAt(one.field) ? linkTo(one.field) : html` <code>${one.field}</code> `} ${one.description}</li> `,
                          )}
                      </ul>
                  `
                : nothing
        }
        <button type="button" @click=${desk.retry}>Ask again</button>
    </section>
`;

/**
 * @param {Desk} desk
 * @param {Explained} explained
 */
const decided = (desk, explained) => html`
    ${section(
        'Decision',
        html` ${noticeSection(explained)} ${remedyCards(desk.kind === 'asking' ? withoutStatuses(explained) : explained, true)} ${versionSection(explained)} `,
    )}
    ${section('What to ask next', questionSection(explained, desk.answer))} ${section('Timeline', timelineSection(explained.explanation, 'timeline', 'claim'))}
    ${section('Replacement', replacementSection(explained))} ${section('Money', moneySection(explained))}
    ${section('What is to be done', dutySection(explained))} ${section('Clauses at work', traceSection(explained, desk.filter, desk.choose))}
    ${section('Receipt', receiptSection(explained, desk.withoutReceipt, desk.redraw))}
`;

/** @param {Explained} explained */
const withoutStatuses = (explained) => ({
    ...explained,
    decision: { ...explained.decision, remedies: explained.decision.remedies.map((remedy) => ({ ...remedy, status: '' })) },
});

/**
 * @param {string} title
 * @param {unknown} content
 */
function section(title, content) {
    const id = `heading-${title.toLowerCase().replaceAll(' ', '-')}`;
    return html`
        <section class="sheet" aria-labelledby=${id}>
            <h2 id=${id} tabindex="-1">${title}</h2>
            ${content}
        </section>
    `;
}

/**
 * @param {Desk} desk
 * @returns {string} What is said aloud of the state of the desk.
 */
export function newsOf({ kind, explained, failure }) {
    if (kind === 'failed' && failure) {
        return `Not known, hold the claim. ${meaningOf(failure)}`;
    }

    if (kind !== 'decided' || !explained) {
        return '';
    }

    const { remedies } = explained.decision;
    const missing = new Set(remedies.flatMap((remedy) => remedy.missingFacts)).size;
    return `${remedies.map((remedy) => `${wordOf(remedy.remedy)}: ${statusWord(remedy.status).toLowerCase()}`).join('. ')}. Missing facts: ${missing}.`;
}
