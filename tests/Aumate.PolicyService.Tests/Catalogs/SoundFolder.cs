using System.Text;
using Aumate.PolicyService.Tests.Service;

namespace Aumate.PolicyService.Tests.Catalogs;

/// <summary>A small sound catalog in CSV that has everything once, to be poisoned.</summary>
internal static class SoundFolder
{
    internal static Dictionary<string, string> Files() =>
        new()
        {
            ["catalog.csv"] = "as_of,currency,brand\n2026-01-31,USD,Own\n",
            ["categories.csv"] = "id,name\nA,Alpha\nB,Beta\n",
            ["parameters.csv"] =
                "category,id,unit,rule\nA,size,in,HIGHER\nA,mark,-,EQUAL\nA,bands,MHz,SUPERSET\nA,temp,degC,RANGE_CONTAINS\nA,ip,IP,IP_CODE\nA,flag,0/1,LOWER\n",
            ["products.csv"] = """
                sku,category,name,list_price,released,discontinued,successor,prototype,refurbished,os,warranty_months,standard_configuration,size [in],mark,bands,temp,ip,flag
                A1,A,"Tool, ""7"" inch",10.5,2020-01-01,2022-12-31,A2,no,no,embedded,12,B1,7.5,X,315|433,-20..60,IP54,1
                A2,A,,,2022-06-01,,,,,,,,,,,,,
                B1,B,Bag,,2020-01-01,,,,,,,[],,,,,,

                """,
        };

    /// <summary>Writes it with one text in the place of another.</summary>
    internal static void Write(TemporaryFolder folder, string? file = null, string sound = "", string poison = "")
    {
        foreach ((string name, string text) in Files())
        {
            int at = name == file ? text.IndexOf(sound, StringComparison.Ordinal) : 0;
            if (at < 0)
            {
                throw new ArgumentException($"{file} has no {sound}");
            }

            string path = folder.Write(
                ".new",
                name == file ? string.Concat(text.AsSpan(0, at), poison, text.AsSpan(at + sound.Length)) : text
            );
            File.Move(path, Path.Combine(folder.FullName, name), overwrite: true);
        }
    }

    /// <summary>The bytes of a file, to be poisoned.</summary>
    internal static byte[] Bytes(string file) => Encoding.UTF8.GetBytes(Files()[file]);
}
