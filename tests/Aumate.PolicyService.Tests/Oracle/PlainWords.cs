namespace Aumate.PolicyService.Tests.Oracle;

public enum PlainPrice
{
    Standard,
    Special,
}

public enum PlainUnit
{
    Production,
    Prototype,
}

public enum PlainTitle
{
    Purchased,
    Borrowed,
}

public enum PlainSource
{
    Authorized,
    Unauthorized,
}

public enum PlainSerialLabel
{
    Intact,
    Defaced,
    Absent,
}

public enum PlainOs
{
    Embedded,
    NonEmbedded,
}

public enum PlainItem
{
    Product,
    Part,
    Accessory,
    Consumable,
    Packaging,
    Appearance,
}

public enum PlainDiagnosis
{
    ProductFault,
    External,
    NoFault,
}

/// <summary>Causes in the order of their clauses (R12).</summary>
public enum PlainCause
{
    Misuse,
    Accident,
    Modification,
    ImproperEnvironment,
    ForceMajeure,
    PowerSurge,
    ImproperMaintenance,
    ImproperStorage,
    ThirdParty,
    NormalWear,
    CustomerDataLoss,
    AgainstInstructions,
    UnauthorizedService,
    Virus,
}

public enum PlainConsent
{
    None,
    Granted,
    Refused,
}

public enum PlainScope
{
    Product,
    Part,
    Accessory,
}
