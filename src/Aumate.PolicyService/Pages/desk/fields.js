/**
 * A fact of the claim that can be stated. Left empty it is unknown, or for an event has not happened.
 * @typedef {object} Field
 * @property {string} path Its path in the request, as violations, missing facts and questions name it; below a list, its path in the element.
 * @property {string} label
 * @property {'date' | 'text' | 'count' | 'choice' | 'yesno' | 'happened' | 'money' | 'instant' | 'causes'} kind
 * @property {[value: string, label: string][]} [choices] Values of the contract. Not among them: unknown.
 * @property {string} [empty] What leaving a choice open is called. Absent: "Not known".
 * @property {string} [hint]
 * @property {boolean} [required]
 * @property {(fact: (path: string) => string) => boolean} [applies] Whether it means anything beside the others. Absent: always.
 */

/** @typedef {{ title: string, fields: Field[] }} Group */

/** @type {[string, string][]} */
const REMEDY_CHOICES = [
    ['REMEDY_RETURN', 'Return for a refund'],
    ['REMEDY_EXCHANGE', 'Exchange'],
    ['REMEDY_FREE_REPAIR', 'Free repair'],
    ['REMEDY_PAID_REPAIR', 'Paid repair'],
];

/** @type {[string, string][]} */
const CAUSES = [
    ['CAUSE_MISUSE', 'Misuse (5.2)'],
    ['CAUSE_ACCIDENT', 'Accident (5.2)'],
    ['CAUSE_MODIFICATION', 'Modification (5.2)'],
    ['CAUSE_IMPROPER_ENVIRONMENT', 'Unsuitable environment (5.2)'],
    ['CAUSE_FORCE_MAJEURE', 'Force majeure (5.2)'],
    ['CAUSE_POWER_SURGE', 'Power surge (5.2)'],
    ['CAUSE_IMPROPER_MAINTENANCE', 'Improper maintenance (5.2)'],
    ['CAUSE_IMPROPER_STORAGE', 'Improper storage (5.2)'],
    ['CAUSE_THIRD_PARTY', 'Third party (5.3)'],
    ['CAUSE_NORMAL_WEAR', 'Normal wear (5.4)'],
    ['CAUSE_CUSTOMER_DATA_LOSS', 'Customer’s own handling of software (5.6)'],
    ['CAUSE_AGAINST_INSTRUCTIONS', 'Use against the instructions (5.9)'],
    ['CAUSE_UNAUTHORIZED_SERVICE', 'Unauthorized service (5.11)'],
    ['CAUSE_VIRUS', 'Virus (8.2)'],
];

/** @param {string} kind */
const ofItem = (kind) => (/** @type {(path: string) => string} */ fact) => fact('claim.item.kind') === kind;

