/**
 * The contract's JSON leaves out empty lists, empty texts, zeros and false. These shapes put them back, so that no page has to ask of every field whether it is
 * there. What a shape does not name stays as it came.
 */

/** A message that may be absent, and is then left so. */
class Maybe {
    /** @param {object} shape */
    constructor(shape) {
        this.shape = shape;
    }
}

/**
 * @param {any} shape An empty value; an object of shapes; or a list with the shape of its elements.
 * @param {any} value
 * @returns {any}
 */
export function filled(shape, value) {
    if (shape instanceof Maybe) {
        return value === undefined ? undefined : filled(shape.shape, value);
    }

    if (Array.isArray(shape)) {
        return (value ?? []).map((/** @type {any} */ element) => filled(shape[0], element));
    }

    if (typeof shape === 'object') {
        return { ...value, ...Object.fromEntries(Object.entries(shape).map(([name, of]) => [name, filled(of, value?.[name])])) };
    }

    return value ?? shape;
}

const TEXTS = [''];

const REPLACEMENT = {
    outcome: '',
    model: '',
    qualifyingCount: 0,
    missingFact: '',
    candidates: [
        {
            model: '',
            qualifies: false,
            successorRank: 0,
            obstacles: TEXTS,
            parameters: [{ parameter: '', rule: '', unit: '', original: '', candidate: '', passed: false }],
        },
    ],
};

const DECISION = {
    decisionId: '',
    versions: { termsVersion: '', overlayIds: TEXTS, catalogRevision: '' },
    remedies: [
        {
            remedy: '',
            status: '',
            primaryClause: '',
            primaryReasonCode: '',
            missingFacts: TEXTS,
            freight: [{ leg: '', freight: '', inboundFees: '', inAdvance: false }],
        },
    ],
    findings: [{ requirement: '', state: '', remedies: TEXTS }],
    replacement: new Maybe(REPLACEMENT),
    amounts: new Maybe({ refundMissingFact: '' }),
    obligations: [{ code: '', clause: '', remedies: TEXTS }],
};

const EXPLANATION = {
    remedies: [
        {
            remedy: '',
            summary: '',
            reasons: TEXTS,
            sufficientReasons: [{ text: '' }],
            moreSufficientReasons: false,
            changes: [{ kind: '', changes: [{ text: '' }] }],
            moreChanges: false,
            changeOutlookText: '',
        },
    ],
    clauses: [
        {
            clause: '',
            heading: '',
            role: '',
            effect: '',
            rulings: TEXTS,
            sources: TEXTS,
            states: [{ state: '', remedies: TEXTS }],
            facts: [{ path: '', value: '', origin: '' }],
        },
    ],
    obligations: TEXTS,
    notices: TEXTS,
    questions: [{ path: '', text: '', remedies: TEXTS, settles: '0', completions: '0' }],
    timeline: [{ kind: '', derivation: '' }],
    language: '',
    languageFellBack: false,
};

const REPLAY = {
    keyId: '',
    receiptVersion: 0,
    decisionId: '',
    equal: false,
    differsToday: false,
    refusedToday: '',
    differences: [{ path: '', then: '', now: '' }],
};

export const EXPLAINED = {
    requestId: '',
    decision: DECISION,
    explanation: EXPLANATION,
    receipt: '',
    replay: new Maybe(REPLAY),
    catalogFreshness: new Maybe({ stale: false }),
};

export const VERIFIED = { authentic: false, replay: REPLAY };

export const PREVIEWED = {
    requestId: '',
    language: '',
    catalogFreshness: new Maybe({ stale: false }),
    lines: [
        {
            lineId: '',
            model: '',
            noticeTexts: TEXTS,
            jsonLd: '',
            remedies: [{ remedy: '', status: '', summary: '' }],
            conditions: [{ text: '', remedies: TEXTS }],
        },
    ],
};
