/**
 * The page's own few words. All that is said of coverage is the service's.
 * @typedef {object} Words
 * @property {string} title
 * @property {string} skip
 * @property {string} lead
 * @property {string} purchase
 * @property {string} soldIn
 * @property {string} anywhere
 * @property {string} language
 * @property {string} model
 * @property {string} add
 * @property {string} remove
 * @property {string} sale
 * @property {string} standard
 * @property {string} special
 * @property {string} prototype
 * @property {string} offered
 * @property {string} notOffered
 * @property {string} notKnown
 * @property {string} asking
 * @property {string} failure
 * @property {string} retry
 * @property {string} conditions
 * @property {string} notices
 * @property {string} timeline
 * @property {string} source
 * @property {string} empty
 * @property {string} purchased
 * @property {string} noDay
 * @property {string} noModel
 * @property {string} full
 * @property {string[]} remedies In the order of every answer.
 */

/** @type {Record<string, Words>} */
export const WORDS = {
    en: {
        title: 'Your cart',
        skip: 'Skip to the cart',
        lead: 'What each product is covered for, before you buy it.',
        purchase: 'Day of purchase',
        soldIn: 'Sold in',
        anywhere: 'Not stated',
        language: 'Language',
        model: 'Model',
        add: 'Add to the cart',
        remove: 'Remove',
        sale: 'Kind of sale',
        standard: 'Standard price',
        special: 'Special price',
        prototype: 'Prototype at a special price',
        offered: 'Offered',
        notOffered: 'Not offered',
        notKnown: 'Not known',
        asking: 'Asking…',
        failure: 'Coverage not known',
        retry: 'Ask again',
        conditions: 'Conditions',
        notices: 'Good to know',
        timeline: 'Timeline',
        source: 'Source for search engines (JSON-LD)',
        empty: 'The cart is empty.',
        purchased: 'Purchase',
        noDay: 'State a whole day, such as 15 March 2026.',
        noModel: 'Name the model.',
        full: 'A cart holds at most 100 lines. Remove one first.',
        remedies: ['Return', 'Exchange', 'Free repair', 'Paid repair'],
    },
    es: {
        title: 'Su carrito',
        skip: 'Ir al carrito',
        lead: 'Qué cobertura tiene cada producto, antes de comprarlo.',
        purchase: 'Día de la compra',
        soldIn: 'Vendido en',
        anywhere: 'Sin indicar',
        language: 'Idioma',
        model: 'Modelo',
        add: 'Añadir al carrito',
        remove: 'Quitar',
        sale: 'Tipo de venta',
        standard: 'Precio normal',
        special: 'Precio especial',
        prototype: 'Prototipo a precio especial',
        offered: 'Se ofrece',
        notOffered: 'No se ofrece',
        notKnown: 'No se sabe',
        asking: 'Consultando…',
        failure: 'No se conoce la cobertura',
        retry: 'Consultar de nuevo',
        conditions: 'Condiciones',
        notices: 'Conviene saber',
        timeline: 'Plazos',
        source: 'Fuente para buscadores (JSON-LD)',
        empty: 'El carrito está vacío.',
        purchased: 'Compra',
        noDay: 'Indique un día completo, como el 15 de marzo de 2026.',
        noModel: 'Indique el modelo.',
        full: 'El carrito admite 100 líneas como máximo. Quite una antes.',
        remedies: ['Devolución', 'Cambio', 'Reparación gratuita', 'Reparación de pago'],
    },
    'zh-Hans': {
        title: '购物车',
        skip: '跳到购物车',
        lead: '购买之前，了解每件产品的保障。',
        purchase: '购买日期',
        soldIn: '销售地',
        anywhere: '未说明',
        language: '语言',
        model: '型号',
        add: '加入购物车',
        remove: '移除',
        sale: '销售方式',
        standard: '标准价格',
        special: '特价',
        prototype: '特价样机',
        offered: '提供',
        notOffered: '不提供',
        notKnown: '未知',
        asking: '查询中…',
        failure: '保障情况未知',
        retry: '重新查询',
        conditions: '条件',
        notices: '须知',
        timeline: '时间表',
        source: '供搜索引擎使用的数据 (JSON-LD)',
        empty: '购物车是空的。',
        purchased: '购买',
        noDay: '请填写完整的日期，例如2026年3月15日。',
        noModel: '请填写型号。',
        full: '购物车最多容纳100行。请先移除一行。',
        remedies: ['退货', '换货', '免费维修', '付费维修'],
    },
    de: {
        title: 'Ihr Warenkorb',
        skip: 'Zum Warenkorb',
        lead: 'Was für jedes Produkt gilt, bevor Sie es kaufen.',
        purchase: 'Tag des Kaufs',
        soldIn: 'Verkauft in',
        anywhere: 'Nicht angegeben',
        language: 'Sprache',
        model: 'Modell',
        add: 'In den Warenkorb',
        remove: 'Entfernen',
        sale: 'Art des Verkaufs',
        standard: 'Normaler Preis',
        special: 'Sonderpreis',
        prototype: 'Prototyp zum Sonderpreis',
        offered: 'Angeboten',
        notOffered: 'Nicht angeboten',
        notKnown: 'Nicht bekannt',
        asking: 'Wird gefragt…',
        failure: 'Leistungen nicht bekannt',
        retry: 'Erneut fragen',
        conditions: 'Bedingungen',
        notices: 'Gut zu wissen',
        timeline: 'Fristen',
        source: 'Angaben für Suchmaschinen (JSON-LD)',
        empty: 'Der Warenkorb ist leer.',
        purchased: 'Kauf',
        noDay: 'Geben Sie einen ganzen Tag an, etwa den 15. März 2026.',
        noModel: 'Nennen Sie das Modell.',
        full: 'Ein Warenkorb fasst höchstens 100 Zeilen. Entfernen Sie zuerst eine.',
        remedies: ['Rückgabe', 'Umtausch', 'Kostenlose Reparatur', 'Kostenpflichtige Reparatur'],
    },
    fr: {
        title: 'Votre panier',
        skip: 'Aller au panier',
        lead: 'Ce qui est prévu pour chaque produit, avant l’achat.',
        purchase: 'Jour de l’achat',
        soldIn: 'Vendu en',
        anywhere: 'Non précisé',
        language: 'Langue',
        model: 'Modèle',
        add: 'Ajouter au panier',
        remove: 'Retirer',
        sale: 'Type de vente',
        standard: 'Prix normal',
        special: 'Prix spécial',
        prototype: 'Prototype à prix spécial',
        offered: 'Proposé',
        notOffered: 'Non proposé',
        notKnown: 'Non connu',
        asking: 'Demande en cours…',
        failure: 'Couverture non connue',
        retry: 'Demander à nouveau',
        conditions: 'Conditions',
        notices: 'Bon à savoir',
        timeline: 'Délais',
        source: 'Source pour les moteurs de recherche (JSON-LD)',
        empty: 'Le panier est vide.',
        purchased: 'Achat',
        noDay: 'Indiquez un jour complet, par exemple le 15 mars 2026.',
        noModel: 'Indiquez le modèle.',
        full: 'Un panier contient au plus 100 lignes. Retirez-en une d’abord.',
        remedies: ['Retour', 'Échange', 'Réparation gratuite', 'Réparation payante'],
    },
};
