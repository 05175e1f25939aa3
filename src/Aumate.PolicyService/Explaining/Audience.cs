namespace Aumate.PolicyService.Explaining;

/// <summary>For whom sentences are worded.</summary>
public enum Audience
{
    /// <summary>The customer: plain words, and nothing behind them.</summary>
    Customer,

    /// <summary>Somebody who handles the claim: with clauses, and facts by their names.</summary>
    Agent,

    /// <summary>Somebody who checks the decision: with clauses, rulings, field paths and sources.</summary>
    Auditor,
}

/// <summary>What a day of the timeline is.</summary>
public enum TimelineKind
{
    /// <summary>The purchase.</summary>
    Purchase,

    /// <summary>The delivery.</summary>
    Delivery,

    /// <summary>The claim.</summary>
    Claim,

    /// <summary>Completion of an earlier service.</summary>
    Service,

    /// <summary>Last day of the return window.</summary>
    ReturnWindowEnd,

    /// <summary>Last day of the exchange window.</summary>
    ExchangeWindowEnd,

    /// <summary>Last day of the warranty.</summary>
    WarrantyEnd,

    /// <summary>Receipt at the service center.</summary>
    Receipt,

    /// <summary>Last day of the standard repair cycle.</summary>
    RepairDue,

    /// <summary>Arrival of a support email.</summary>
    SupportRequest,

    /// <summary>The day on which it is due an answer.</summary>
    SupportReplyDue,
}

/// <summary>Where the value of a fact comes from.</summary>
public enum FactOrigin
{
    /// <summary>The claim states it.</summary>
    Stated,

    /// <summary>The claim does not report it: what is not reported has not happened, and the item is the whole product (R1, R13).</summary>
    NotReported,

    /// <summary>The catalog says it.</summary>
    Catalog,

    /// <summary>Nobody says it.</summary>
    Unknown,
}
