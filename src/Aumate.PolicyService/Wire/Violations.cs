namespace Aumate.PolicyService.Wire;

/// <summary>What is wrong with a request, each with the path of its field and what would be right (R29). Nothing is allocated while nothing is wrong.</summary>
internal sealed class Violations
{
    private List<(string Field, string Description)>? found;

    public IReadOnlyList<(string Field, string Description)> Found => found ?? [];

    public bool Any => found is not null;

    public void Add(string field, string description) => (found ??= []).Add((field, description));
}
