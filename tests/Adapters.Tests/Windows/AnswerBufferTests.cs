using TelemetryHex.Adapters.Windows;

namespace TelemetryHex.Adapters.Tests.Windows;

public sealed class AnswerBufferTests
{
    [Fact]
    public void An_answer_that_fits_is_as_long_as_the_call_says()
        => Fill(64, buffer => Answer(buffer, 48)).Should().HaveCount(48).And.OnlyContain(octet => octet == 7);

    [Fact]
    public void A_buffer_that_is_too_short_grows_as_the_call_asks()
        => Fill(64, buffer => buffer.Length < 1000 ? AnswerBuffer.Outcome.TooShort(1000) : Answer(buffer, 999)).Should().HaveCount(999);

    [Fact]
    public void Processors_added_between_two_calls_make_it_grow_again()
    {
        var calls = 0;

        Fill(64, buffer => ++calls < 4 ? AnswerBuffer.Outcome.TooShort(buffer.Length + 48) : Answer(buffer, buffer.Length)).Should().HaveCount(64 + (3 * 48));
    }

    [Fact]
    public void A_buffer_that_must_grow_without_end_is_given_up()
    {
        var calls = 0;

        Fill(64, buffer => ++calls > 100 ? throw new InvalidOperationException() : AnswerBuffer.Outcome.TooShort(buffer.Length + 1)).Should().BeEmpty();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(64)]
    [InlineData(2_000_000)]
    [InlineData(4_294_967_295)]
    public void A_length_that_makes_no_sense_is_given_up(long wanted)
    {
        var calls = 0;

        Fill(64, _ => ++calls > 1 ? throw new InvalidOperationException() : AnswerBuffer.Outcome.TooShort(wanted)).Should().BeEmpty();
    }

    [Theory]
    [InlineData(65)]
    [InlineData(4_294_967_295)]
    public void An_answer_longer_than_its_buffer_is_none(long length) => Fill(64, _ => AnswerBuffer.Outcome.Filled(length)).Should().BeEmpty();

    [Fact]
    public void A_call_that_refuses_is_no_answer() => Fill(64, _ => AnswerBuffer.Outcome.Refused).Should().BeEmpty();

    [Fact]
    public void A_library_or_a_call_that_is_not_there_is_no_answer()
    {
        Fill(64, _ => throw new DllNotFoundException()).Should().BeEmpty();
        Fill(64, _ => throw new EntryPointNotFoundException()).Should().BeEmpty();
    }

    private static byte[] Fill(int length, Func<byte[], AnswerBuffer.Outcome> call) => AnswerBuffer.Fill(length, call).ToArray();

    private static AnswerBuffer.Outcome Answer(byte[] buffer, int length)
    {
        buffer.AsSpan(0, length).Fill(7);
        return AnswerBuffer.Outcome.Filled(length);
    }
}
