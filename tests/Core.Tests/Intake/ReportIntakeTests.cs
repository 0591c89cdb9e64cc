using System.Buffers;
using System.Text;
using System.Text.Json;
using TelemetryHex.Contracts;
using TelemetryHex.Core.Tests.Wire;
using TelemetryHex.Intake;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Core.Tests.Intake;

public sealed class ReportIntakeTests
{
    private static readonly EpochKeyRing Keys = EpochKeyRing.Empty.Turn(Day.Of("2024-12-31"), Day.Bytes(1)).Turn(Day.Of("2025-01-20"), Day.Bytes(2));

    private static readonly Timestamp Now = SampleReport.Create().Timestamp;

    [Fact]
    public void A_report_becomes_its_pseudonyms_and_its_shape()
    {
        var sample = SampleReport.Create();
        var taken = Take(SampleReport.Json);

        taken.Fault.Should().BeNull();
        taken.Report.Should().NotBeNull();
        taken.Report?.Pseudonyms.Should().Equal(Keys.Pseudonymize(sample.InstanceId)).And.HaveCount(2);
        taken.Report?.Shape.Should().Be(MachineShape.Of(sample));
        taken.UnknownMembers.Should().Be(0);
    }

    [Promise(Section.Receiving, "Nothing outside the allowlist is stored")]
    [Fact]
    public void A_shape_has_all_of_a_report_but_who_and_when()
    {
        var sample = SampleReport.Create();
        var shape = MachineShape.Of(sample);

        (shape.LiftbridgeVersion, shape.Os, shape.Cpu, shape.Memory).Should().Be((sample.LiftbridgeVersion, sample.Os, sample.Cpu, sample.Memory));
        shape.Should().Be(MachineShape.Of(sample with { InstanceId = Day.Id, Timestamp = default }));
        typeof(MachineShape).GetProperties().Select(property => property.PropertyType).Should().NotContain([typeof(InstanceId), typeof(Timestamp), typeof(string)]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(100)]
    public void A_body_in_pieces_is_taken_as_one(int length)
    {
        var body = Encoding.UTF8.GetBytes(BodyOf.WithMembers("$", "\"else\":1"));
        var taken = ReportIntake.Take(Pieces(body, length), Keys, Now);

        taken.Report?.Shape.Should().Be(MachineShape.Of(SampleReport.Create()));
        taken.Report?.Pseudonyms.Should().Equal(Take(SampleReport.Json).Report?.Pseudonyms);
        taken.UnknownMembers.Should().Be(1);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    public void What_is_no_report_is_the_decoders_fault(string body)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        var expected = BodyOf.Decode(body).Fault;

        expected.Should().NotBeNull();
        foreach (var taken in new[] { Take(body), ReportIntake.Take(Pieces(bytes, 1), Keys, Now) })
        {
            taken.Report.Should().BeNull();
            taken.Fault.Should().Be(expected);
            taken.ClockSkew.Should().Be(TimeSpan.Zero);
        }
    }

    [Fact]
    public void Every_missing_member_is_the_decoders_fault()
        => BodyOf.AllPaths.Should().OnlyContain(path => Take(BodyOf.Without(path)).Fault == BodyOf.Decode(BodyOf.Without(path)).Fault && Take(BodyOf.Without(path)).Report == null);

    [Fact]
    public void A_body_of_4096_bytes_is_read_and_a_longer_one_is_not()
    {
        var longest = Encoding.UTF8.GetBytes(SampleReport.Json.PadRight(ReportIntake.MaxLength));
        byte[] longer = [.. longest, (byte)' '];

        ReportIntake.Take(new ReadOnlySequence<byte>(longest), Keys, Now).Report.Should().NotBeNull();
        ReportIntake.Take(Pieces(longest, 1000), Keys, Now).Report.Should().NotBeNull();
        FluentActions.Invoking(() => ReportIntake.Take(new ReadOnlySequence<byte>(longer), Keys, Now)).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => ReportIntake.Take(Pieces(longer, 1000), Keys, Now)).Should().Throw<ArgumentException>();
    }

    [Promise(Section.Receiving, "A report counts for the receiver's day; the client's clock is counted where it is off, and dropped")]
    [Theory]
    [InlineData(0)]
    [InlineData(90)]
    [InlineData(-86_400)]
    public void The_skew_is_how_far_the_clients_clock_is_ahead(int seconds)
        => ReportIntake.Take(new ReadOnlySequence<byte>(Encoding.UTF8.GetBytes(SampleReport.Json)), Keys, Timestamp.From(Now.ToDateTimeOffset().AddSeconds(-seconds)))
            .ClockSkew.Should().Be(TimeSpan.FromSeconds(seconds));

    [Promise(Section.Receiving, "Nothing outside the allowlist is stored")]
    [Fact]
    public void Nothing_of_the_result_tells_the_id()
    {
        var id = SampleReport.Create().InstanceId.ToString();
        var taken = Take(SampleReport.Json);
        var all = taken + JsonSerializer.Serialize(taken) + string.Concat((taken.Report?.Pseudonyms ?? []).Select(EpochKeyTests.Hex));

        all.Should().Contain("1.10.0").And.NotContain(id).And.NotContain(id.Replace("-", "", StringComparison.Ordinal));
    }

    private static TakenReport Take(string body) => ReportIntake.Take(new ReadOnlySequence<byte>(Encoding.UTF8.GetBytes(body)), Keys, Now);

    private static ReadOnlySequence<byte> Pieces(byte[] body, int length)
    {
        var first = new Piece(default, 0);
        var last = body.Chunk(length).Aggregate(first, (piece, bytes) => piece.Append(bytes));
        return new ReadOnlySequence<byte>(first, 0, last, last.Memory.Length);
    }

    private sealed class Piece : ReadOnlySequenceSegment<byte>
    {
        public Piece(ReadOnlyMemory<byte> memory, long index)
        {
            Memory = memory;
            RunningIndex = index;
        }

        public Piece Append(byte[] bytes)
        {
            var next = new Piece(bytes, RunningIndex + Memory.Length);
            Next = next;
            return next;
        }
    }
}
