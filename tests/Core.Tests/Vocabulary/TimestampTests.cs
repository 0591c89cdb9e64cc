using CsCheck;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Core.Tests.Vocabulary;

public sealed class TimestampTests
{
    [Theory]
    [InlineData("2025-01-20T10:30:00Z")]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("9999-12-31T23:59:59Z")]
    [InlineData("2024-02-29T00:00:00Z")]
    public void A_whole_second_in_utc_is_read_and_printed_as_it_was(string text)
    {
        Timestamp.TryParse(text, out var timestamp).Should().BeTrue();
        timestamp.ToString().Should().Be(text);
    }

    [Promise(Section.Report, "`timestamp` is UTC in whole seconds")]
    [Theory]
    [InlineData("2025-01-20T10:30:00.5Z")]
    [InlineData("2025-01-20T10:30:00.000Z")]
    [InlineData("2025-01-20T10:30:00+00:00")]
    [InlineData("2025-01-20T10:30:00+01:00")]
    [InlineData("2025-01-20T10:30:00")]
    [InlineData("2025-01-20T10:30:00z")]
    [InlineData("2025-01-20t10:30:00Z")]
    [InlineData("2025-01-20 10:30:00Z")]
    [InlineData("2025-01-20T10:30Z")]
    [InlineData("2025-1-20T10:30:00Z")]
    [InlineData("25-01-20T10:30:00Z")]
    [InlineData("12025-01-20T10:30:00Z")]
    [InlineData("0000-01-01T00:00:00Z")]
    [InlineData("2025-02-29T00:00:00Z")]
    [InlineData("2025-13-01T00:00:00Z")]
    [InlineData("2025-01-20T24:00:00Z")]
    [InlineData("2025-01-20T10:60:00Z")]
    [InlineData("2016-12-31T23:59:60Z")]
    [InlineData(" 2025-01-20T10:30:00Z")]
    [InlineData("2025-01-20T10:30:00Z ")]
    [InlineData("2025-01-20T10:30:00Z\0")]
    [InlineData("2025-01-20T10:30:0\u0660Z")]
    [InlineData("1737369000")]
    [InlineData("")]
    public void Every_other_form_is_refused(string text)
    {
        Timestamp.TryParse(text, out var timestamp).Should().BeFalse();
        timestamp.Should().Be(default(Timestamp));
    }

    [Fact]
    public void Printing_and_reading_is_the_identity()
        => Gen.DateTimeOffset.Sample(
            instant =>
            {
                var timestamp = Timestamp.From(instant);

                Timestamp.TryParse(timestamp.ToString(), out var parsed).Should().BeTrue();
                parsed.Should().Be(timestamp);
                timestamp.ToString().Should().HaveLength(20);
            },
            iter: 3_000);

    [Promise(Section.Report, "`timestamp` is UTC in whole seconds")]
    [Fact]
    public void A_fraction_is_dropped_towards_the_second_in_which_the_instant_lies()
        => Gen.DateTimeOffset.Sample(
            instant => (instant - Timestamp.From(instant).ToDateTimeOffset()).Should().BeGreaterThanOrEqualTo(TimeSpan.Zero).And.BeLessThan(TimeSpan.FromSeconds(1)),
            iter: 3_000);

    [Fact]
    public void An_instant_of_another_offset_is_printed_in_utc()
        => Timestamp.From(new DateTimeOffset(2025, 1, 20, 12, 30, 0, TimeSpan.FromHours(2))).ToString().Should().Be("2025-01-20T10:30:00Z");

    [Fact]
    public void The_default_of_the_type_is_a_valid_instant() => default(Timestamp).ToString().Should().Be("1970-01-01T00:00:00Z");
}
