/** What the pages read of the contract's JSON. Fields that no page reads are left out. */

export interface WireDate {
    year: number;
    month: number;
    day: number;
}
export interface Money {
    currencyCode: string;
    units?: string;
    nanos?: number;
}
export interface Violation {
    field: string;
    description: string;
}
export interface Failure {
    reason: string;
    message: string;
    violations: Violation[];
}
export type Outcome<T> = { answer: T; failure?: undefined } | { answer?: undefined; failure: Failure };

export interface FreightLeg {
    leg: string;
    freight: string;
    inboundFees: string;
    inAdvance: boolean;
}
export interface RemedyDecision {
    remedy: string;
    status: string;
    lastEligibleDay?: WireDate;
    primaryClause: string;
    primaryReasonCode: string;
    missingFacts: string[];
    freight: FreightLeg[];
}
export interface ParameterProof {
    parameter: string;
    rule: string;
    unit: string;
    original: string;
    candidate: string;
    passed: boolean;
}
export interface Candidate {
    model: string;
    qualifies: boolean;
    successorRank: number;
    obstacles: string[];
    parameters: ParameterProof[];
}
export interface Replacement {
    outcome: string;
    model: string;
    candidates: Candidate[];
    qualifyingCount: number;
    missingFact: string;
}
export interface Amounts {
    refund?: Money;
    refundMissingFact: string;
    liabilityCap?: Money;
}
export interface Versions {
    termsVersion: string;
    overlayIds: string[];
    catalogRevision: string;
    calendarId: string;
    engineVersion: string;
}
export interface Finding {
    requirement: string;
    state: string;
    remedies: string[];
}
export interface Decision {
    decisionId: string;
    versions: Versions;
    remedies: RemedyDecision[];
    findings: Finding[];
    replacement?: Replacement;
    amounts?: Amounts;
    obligations: { code: string; clause: string; remedies: string[] }[];
}
export interface FactTrace {
    path: string;
    value: string;
    origin: string;
}
export interface ClauseTrace {
    clause: string;
    heading: string;
    role: string;
    states: { state: string; remedies: string[] }[];
    facts: FactTrace[];
    effect: string;
    rulings: string[];
    sources: string[];
}
export interface RemedyExplanation {
    remedy: string;
    summary: string;
    reasons: string[];
    sufficientReasons: { text: string }[];
    moreSufficientReasons: boolean;
    changes: { kind: string; changes: { text: string }[] }[];
    moreChanges: boolean;
    changeOutlookText: string;
}
export interface Question {
    path: string;
    text: string;
    remedies: string[];
    settles: string;
    completions: string;
}
export interface TimelineEntry {
    kind: string;
    date?: WireDate;
    derivation: string;
    serviceIndex?: number;
}
export interface Explanation {
    remedies: RemedyExplanation[];
    clauses: ClauseTrace[];
    obligations: string[];
    notices: string[];
    questions: Question[];
    timeline: TimelineEntry[];
    language: string;
    languageFellBack: boolean;
}
export interface Replay {
    keyId: string;
    receiptVersion: number;
    decisionId: string;
    equal: boolean;
    differsToday: boolean;
    differences: { path: string; then: string; now: string }[];
    refusedToday: string;
}
export interface Freshness {
    age?: string;
    stale: boolean;
}
export interface Explained {
    requestId: string;
    decision: Decision;
    explanation: Explanation;
    receipt: string;
    replay?: Replay;
    catalogFreshness?: Freshness;
}
export interface Verified {
    authentic: boolean;
    replay: Replay;
}

export interface CoverageCondition {
    text: string;
    remedies: string[];
}
export interface RemedyCoverage {
    remedy: string;
    status: string;
    firstDay?: WireDate;
    lastDay?: WireDate;
    summary: string;
}
export interface LineCoverage {
    lineId: string;
    model: string;
    remedies: RemedyCoverage[];
    conditions: CoverageCondition[];
    noticeTexts: string[];
    jsonLd: string;
}
export interface Previewed {
    requestId: string;
    lines: LineCoverage[];
    language: string;
    catalogFreshness?: Freshness;
}
