using System.Security.Cryptography;
using System.Text;
using Aumate.PolicyService.Hosting;
using Aumate.PolicyService.Refresh;
using Aumate.Warranty.Decisions;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Net.Http.Headers;

namespace Aumate.PolicyService.Web;

/// <summary>
/// Names the state of everything that an answer hangs on: the catalog and whether it is stale, terms, law, calendar, code, and what was asked. Equal tags, equal
/// answers on any replica, but for the age of the catalog; so the tags are weak.
/// </summary>
internal sealed class AnswerTags(CatalogInForce catalogs, Policy policy)
{
    private const int Bytes = 16;

    // The build's own digests: texts and rules may change while the version of the engine stays.
    private static readonly string Code = $"{typeof(AnswerTags).Module.ModuleVersionId} {typeof(Evaluator).Module.ModuleVersionId}";

    /// <summary>The tag that the answer to a request has now. Null: no catalog is loaded yet.</summary>
    public EntityTagHeaderValue? Of(HttpRequest request)
    {
        if (catalogs.Current is not { } held)
        {
            return null;
        }

        var freshness = catalogs.FreshnessOf(held);
        string[] state = [held.Snapshot.Revision, $"{freshness?.IsStale}", policy.Rules, Code, request.GetEncodedPathAndQuery()];
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', state)));
        return new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(digest.AsSpan(0, Bytes))}\"", isWeak: true);
    }
}
