import { html, nothing } from '../lib/lit-html/lit-html.js';
import { live } from '../lib/lit-html/directives/live.js';
import { dayIn, isoOf } from '../shared/dates.js';
import { timelineOf } from '../shared/timeline.js';
import { REMEDIES } from '../shared/words.js';
/** @import { LineCoverage, RemedyCoverage } from '../shared/contract.js' */
/** @import { Cart, Line } from './checkout.js' */
/** @import { Words } from './words.js' */

/** @type {Record<string, [tone: string, word: (words: Words) => string]>} */
const STATUSES = {
    COVERAGE_STATUS_OFFERED: ['good', (words) => words.offered],
    COVERAGE_STATUS_NOT_OFFERED: ['bad', (words) => words.notOffered],
};

/**
 * A line of the cart. Whatever is not the answer to what the page asks now is not known.
 * @param {Cart} cart
 * @param {Line} line
 * @param {Words} words
 */
export function lineView(cart, line, words) {
    const coverage = cart.kind === 'answered' ? cart.coverage.find((one) => one.lineId === line.id) : undefined;
    return html`
        <article class="sheet line" aria-labelledby=${`line-${line.id}`}>
            <header>
                <h2 id=${`line-${line.id}`} tabindex="-1">${line.model}</h2>
                <button type="button" class="quiet" aria-label=${`${words.remove}: ${line.model}`} @click=${() => cart.remove(line)}>${words.remove}</button>
            </header>
            ${cart.violationsOf(line).map((one) => html` <p class="error" lang="en">${one.description}</p> `)} ${sale(cart, line, words)}
            <ul class="coverage">
                ${REMEDIES.map((remedy, at) => remedyView(words.remedies[at], remedy, coverage, cart, words))}
            </ul>
            ${coverage ? more(coverage, cart.language, words) : nothing}
        </article>
    `;
}

/**
 * @param {Cart} cart
 * @param {Line} line
 * @param {Words} words
 */
const sale = (cart, line, words) => html`
    <fieldset class="field" role="radiogroup">
        <legend>${words.sale}</legend>
        <div class="options">
            ${
                /** @type {const} */ (['standard', 'special', 'prototype']).map(
                    (kind) => html`
                        <label class="option">
                            <input
                                type="radio"
                                autocomplete="off"
                                name=${`sale-${line.id}`}
                                .checked=${live(line.sale === kind)}
                                @change=${() => cart.sell(line, kind)}
                            />
                            <span>${words[kind]}</span>
                        </label>
                    `,
                )
            }
        </div>
    </fieldset>
`;

/**
 * @param {string} name
 * @param {string} remedy
 * @param {LineCoverage | undefined} coverage
 * @param {Cart} cart
 * @param {Words} words
 */
function remedyView(name, remedy, coverage, cart, words) {
    const answer = coverage?.remedies.find((one) => one.remedy === remedy);
    const [tone, word] = STATUSES[answer?.status ?? ''] ?? ['none', () => words.notKnown];
    return html`
        <li data-coverage=${remedy}>
            <h3>${name}</h3>
            <span class=${`chip chip-${tone}`}>${cart.kind === 'asking' ? words.asking : word(words)}</span>
            ${answer ? html` <p>${answer.summary}</p> ` : nothing}
        </li>
    `;
}

/**
 * @param {LineCoverage} coverage
 * @param {string} language
 * @param {Words} words
 */
const more = (coverage, language, words) => html`
    <h3>${words.timeline}</h3>
    ${picture(coverage, language, words)}
    ${fold(
        words.conditions,
        coverage.conditions.map(
            (one) => html`
                <li>
                    ${one.text}
                    <span class="hint">${namesOf(one.remedies, words)}</span>
                </li>
            `,
        ),
    )}
    ${fold(
        words.notices,
        coverage.noticeTexts.map((text) => html` <li>${text}</li> `),
    )}
    <details>
        <summary>${words.source}</summary>
        <pre class="scroll" tabindex="0" role="region" aria-label=${`${words.source} ${coverage.lineId}: ${coverage.model}`}>
${JSON.stringify(JSON.parse(coverage.jsonLd), null, 2)}</pre>
    </details>
`;

/**
 * @param {string[]} remedies
 * @param {Words} words
 */
const namesOf = (remedies, words) => remedies.map((remedy) => words.remedies[REMEDIES.indexOf(remedy)]).join(', ');

/**
 * @param {string} title
 * @param {unknown[]} items
 */
const fold = (title, items) =>
    items.length > 0
        ? html`
              <details>
                  <summary>${title} (${items.length})</summary>
                  <ul>
                      ${items}
                  </ul>
              </details>
          `
        : nothing;

/** What is offered from the purchase on. @type {Record<string, string>} */
const TONES = { REMEDY_RETURN: 'return', REMEDY_EXCHANGE: 'exchange', REMEDY_FREE_REPAIR: 'repair' };

/**
 * @param {LineCoverage} coverage
 * @param {string} language
 * @param {Words} words
 */
function picture(coverage, language, words) {
    const offered = coverage.remedies.filter((one) => one.remedy in TONES && one.status === 'COVERAGE_STATUS_OFFERED');
    const lanes = offered.map((one) => ({
        label: words.remedies[REMEDIES.indexOf(one.remedy)],
        text: one.lastDay ? dayIn(isoOf(one.lastDay), language) : words.notKnown,
        from: isoOf(one.firstDay),
        to: isoOf(one.lastDay),
        tone: TONES[one.remedy],
    }));
    const day = isoOf(offered.find((one) => one.firstDay)?.firstDay);
    const marks = day ? [{ label: words.purchased, text: dayIn(day, language), day }] : [];
    const description = coverage.remedies.map((/** @type {RemedyCoverage} */ one) => one.summary).join(' ');
    return html`
        <figure class="picture">
            ${timelineOf({ id: `timeline-${coverage.lineId}`, title: `${words.timeline}: ${coverage.model}`, description, lanes, marks })}
        </figure>
    `;
}
