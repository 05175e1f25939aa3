import { html, nothing } from '../lib/lit-html/lit-html.js';
import { live } from '../lib/lit-html/directives/live.js';
import { meaningOf, sentence } from '../shared/failures.js';
import { replay } from './explain.js';
import { Latest } from '../shared/latest.js';
import { receiptIn } from './pasted.js';
import { remedyCards } from './remedies.js';
import { timelineSection } from './timeline.js';
/** @import { Explained, Failure, Verified } from '../shared/contract.js' */

/** @typedef {Awaited<ReturnType<typeof replay>>} Replayed */

/** Says whether the decision's receipt could be copied. */
let copied = '';
let pasted = '';
/** @type {Replayed | 'asking' | undefined} */
let replayed;

/**
 * The receipt of the decision that is shown.
 * @param {Explained} explained
 * @param {Failure | undefined} without Why it has none.
 * @param {() => void} redraw
 */
export function receiptSection({ receipt }, without, redraw) {
    if (!receipt) {
        return html` <p id="receipt-none">${without ? meaningOf(without) : 'The service gave none.'}</p> `;
    }

    const copy = async () => {
        copied = await copyText(receipt);
        redraw();
    };
    return html`
        <label for="receipt">Receipt of this decision</label>
        <textarea id="receipt" class="bytes" rows="4" readonly spellcheck="false" .value=${receipt}></textarea>
        <div class="answers">
            <button type="button" @click=${copy}>Copy the receipt</button>
            <span id="copied">${copied}</span>
        </div>
    `;
}

/** Forgets that an older receipt was copied. */
export const forgetCopy = () => {
    copied = '';
};

/** @returns {string} What to say of the copying. */
export const copyNews = () => copied;

/** @param {string} text */
async function copyText(text) {
    try {
        await navigator.clipboard.writeText(text);
        return 'The receipt is copied.';
    } catch {
        // Browsers lend the clipboard to pages of https and of this machine alone.
        /** @type {HTMLTextAreaElement} */ (document.getElementById('receipt')).select();
        return 'The receipt is selected: copy it with the keyboard.';
    }
}

/**
 * A receipt to paste, and what becomes of it.
 * @param {object} wording Audience and language.
 * @param {() => void} redraw
 */
export function pasteSection(wording, redraw) {
    const check = (/** @type {Event} */ event) => {
        event.preventDefault();
        const receipt = receiptIn(pasted);
        if (receipt === undefined) {
            replayed = { failure: NO_RECEIPT };
            redraw();
            return;
        }

        replayed = 'asking';
        redraw();
        asking.show = (outcome) => {
            replayed = outcome;
            redraw();
        };
        asking.ask((signal) => replay(receipt, wording, signal));
    };
    const paste = (/** @type {Event} */ event) => {
        asking.forget();
        pasted = /** @type {HTMLTextAreaElement} */ (event.target).value;
        replayed = undefined;
        redraw();
    };
    return html`
        <form @submit=${check}>
            <label for="pasted">A receipt that was kept</label>
            <textarea id="pasted" class="bytes" rows="4" spellcheck="false" autocomplete="off" .value=${live(pasted)} @input=${paste}></textarea>
            <div class="answers"><button ?disabled=${pasted.trim() === ''}>Check and replay</button></div>
        </form>
        <div id="replay" aria-live="polite">${replayed === 'asking' ? html` <p>Checking…</p> ` : nothing}${result()}</div>
    `;
}

/** What was pasted, and what it came to, are of a claim that is over. */
export function forgetPasted() {
    asking.forget();
    pasted = '';
    replayed = undefined;
}

/** @type {Failure} */
const NO_RECEIPT = {
    reason: 'NO_RECEIPT',
    message: 'This is no receipt. Paste the value of “receipt” alone: letters, digits, + and /, with nothing before or after them.',
    violations: [],
};

/** @type {Latest<Replayed>} */
const asking = new Latest(0, () => {});

function result() {
    if (!replayed || replayed === 'asking') {
        return nothing;
    }

    return replayed.failure ? refused(replayed.failure) : accepted(replayed.verified, replayed.explained);
}

/** @param {Failure} failure */
const refused = (failure) => html`
    <div class="alarm">
        <h3>Not known – hold the claim</h3>
        <p>${meaningOf(failure)} Nothing is known about the claim that it may be of.</p>
    </div>
`;

/**
 * @param {Verified} verified
 * @param {Explained} explained
 */
const accepted = ({ replay: { keyId, decisionId, equal, differsToday, differences, refusedToday } }, explained) => html`
    <div class="replayed">
        <h3>The receipt is authentic</h3>
        <dl class="pairs">
            <div>
                <dt>Signed with the key</dt>
                <dd>${keyId}</dd>
            </div>
            <div>
                <dt>Decision</dt>
                <dd><code>${decisionId}</code></dd>
            </div>
            <div>
                <dt>Replay</dt>
                <dd>${equal ? 'Equal to the decision that was given' : 'Not equal: the code has changed since'}</dd>
            </div>
            <div>
                <dt>Today</dt>
                <dd>${today(differsToday, refusedToday)}</dd>
            </div>
        </dl>
        ${
            differences.length > 0
                ? html`
                      <div class="scroll" role="region" aria-label="Differences to today" tabindex="0">
                          <table>
                              <thead>
                                  <tr>
                                      <th scope="col">Field</th>
                                      <th scope="col">Then</th>
                                      <th scope="col">Today</th>
                                  </tr>
                              </thead>
                              <tbody>
                                  ${differences.map(
                                      (one) => html`
                                          <tr>
                                              <th scope="row"><code>${one.path}</code></th>
                                              <td>${one.then || 'not there'}</td>
                                              <td>${one.now || 'not there'}</td>
                                          </tr>
                                      `,
                                  )}
                              </tbody>
                          </table>
                      </div>
                  `
                : nothing
        }
        <h3>What was decided then</h3>
        ${remedyCards(explained, false)} ${timelineSection(explained.explanation, 'replay-timeline', 'receipt')}
    </div>
`;

/**
 * @param {boolean} differs
 * @param {string} refusal
 */
const today = (differs, refusal) =>
    refusal ? `Would not be decided: ${sentence(refusal)}` : differs ? 'Would be decided otherwise' : 'Would be decided alike';
