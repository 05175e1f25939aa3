extern alias host;

using Aumate.PolicyService.Tests.Service;
using host::Aumate.PolicyService.Catalogs.Files;
using Xunit;

namespace Aumate.PolicyService.Tests.Catalogs;

// A sound folder of CSV files, poisoned in one place at a time: it is refused as a whole, for that reason and at that place.
public sealed class PoisonedFolderTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    // The file :: what is poisoned :: with what, NL and CR for ends of lines :: the first error, and what follows from it, NL between them.
    private const string Poisons = """
        products :: 10.5 :: "10,50" :: products.csv:2:25 list_price: '10,50' has a comma; a number has a decimal point and no separators, such as 1234.5
        products :: 10.5 :: 1.234,50 :: products.csv:2:1: the row has 19 cells, but the header has 18
        products :: 10.5 :: 1e999 :: products.csv:2:25 list_price: '1e999' is not a finite number
        products :: 10.5 :: NaN :: products.csv:2:25 list_price: 'NaN' is not a finite number
        products :: 10.5 :: -1 :: products.csv:2:25 list_price: the list price -1 is negative
        products :: 10.5 :: 99999999999999999999999999999999 :: products.csv:2:25 list_price: '99999999999999999999999999999999' is not a finite number
        products :: 2020-01-01,2022 :: 2020-02-30,2022 :: products.csv:2:30 released: '2020-02-30' is not a date (yyyy-MM-dd)
        products :: 2020-01-01,2022 :: 01/02/2020,2022 :: products.csv:2:30 released: '01/02/2020' is not a date (yyyy-MM-dd)
        products :: 2022-12-31 :: 2019-12-31 :: products.csv:2:41 discontinued: the last sale day 2019-12-31 is before the release 2020-01-01
        products :: 7.5 :: 7.5 in :: products.csv:2:76 size [in]: '7.5 in' is not a finite number
        products :: 7.5 :: 0.12345678901234567890123456789 :: products.csv:2:76 size [in]: '0.12345678901234567890123456789' has more digits than can be kept
        products :: size [in] :: size [cm] :: products.csv:1:126: the unit of 'size' is 'in', not 'cm'
        products :: size [in] :: volume :: products.csv:1:126: the column 'volume' is neither a field of products nor a parameter of any category
        products :: ,mark, :: ,sku, :: products.csv:1:136: the column 'sku' is given twice, first at products.csv:1:1
        products :: sku, :: model, :: products.csv:1:1: the column 'sku' is missingNLproducts.csv:1:1: the column 'model' is neither a field of products nor a parameter of any category
        products :: A1,A, :: A1,Z, :: products.csv:2:4 category: there is no category 'Z'NLproducts.csv:2:52 successor: the successor 'A2' is of category 'A', not of 'Z'
        products :: A1,A, :: A1,, :: products.csv:2:1: the category is missing
        products :: A1,A, :: ,A, :: products.csv:2:1: the model is missing
        products :: B1,B, :: A2,B, :: products.csv:4:1 sku: model 'A2' is given twice, first at products.csv:3:1NLproducts.csv:2:73 standard_configuration: there is no product 'B1' to be in a standard configuration
        products :: B1,B, ::  ,B, :: products.csv:4:1 sku: the model is blankNLproducts.csv:2:73 standard_configuration: there is no product 'B1' to be in a standard configuration
        products :: A2,A,, :: A2,A,"two NLlines",x :: products.csv:4:8 list_price: 'x' is not a finite number
        products :: A1,A, :: A2345678901234567890123456789012345678901234567890123456789012345,A, :: products.csv:2:1 sku: the model has 65 characters, more than 64
        products :: A2,no :: A1,no :: products.csv:2:52 successor: 'A1' is its own successor
        products :: A2,no :: A9,no :: products.csv:2:52 successor: there is no product 'A9' to be the successor
        products :: A2,no :: B1,no :: products.csv:2:52 successor: the successor 'B1' is of category 'B', not of 'A'
        products :: 2022-06-01,, :: 2022-06-01,,A1 :: products.csv:2:52 successor: successors form a cycle: A1 -> A2 -> A1
        products :: no,no :: maybe,no :: products.csv:2:55 prototype: 'prototype' must be true or false (or yes, no, 1, 0), not 'maybe'
        products :: embedded :: linux :: products.csv:2:61 os: 'linux' is neither embedded nor non_embedded
        products :: ,12, :: ,0, :: products.csv:2:70 warranty_months: 0 months of warranty are not a whole number from 1 to 600
        products :: ,12, :: ,1.5, :: products.csv:2:70 warranty_months: 1.5 months of warranty are not a whole number from 1 to 600
        products :: ,B1, :: ,B1|B2, :: products.csv:2:73 standard_configuration: there is no product 'B2' to be in a standard configuration
        products :: 315|433 :: 315||433 :: products.csv:2:82 bands: 'bands' needs texts or numbers as elements, but is the text ''
        products :: 315|433 :: 315 | 433 :: products.csv:2:82 bands: '315 ' has white space around it, where only '315' would be rightNLproducts.csv:2:82 bands: ' 433' has white space around it, where only '433' would be right
        products :: A1,A, :: A1 ,A, :: products.csv:2:1 sku: 'A1 ' has white space around it, where only 'A1' would be right
        products :: A2,no :: A2 ,no :: products.csv:2:52 successor: 'A2 ' has white space around it, where only 'A2' would be right
        products :: ,B1, :: , B1, :: products.csv:2:73 standard_configuration: ' B1' has white space around it, where only 'B1' would be right
        products :: B1,B, :: B1, B, :: products.csv:4:4 category: ' B' has white space around it, where only 'B' would be right
        products :: ,X, :: ,X , :: products.csv:2:80 mark: 'X ' has white space around it, where only 'X' would be right
        catalog :: Own :: Own  :: catalog.csv:2:16 brand: 'Own ' has white space around it, where only 'Own' would be right
        categories :: B,Beta :: B ,Beta :: categories.csv:3:1 id: 'B ' has white space around it, where only 'B' would be rightNLproducts.csv:4:4 category: there is no category 'B'
        products :: -20..60 :: 60..-20 :: products.csv:2:90 temp: 'temp' is a range that ends at -20 before it starts at 60
        products :: -20..60 :: -20 to 60 :: products.csv:2:90 temp: '-20 to 60' is not a range (low..high, such as -20..60)
        products :: -20..60 :: "-20,5..60" :: products.csv:2:90 temp: '-20,5..60' has a comma; a number has a decimal point and no separators, such as 1234.5
        products :: -20..60 :: ..60 :: products.csv:2:90 temp: '' is not a finite number
        products :: IP54 :: 54 :: products.csv:2:98 ip: '54' is not an IP code (IP, then 0-6 or X, then 0-9 or X)
        products :: ,IP54,1 :: ,IP54,2 :: products.csv:2:103 flag: 'flag' is 2, but its unit allows only 0 and 1
        products :: ,IP54,1 :: ,IP54,yes :: products.csv:2:103 flag: 'yes' is not a finite number
        products :: Bag,, :: Bag, :: products.csv:4:1: the row has 17 cells, but the header has 18NLproducts.csv:2:73 standard_configuration: there is no product 'B1' to be in a standard configuration
        products :: Bag,, :: Bag,,, :: products.csv:4:1: the row has 19 cells, but the header has 18NLproducts.csv:2:73 standard_configuration: there is no product 'B1' to be in a standard configuration
        products :: [],,,,, :: [],9,,,, :: products.csv:4:31 size [in]: category 'B' has no parameter 'size'
        products :: inch" :: inch :: products.csv:2:1: not CSV: cell 3 of the row: A quoted field at the end of the input ends without a closing quote.
        products :: inch" :: inch"x :: products.csv:2:1: not CSV: cell 3 of the row: A delimiter, newline or EOF was expected after a closing quote.
        products :: flagNL :: flagCR :: products.csv:1:159: a bare carriage return; a line ends with LF, or with both
        products :: flagNL :: flag;NL :: products.csv:1:155: the column 'flag;' is neither a field of products nor a parameter of any category
        catalog :: USD :: usd :: catalog.csv:2:12 currency: 'usd' is not a currency code (three capital letters)
        catalog :: USD :: USD,Own,More :: catalog.csv:2:1: the row has 5 cells, but the header has 3
        catalog :: brand :: colour :: catalog.csv:1:16: the column 'colour' is unknown
        catalog :: OwnNL :: OwnNL2026-01-31,USD,OtherNL :: catalog.csv:3:1: a second row; what holds for the whole catalog is one row
        categories :: id,name :: id,title :: FOLDER: no file has categories: categories.csv (id, name) is missing or emptyNLcategories.csv:1:1: the column 'name' is missingNLcategories.csv:1:4: the column 'title' is unknownNLparameters.csv:2:1 category: there is no category 'A'NLparameters.csv:3:1 category: there is no category 'A'NLparameters.csv:4:1 category: there is no category 'A'NLparameters.csv:5:1 category: there is no category 'A'NLparameters.csv:6:1 category: there is no category 'A'NLparameters.csv:7:1 category: there is no category 'A'
        categories :: B,Beta :: A,Beta :: categories.csv:3:1 id: category 'A' is given twiceNLproducts.csv:4:4 category: there is no category 'B'
        categories :: B,Beta :: B, :: categories.csv:3:1 id: the name of the category is missing
        categories :: B,Beta :: ,Beta :: categories.csv:3:1: the id of the category is missingNLproducts.csv:4:4 category: there is no category 'B'
        categories :: B,Beta :: _,Beta :: categories.csv:3:1 id: the id of the category, '_', starts with '_', and such keys are remarks in filesNLproducts.csv:4:4 category: there is no category 'B'
        parameters :: HIGHER :: BIGGER :: parameters.csv:2:11 rule: 'BIGGER' is not a rule (HIGHER, LOWER, EQUAL, SUPERSET, RANGE_CONTAINS, IP_CODE)
        parameters :: A,mark :: Z,mark :: parameters.csv:3:1 category: there is no category 'Z'
        parameters :: A,mark :: ,mark :: parameters.csv:3:1: the category of the parameter is missing
        parameters :: A,mark,- :: A,mark, :: parameters.csv:3:1: the unit of the parameter is missing
        parameters :: A,mark,-,EQUAL :: A,size,mm,EQUAL :: products.csv:1:136: the column 'mark' is neither a field of products nor a parameter of any categoryNLparameters.csv:3:3 id: category 'A' has parameter 'size' twice
        parameters :: A,mark :: A,_mark :: products.csv:1:136: the column 'mark' is neither a field of products nor a parameter of any categoryNLparameters.csv:3:3 id: the id of the parameter, '_mark', starts with '_', and such keys are remarks in files
        parameters :: rule :: kind :: parameters.csv:1:1: the column 'rule' is missingNLparameters.csv:1:18: the column 'kind' is unknown
        """;

    public void Dispose() => folder.Dispose();

    public static TheoryData<string> Rows => [.. Poisons.Split('\n')];

    /// <summary>What is poisoned, with what, and the errors.</summary>
    internal static string[] Cells(string row) =>
        row.Replace("NL", "\n", StringComparison.Ordinal).Replace("CR", "\r", StringComparison.Ordinal).Split(" :: ");

    /// <summary>An error without the name of the test's folder.</summary>
    internal static string Anywhere(string error, string folder) => error.Replace(folder, "FOLDER", StringComparison.Ordinal);

    [Fact]
    public void The_sound_folder_is_accepted()
    {
        SoundFolder.Write(folder);

        Assert.Empty(Errors());
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void One_poison_is_refused_at_its_place(string row)
    {
        string[] cells = Cells(row);
        SoundFolder.Write(folder, $"{cells[0]}.csv", cells[1], cells[2]);

        Assert.Equal(cells[3], string.Join('\n', Errors().Select(error => Anywhere(error, folder.FullName))));
    }

    private IEnumerable<string> Errors() =>
        CatalogFiles.Read(folder.FullName, CancellationToken.None).Errors.Select(error => error.ToString());
}
