import { html, nothing } from '../lib/lit-html/lit-html.js';
import { wordOf } from '../shared/words.js';
import { linkTo } from './remedies.js';
/** @import { Explained, Money } from '../shared/contract.js' */

/** @param {Explained} explained */
export const dutySection = ({ decision, explanation }) => html`
    <ul>
        ${decision.obligations.map(
            (one, at) => html`
                <li>
                    <span lang=${explanation.language}>${explanation.obligations[at]}</span>
                    ${one.remedies.length > 0 ? html` <span class="hint">${one.remedies.map((remedy) => wordOf(remedy)).join(', ')}</span> ` : nothing}
                </li>
            `,
        )}
    </ul>
`;

/** @param {Explained} explained */
export const moneySection = ({ decision: { amounts } }) => html`
    <dl class="pairs">
        <div>
            <dt>Refund of a return</dt>
            <dd>
                ${
                    amounts?.refund
                        ? moneyText(amounts.refund)
                        : amounts?.refundMissingFact
                          ? html` Not known; missing: ${linkTo(amounts.refundMissingFact)} `
                          : 'None'
                }
            </dd>
        </div>
        <div>
            <dt>Most that Aumate is liable for</dt>
            <dd>${amounts?.liabilityCap ? moneyText(amounts.liabilityCap) : 'Not known'}</dd>
        </div>
    </dl>
`;

/** @param {Money} money */
function moneyText({ currencyCode, units = '0', nanos = 0 }) {
    const fraction = nanos === 0 ? '' : String(nanos).padStart(9, '0').replace(/0+$/, '').padEnd(2, '0');
    return `${units}${fraction && '.'}${fraction} ${currencyCode}`;
}

/** @param {Explained} explained */
export const noticeSection = ({ explanation }) =>
    explanation.notices.length === 0
        ? nothing
        : html`
              <aside class="notices" aria-label="To know about this answer">
                  <ul lang=${explanation.language}>
                      ${explanation.notices.map((text) => html` <li>${text}</li> `)}
                  </ul>
              </aside>
          `;

/** @param {Explained} explained */
export const versionSection = ({ decision, catalogFreshness }) => html`
    <p class="versions">
        Decision <code>${decision.decisionId}</code>, terms ${decision.versions.termsVersion}, catalog
        <code>${decision.versions.catalogRevision}</code>${decision.versions.overlayIds.length > 0 ? `, law ${decision.versions.overlayIds.join(', ')}` : ''}.
        ${catalogFreshness?.stale ? html` <strong>The catalog has not been confirmed for ${catalogFreshness.age}.</strong> ` : nothing}
    </p>
`;
