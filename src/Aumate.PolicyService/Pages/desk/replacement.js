import { html, nothing } from '../lib/lit-html/lit-html.js';
import { wordOf } from '../shared/words.js';
import { linkTo } from './remedies.js';
/** @import { Candidate, Explained, Replacement } from '../shared/contract.js' */

/** @type {Record<string, (replacement: Replacement) => unknown>} */
const OUTCOMES = {
    REPLACEMENT_OUTCOME_SAME_MODEL: ({ model }) => html`The model is still sold: the same one is given, <strong>${model}</strong>.`,
    REPLACEMENT_OUTCOME_EQUIVALENT: ({ model }) =>
        html`The model is not sold on the day of the claim. In its place comes <strong>${model}</strong>, no worse in any parameter.`,
    REPLACEMENT_OUTCOME_NONE: () => 'Nothing in the catalog qualifies; a person chooses. The exchange stays what it is.',
    REPLACEMENT_OUTCOME_NOT_APPLICABLE: () => 'What is claimed is no product of the catalog: nothing was searched.',
    REPLACEMENT_OUTCOME_UNKNOWN: ({ missingFact }) => html`What would be given is not known${missingFact ? html`; missing: ${linkTo(missingFact)}` : nothing}.`,
};

/** @param {Explained} explained */
export function replacementSection({ decision: { replacement } }) {
    if (!replacement) {
        return html` <p>The exchange is refused, so nothing is given.</p> `;
    }

    return html`
        <p>${OUTCOMES[replacement.outcome]?.(replacement) ?? 'Not known.'}</p>
        ${replacement.candidates.map(comparison)}
        ${replacement.qualifyingCount > 1 ? html` <p class="hint">${replacement.qualifyingCount} products qualify.</p> ` : nothing}
    `;
}

/**
 * @param {Candidate} candidate
 * @param {number} at
 */
const comparison = (candidate, at) => html`
    <details ?open=${at === 0}>
        <summary>
            ${candidate.model}:
            ${candidate.qualifies ? 'qualifies' : 'does not qualify'}${candidate.successorRank > 0 ? `, successor ${candidate.successorRank}` : ''}
        </summary>
        ${
            candidate.obstacles.length > 0
                ? html` <p>In its way: ${candidate.obstacles.map((one) => wordOf(one, 'CANDIDATE_OBSTACLE_').toLowerCase()).join(', ')}.</p> `
                : nothing
        }
        <div class="scroll" role="region" aria-label=${`Comparison with ${candidate.model}`} tabindex="0">
            <table class="comparison">
                <thead>
                    <tr>
                        <th scope="col">Parameter</th>
                        <th scope="col">Original</th>
                        <th scope="col">${candidate.model}</th>
                        <th scope="col">Rule</th>
                        <th scope="col">Result</th>
                    </tr>
                </thead>
                <tbody>
                    ${candidate.parameters.map(
                        (one) => html`
                            <tr>
                                <th scope="row">
                                    ${one.parameter.replaceAll('_', ' ')}${one.unit === '-' ? nothing : html` <span class="unit">${one.unit}</span> `}
                                </th>
                                <td>${one.original || 'missing'}</td>
                                <td>${one.candidate || 'missing'}</td>
                                <td>${wordOf(one.rule)}</td>
                                <td>${one.passed ? html` <span class="pass">Pass</span> ` : html` <span class="fail">Fail</span> `}</td>
                            </tr>
                        `,
                    )}
                </tbody>
            </table>
        </div>
    </details>
`;
