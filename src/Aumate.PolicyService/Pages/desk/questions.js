import { html, nothing } from '../lib/lit-html/lit-html.js';
import { choicesOf } from './controls.js';
import { fieldAt } from './paths.js';
import { linkTo } from './remedies.js';
/** @import { Explained, Question } from '../shared/contract.js' */

/** As many questions can be answered in their place; the others are listed. */
const ASKED = 3;

/**
 * What to ask next. Questions with an answer of a few words are answered here, others in the form.
 * @param {Explained} explained
 * @param {(path: string, value: string) => void} answer
 */
export function questionSection({ explanation }, answer) {
    const { questions, language } = explanation;
    if (questions.length === 0) {
        return html` <p id="questions-none" tabindex="-1">Nothing: no fact that is missing can change a remedy.</p> `;
    }

    return html`
        <ol class="questions">
            ${questions.slice(0, ASKED).map((question, at) => asked(question, at, language, answer))}
        </ol>
        ${
            questions.length > ASKED
                ? html`
                      <details>
                          <summary>Then ask (${questions.length - ASKED})</summary>
                          <ol start=${ASKED + 1} lang=${language}>
                              ${questions.slice(ASKED).map(
                                  (question) => html`
                                      <li>
                                          ${question.text}
                                          <span lang="en">${linkTo(question.path)}</span>
                                      </li>
                                  `,
                              )}
                          </ol>
                      </details>
                  `
                : nothing
        }
    `;
}

/**
 * @param {Question} question
 * @param {number} at
 * @param {string} language
 * @param {(path: string, value: string) => void} answer
 */
function asked(question, at, language, answer) {
    const field = fieldAt(question.path);
    const choices = field && ['yesno', 'choice'].includes(field.field.kind) ? choicesOf(field.field) : [];
    return html`
        <li>
            <p class="question" id=${`question-${at}`} lang=${language} tabindex="-1">${question.text}</p>
            <div class="answers" role="group" aria-labelledby=${`question-${at}`}>
                ${field && choices.map(([value, text]) => html` <button type="button" @click=${() => answer(field.at, value)}>${text}</button> `)}
                <span class="hint">In the form: ${linkTo(question.path)}. Settles ${share(question)} of what is open.</span>
            </div>
        </li>
    `;
}

/** @param {Question} question Its numbers can exceed what a number of this language holds exactly. */
function share({ settles, completions }) {
    const all = BigInt(completions || '0');
    const percent = all === 0n ? 0n : (BigInt(settles || '0') * 100n) / all;
    return percent === 0n ? 'less than 1 %' : `${percent} %`;
}

/** Moves the focus to what is to be asked next. */
export const focusQuestion = () => (document.getElementById('question-0') ?? document.getElementById('questions-none'))?.focus();
