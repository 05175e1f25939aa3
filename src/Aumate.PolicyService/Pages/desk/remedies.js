import { html, nothing } from '../lib/lit-html/lit-html.js';
import { isoOf } from '../shared/dates.js';
import { wordOf } from '../shared/words.js';
import { chipOf } from './chip.js';
import { fieldAt, focusField, idOf, labelOf } from './paths.js';
/** @import { Explained, Finding, FreightLeg, RemedyDecision, RemedyExplanation } from '../shared/contract.js' */

/**
 * The four remedies, each with its status and why.
 * @param {Explained} explained
 * @param {boolean} isOfForm Whether the missing facts are those of the form, to be gone to.
 */
export const remedyCards = ({ decision, explanation }, isOfForm) => html`
    <div class="cards">
        ${decision.remedies.map((remedy) =>
            card(
                remedy,
                decision.findings,
                explanation.remedies.find((one) => one.remedy === remedy.remedy),
                explanation.language,
                isOfForm,
            ),
        )}
    </div>
`;

/**
 * @param {RemedyDecision} remedy
 * @param {Finding[]} findings
 * @param {RemedyExplanation | undefined} why
 * @param {string} language
 * @param {boolean} isOfForm
 */
const card = (remedy, findings, why, language, isOfForm) => html`
    <article class="card" data-remedy=${remedy.remedy}>
        <header>
            <h3>${wordOf(remedy.remedy)}</h3>
            ${chipOf(remedy.status)}
        </header>
        <p lang=${language}>${why?.summary}</p>
        <dl class="pairs">
            <div>
                <dt>Last day</dt>
                <dd>${isoOf(remedy.lastEligibleDay) || withoutDay(findings, remedy)}</dd>
            </div>
            ${
                remedy.primaryClause
                    ? html`
                          <div>
                              <dt>Refused by clause</dt>
                              <dd>${remedy.primaryClause}${codeOf(remedy)}</dd>
                          </div>
                      `
                    : nothing
            }
        </dl>
        ${missing(remedy, isOfForm)} ${why ? details(remedy, why, language, isOfForm ? 'claim' : 'receipt') : nothing}
    </article>
`;

/** The requirements by which the time of a remedy ends. @type {Record<string, string[]>} */
const LIMITS = {
    REMEDY_RETURN: ['REQUIREMENT_RETURN_WINDOW', 'REQUIREMENT_IN_WARRANTY'],
    REMEDY_EXCHANGE: ['REQUIREMENT_EXCHANGE_WINDOW', 'REQUIREMENT_IN_WARRANTY'],
    REMEDY_FREE_REPAIR: ['REQUIREMENT_IN_WARRANTY'],
    REMEDY_PAID_REPAIR: [],
};

/**
 * Why a remedy has no last day: nothing ends it, or a day that it hangs on is not known.
 * @param {Finding[]} findings
 * @param {RemedyDecision} remedy
 */
function withoutDay(findings, { remedy }) {
    /** @param {string} limit */
    const isWaived = (limit) => findings.some((one) => one.requirement === limit && one.state === 'FINDING_STATE_WAIVED' && one.remedies.includes(remedy));
    return LIMITS[remedy].every(isWaived) ? 'Not limited in time' : 'Not known';
}

/** @param {RemedyDecision} remedy */
const codeOf = ({ primaryReasonCode: code }) =>
    code && code !== 'REASON_CODE_UNSPECIFIED' ? html` <code>${code.replace('REASON_CODE_', '')}</code>` : nothing;

/**
 * @param {RemedyDecision} remedy
 * @param {boolean} isOfForm
 */
const missing = (remedy, isOfForm) =>
    remedy.missingFacts.length === 0
        ? nothing
        : html`
              <h4>Missing facts (${remedy.missingFacts.length})</h4>
              <ul class="links">
                  ${remedy.missingFacts.map((path) => html` <li>${isOfForm ? linkTo(path) : labelOf(path)}</li> `)}
              </ul>
          `;

/** @param {string} path A link that moves the focus to the field of a fact, where the form has one. */
export function linkTo(path) {
    const field = fieldAt(path);
    /** @param {Event} event */
    const go = (event) => {
        event.preventDefault();
        focusField(path);
    };
    return field ? html` <a href=${`#${idOf(field.at)}`} @click=${go}>${field.label}</a> ` : path;
}

/**
 * @param {RemedyDecision} remedy
 * @param {RemedyExplanation} why
 * @param {string} language
 * @param {string} of
 */
const details = (remedy, why, language, of) => html`
    ${fold(
        `Reasons by clause (${why.reasons.length})`,
        why.reasons.length > 0,
        html`
            <ul lang=${language}>
                ${why.reasons.map((text) => html` <li>${text}</li> `)}
            </ul>
        `,
    )}
    ${fold(
        'What settles it',
        why.sufficientReasons.length > 0,
        html`
            <ul lang=${language}>
                ${why.sufficientReasons.map((reason) => html` <li>${reason.text}</li> `)}
            </ul>
            ${why.moreSufficientReasons ? html` <p>There are more of them.</p> ` : nothing}
        `,
    )}
    ${fold('What would change it', why.changeOutlookText !== '', changes(why, language))}
    ${fold('Who pays for transport', remedy.freight.length > 0, freight(remedy, of))}
`;

/**
 * @param {string} title
 * @param {boolean} isThere
 * @param {unknown} content
 */
const fold = (title, isThere, content) =>
    isThere
        ? html`
              <details>
                  <summary>${title}</summary>
                  ${content}
              </details>
          `
        : nothing;

/**
 * @param {RemedyExplanation} why
 * @param {string} language
 */
const changes = (why, language) => html`
    <p lang=${language}>${why.changeOutlookText}</p>
    ${why.changes.map(
        (set, at) => html`
            <p class="hint">Way ${at + 1}${set.changes.length > 1 ? ', all of these together' : ''} (${wordOf(set.kind, 'CHANGE_KIND_').toLowerCase()}):</p>
            <ul lang=${language}>
                ${set.changes.map((change) => html` <li>${change.text}</li> `)}
            </ul>
        `,
    )}
    ${why.moreChanges ? html` <p>There are more ways.</p> ` : nothing}
`;

/**
 * @param {RemedyDecision} remedy
 * @param {string} of
 */
const freight = (remedy, of) => html`
    <div class="scroll" role="region" tabindex="0" aria-label=${`Transport of the ${of}: ${wordOf(remedy.remedy)}`}>
        <table>
            <thead>
                <tr>
                    <th scope="col">Way</th>
                    <th scope="col">Freight</th>
                    <th scope="col">Inbound fees</th>
                    <th scope="col">When</th>
                </tr>
            </thead>
            <tbody>
                ${remedy.freight.map(leg)}
            </tbody>
        </table>
    </div>
`;

/** @param {FreightLeg} one */
const leg = (one) => html`
    <tr>
        <th scope="row">${wordOf(one.leg)}</th>
        <td>${wordOf(one.freight)}</td>
        <td>${wordOf(one.inboundFees)}</td>
        <td>${one.inAdvance ? 'In advance' : 'When it falls due'}</td>
    </tr>
`;
