using TelemetryHex.Contracts;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Adapters.Tests.Files;

public sealed class ForgottenIdTests : IDisposable
{
    private readonly DataDirectory _directory = new();

    private static InstanceId Sample => SampleReport.Create().InstanceId;

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void The_file_of_that_id_is_deleted()
    {
        File.WriteAllText(_directory.IdFile, Sample.ToString());

        _directory.Repository.Forget(Sample).Should().BeNull();

        File.Exists(_directory.IdFile).Should().BeFalse();
        _directory.Repository.GetOrCreate().Id.Should().NotBe(Sample, "the next start makes another");
    }

    [Theory]
    [InlineData("650e8400-e29b-41d4-a716-446655440000")]
    [InlineData("no id")]
    public void What_holds_no_longer_that_id_stays(string content)
    {
        File.WriteAllText(_directory.IdFile, content);

        _directory.Repository.Forget(Sample).Should().BeNull();

        File.ReadAllText(_directory.IdFile).Should().Be(content);
    }

    [Fact]
    [Needs(Need.Unix)]
    public void A_link_to_a_file_of_that_id_is_not_followed()
    {
        var target = _directory.Beside("target");
        File.WriteAllText(target, Sample.ToString());
        File.CreateSymbolicLink(_directory.IdFile, target);

        _directory.Repository.Forget(Sample).Should().BeNull();

        File.ReadAllText(target).Should().Be(Sample.ToString());
        new FileInfo(_directory.IdFile).LinkTarget.Should().Be(target);
    }
}
