using System.Text;
using TelemetryHex.Ports;

namespace TelemetryHex.Adapters.Tests.Files;

public sealed class StoredContentTests : IDisposable
{
    private const string Id = "0b6f3c1e-5a77-4c9e-9d21-3f4e8a6b7c50";
    private readonly DataDirectory _directory = new();

    public static TheoryData<string, string> NoIds => new()
    {
        { "", "empty" },
        { "\n", "no version-4 UUID" },
        { "\0\0\0\0", "no version-4 UUID" },
        { "existing-test-id-12345", "no version-4 UUID" },
        { "SECRET-hostname.example.org\n", "no version-4 UUID" },
        { Id[..35], "no version-4 UUID" },
        { Id[..35] + "\n", "no version-4 UUID" },
        { "00000000-0000-0000-0000-000000000000\n", "no version-4 UUID" },
        { "0b6f3c1e-5a77-1c9e-9d21-3f4e8a6b7c50\n", "no version-4 UUID" },
        { "0b6f3c1e-5a77-7c9e-9d21-3f4e8a6b7c50\n", "no version-4 UUID" },
        { "0b6f3c1e-5a77-4c9e-cd21-3f4e8a6b7c50\n", "no version-4 UUID" },
        { "0b6f3c1e5a774c9e9d213f4e8a6b7c50\n", "no version-4 UUID" },
        { "+b6f3c1e-5a77-4c9e-9d21-3f4e8a6b7c50\n", "no version-4 UUID" },
        { "0b6f3c1e-5a77-4c9e-9d21-3f4e8a6b7c5\u0131", "too long" },
        { "{" + Id + "}", "too long" },
        { " " + Id, "too long" },
        { Id + " ", "too long" },
        { "\uFEFF" + Id, "too long" },
        { Id + "\n\n", "several lines" },
        { Id + "\r", "several lines" },
        { Id + "\r\r\n", "several lines" },
        { Id + "\n" + Id + "\n", "several lines" },
        { "\n" + Id, "several lines" },
        { new string('a', 64), "too long" },
        { new string('a', 65), "too long" },
        { new string('a', 5000), "too long" },
    };

    public static TheoryData<string> Ids => [Id, Id + "\n", Id + "\r\n", Id.ToUpperInvariant() + "\n"];

    public void Dispose() => _directory.Dispose();

    [Promise(Section.InstanceId, "Content that is no version-4 UUID is replaced, with one warning")]
    [Theory]
    [MemberData(nameof(NoIds))]
    public void What_is_no_id_is_replaced_and_the_fault_names_its_kind_alone(string content, string kind)
    {
        File.WriteAllText(_directory.IdFile, content, new UTF8Encoding(false));
        _directory.Repository.Find().Should().BeNull();
        File.ReadAllText(_directory.IdFile, new UTF8Encoding(false)).Should().Be(content.TrimStart('\uFEFF'), "finding writes nothing");

        var lookup = _directory.Repository.GetOrCreate();

        lookup.Origin.Should().Be(InstanceIdOrigin.Replaced);
        lookup.Fault.Should().Be($".instance_id was replaced, for it {Verb(kind)} {kind}.");
        File.ReadAllText(_directory.IdFile).Should().Be($"{lookup.Id}\n");
        HealedDirectory.ShouldHeal(_directory.Path).Should().Be(lookup.Id);
        _directory.Names.Should().BeEquivalentTo(".instance_id", ".instance_id.lock");
    }

    [Promise(Section.InstanceId, "36 characters in `.instance_id`, a trailing newline tolerated")]
    [Theory]
    [MemberData(nameof(Ids))]
    public void An_id_is_kept_in_upper_case_and_with_one_newline_and_its_file_stays_as_it_is(string content)
    {
        File.WriteAllText(_directory.IdFile, content);

        var lookup = _directory.Repository.GetOrCreate();

        lookup.Origin.Should().Be(InstanceIdOrigin.Kept);
        lookup.Fault.Should().BeNull();
        $"{lookup.Id}".Should().Be(Id);
        $"{_directory.Repository.Find()}".Should().Be(Id);
        File.ReadAllText(_directory.IdFile).Should().Be(content);
        _directory.Names.Should().BeEquivalentTo(".instance_id");
    }

    [Promise(Section.InstanceId, "36 characters in `.instance_id`, a trailing newline tolerated")]
    [Fact]
    public void A_new_file_holds_the_id_and_a_line_feed_and_nothing_stays_beside_it()
    {
        var lookup = _directory.Repository.GetOrCreate();

        File.ReadAllText(_directory.IdFile).Should().Be($"{lookup.Id}\n");
        _directory.Names.Should().BeEquivalentTo(".instance_id");
    }

    private static string Verb(string kind) => kind is "empty" or "too long" ? "was" : "held";
}