/** @type {Group[]} */
export const GROUPS = [
    {
        title: 'Claim',
        fields: [
            {
                path: 'claim.claim_date',
                label: 'First reported on',
                kind: 'date',
                required: true,
                hint: 'The day at the place of purchase. Prefilled with today.',
            },
            { path: 'claim.product.model', label: 'Model', kind: 'text', required: true, hint: 'As the catalog names it, such as JS-1200.' },
            { path: 'claim.product.serial_number', label: 'Serial number', kind: 'text' },
            { path: 'claim.jurisdiction', label: 'Sold in', kind: 'text', hint: 'Code of a country or state, such as DE or US-CA.' },
            { path: 'claim.requested_remedy', label: 'Remedy asked for', kind: 'choice', choices: REMEDY_CHOICES, empty: 'None preferred' },
        ],
    },
    {
        title: 'Purchase',
        fields: [
            { path: 'claim.purchase.purchase_date', label: 'Purchased on', kind: 'date', hint: 'The date on the original invoice or receipt.' },
            { path: 'claim.purchase.delivery_date', label: 'Delivered on', kind: 'date' },
            { path: 'claim.purchase.price', label: 'Price on the invoice', kind: 'money' },
            { path: 'claim.purchase.price_paid', label: 'Price paid, if another', kind: 'money' },
            {
                path: 'claim.purchase.price_kind',
                label: 'Kind of price',
                kind: 'choice',
                choices: [
                    ['PRICE_KIND_STANDARD', 'Standard'],
                    ['PRICE_KIND_SPECIAL', 'Special'],
                ],
            },
            {
                path: 'claim.purchase.unit_kind',
                label: 'Kind of unit',
                kind: 'choice',
                choices: [
                    ['UNIT_KIND_PRODUCTION', 'Production series'],
                    ['UNIT_KIND_PROTOTYPE', 'Prototype'],
                ],
            },
            {
                path: 'claim.purchase.title',
                label: 'Bought or lent',
                kind: 'choice',
                choices: [
                    ['TITLE_PURCHASED', 'Bought'],
                    ['TITLE_BORROWED', 'Lent'],
                ],
            },
            {
                path: 'claim.purchase.source',
                label: 'Source of supply',
                kind: 'choice',
                choices: [
                    ['SOURCE_AUTHORIZED', 'Authorized'],
                    ['SOURCE_UNAUTHORIZED', 'Not authorized'],
                ],
            },
        ],
    },
    {
        title: 'Contract',
        fields: [
            { path: 'claim.contract.contract_date', label: 'Date of the contract', kind: 'date' },
            {
                path: 'claim.contract.period_months',
                label: 'Warranty period in months',
                kind: 'count',
                hint: 'Where the contract agrees one; else the catalog’s counts.',
            },
            { path: 'claim.contract.reference', label: 'Contract number', kind: 'text' },
        ],
    },
    {
        title: 'What is claimed',
        fields: [
            {
                path: 'claim.item.kind',
                label: 'Item',
                kind: 'choice',
                empty: 'Not stated: the whole product',
                choices: [
                    ['ITEM_KIND_PRODUCT', 'Whole product'],
                    ['ITEM_KIND_PART', 'Part'],
                    ['ITEM_KIND_ACCESSORY', 'Accessory'],
                    ['ITEM_KIND_CONSUMABLE', 'Consumable'],
                    ['ITEM_KIND_PACKAGING', 'Packaging'],
                    ['ITEM_KIND_APPEARANCE', 'Appearance or completeness'],
                ],
            },
            { path: 'claim.item.part', label: 'Name of the part', kind: 'text', applies: ofItem('ITEM_KIND_PART') },
            { path: 'claim.item.accessory_model', label: 'Model of the accessory', kind: 'text', applies: ofItem('ITEM_KIND_ACCESSORY') },
            { path: 'claim.item.standard_configuration', label: 'Aumate’s own standard accessory', kind: 'yesno', applies: ofItem('ITEM_KIND_ACCESSORY') },
            {
                path: 'claim.product.operating_system',
                label: 'Operating system',
                kind: 'choice',
                choices: [
                    ['OPERATING_SYSTEM_EMBEDDED', 'Embedded'],
                    ['OPERATING_SYSTEM_NON_EMBEDDED', 'Not embedded'],
                ],
            },
            { path: 'claim.complete', label: 'Complete, original accessories included', kind: 'yesno' },
        ],
    },
    {
        title: 'Papers and serial number',
        fields: [
            { path: 'claim.proof_of_purchase', label: 'Valid original invoice or receipt', kind: 'yesno' },
            { path: 'claim.warranty_certificate', label: 'Valid warranty certificate', kind: 'yesno' },
            {
                path: 'claim.serial_label',
                label: 'Serial label',
                kind: 'choice',
                choices: [
                    ['SERIAL_LABEL_INTACT', 'Intact'],
                    ['SERIAL_LABEL_DEFACED', 'Defaced'],
                    ['SERIAL_LABEL_ABSENT', 'Absent'],
                ],
            },
            { path: 'claim.serial_matches_certificate', label: 'Model and serial number agree with the certificate', kind: 'yesno' },
        ],
    },
    {
        title: 'Diagnosis',
        fields: [
            {
                path: 'claim.failure.diagnosis',
                label: 'Diagnosis',
                kind: 'choice',
                empty: 'Pending',
                choices: [
                    ['DIAGNOSIS_PRODUCT_FAULT', 'Product fault'],
                    ['DIAGNOSIS_EXTERNAL_CAUSE', 'External cause'],
                    ['DIAGNOSIS_NO_FAULT_FOUND', 'No fault found'],
                ],
            },
            { path: 'claim.failure.causes', label: 'Established causes', kind: 'causes', choices: CAUSES },
        ],
    },
    {
        title: 'What has happened',
        fields: [
            {
                path: 'claim.return_authorization',
                label: 'Consent to sending',
                kind: 'choice',
                empty: 'Not answered yet',
                choices: [
                    ['RETURN_AUTHORIZATION_GRANTED', 'Granted'],
                    ['RETURN_AUTHORIZATION_REFUSED', 'Refused'],
                ],
            },
            { path: 'claim.shipped', label: 'Sent to Aumate', kind: 'happened' },
            { path: 'claim.receipt_date', label: 'Received by the service center on', kind: 'date' },
            { path: 'claim.support_request_time', label: 'Support email arrived', kind: 'instant', hint: 'By the clock of this computer.' },
        ],
    },
];

/** @type {(fact: (path: string) => string) => boolean} Written of an element of a list. */
const ofPart = (fact) => fact('scope') === 'SERVICE_SCOPE_PART';
/** @type {(fact: (path: string) => string) => boolean} */
const ofAccessory = (fact) => fact('scope') === 'SERVICE_SCOPE_ACCESSORY';

/** @type {Field[]} */
export const SERVICE_FIELDS = [
    { path: 'completion_date', label: 'Completed on', kind: 'date' },
    { path: 'covered', label: 'Within the warranty', kind: 'yesno' },
    {
        path: 'scope',
        label: 'What was serviced',
        kind: 'choice',
        choices: [
            ['SERVICE_SCOPE_PRODUCT', 'Product'],
            ['SERVICE_SCOPE_PART', 'Part'],
            ['SERVICE_SCOPE_ACCESSORY', 'Accessory'],
        ],
    },
    { path: 'part', label: 'Name of the part', kind: 'text', applies: ofPart },
    { path: 'accessory_model', label: 'Model of the accessory', kind: 'text', applies: ofAccessory },
];
