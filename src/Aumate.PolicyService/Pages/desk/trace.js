import { html, nothing } from '../lib/lit-html/lit-html.js';
import { wordOf } from '../shared/words.js';
import { labelOf } from './paths.js';
/** @import { ClauseTrace, Explained, FactTrace } from '../shared/contract.js' */

/** Which clauses are shown. @type {Record<string, [label: string, keeps: (clause: ClauseTrace) => boolean]>} */
const FILTERS = {
    acting: ['Those that did something', (clause) => clause.role !== 'CLAUSE_ROLE_INFORMATION' && (clause.states.length === 0 || isUnmet(clause))],
    unmet: ['Those not simply met', isUnmet],
    all: ['All', () => true],
};

/** @param {ClauseTrace} clause */
function isUnmet(clause) {
    return clause.states.some((state) => state.state !== 'FINDING_STATE_MET');
}

/**
 * Every clause with what it asked and did.
 * @param {Explained} explained
 * @param {string} filter A key of the filters.
 * @param {(filter: string) => void} choose
 */
export function traceSection({ explanation }, filter, choose) {
    if (explanation.clauses.length === 0) {
        return html` <p>Clauses are not shown to customers. Choose another audience to see them.</p> `;
    }

    const shown = explanation.clauses.filter(FILTERS[filter][1]);
    return html`
        <fieldset class="filter" role="radiogroup">
            <legend>Clauses shown</legend>
            <div class="options">
                ${Object.entries(FILTERS).map(
                    ([key, [label]]) => html`
                        <label class="option">
                            <input type="radio" name="trace-filter" .checked=${filter === key} @change=${() => choose(key)} />
                            <span>${label}</span>
                        </label>
                    `,
                )}
            </div>
        </fieldset>
        <p class="hint">${shown.length} of ${explanation.clauses.length} entries.</p>
        <div class="scroll tall" role="region" aria-label="Clauses" tabindex="0">
            <table class="trace">
                <thead>
                    <tr>
                        <th scope="col">Clause</th>
                        <th scope="col">State</th>
                        <th scope="col">What it did</th>
                        <th scope="col">Facts</th>
                        <th scope="col">Read by</th>
                    </tr>
                </thead>
                <tbody>
                    ${shown.map((clause) => row(clause, explanation.language))}
                </tbody>
            </table>
        </div>
    `;
}

/**
 * @param {ClauseTrace} clause
 * @param {string} language
 */
const row = (clause, language) => html`
    <tr>
        <th scope="row">
            ${clause.clause}
            <span class="about" lang=${language}>${clause.heading}</span>
        </th>
        <td>
            ${
                clause.states.length === 0
                    ? html` <span class="hint">${wordOf(clause.role, 'CLAUSE_ROLE_')}</span> `
                    : clause.states.map(
                          (state) => html` <div>${wordOf(state.state)}: ${state.remedies.map((remedy) => wordOf(remedy).toLowerCase()).join(', ')}</div> `,
                      )
            }
        </td>
        <td lang=${language}>${clause.effect}</td>
        <td>${clause.facts.map(fact)}</td>
        <td>${[...clause.rulings, ...clause.sources].join(', ') || 'As it stands'}</td>
    </tr>
`;

/** @param {FactTrace} one */
const fact = (one) => html`
    <div>
        ${labelOf(one.path)}:
        ${one.value || (one.origin === 'FACT_ORIGIN_UNKNOWN' ? 'not known' : 'none')}${one.origin === 'FACT_ORIGIN_CATALOG' ? ' (catalog)' : nothing}
    </div>
`;
