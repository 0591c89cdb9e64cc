using FluentAssertions;
using TelemetryHex.Ports;

namespace TelemetryHex.Contracts;

/// <summary>What every <see cref="IInstanceIdRepository"/> must do.</summary>
public abstract class InstanceIdRepositoryContract
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    /// <summary>A repository on a store. Calls with the same name share the store; a name's first call finds it empty.</summary>
    protected abstract IInstanceIdRepository CreateRepository(string store);

    /// <summary>The first call makes an id and says so.</summary>
    [Fact]
    public void An_empty_store_creates_an_id()
    {
        var lookup = CreateRepository("a").GetOrCreate();

        lookup.Fault.Should().BeNull("an empty store that may be written has no fault");
        lookup.Origin.Should().Be(InstanceIdOrigin.Created, "a first run is told by it: answer InstanceIdLookup.Created for an id that was just made");
        lookup.Id.Should().NotBeNull("an id was made");
    }

    /// <summary>The id outlives the repository that made it.</summary>
    [Fact]
    public void A_later_repository_on_the_same_store_keeps_the_id()
    {
        var first = CreateRepository("a").GetOrCreate();

        var second = CreateRepository("a").GetOrCreate();

        second.Should().Be(
            InstanceIdLookup.Kept(first.Id ?? throw new InvalidOperationException("No id was made.")),
            "an installation keeps its id over restarts: keep it in the store, not in the repository");
    }

    /// <summary>Two installations do not share an id.</summary>
    [Fact]
    public void Two_stores_have_two_ids()
        => CreateRepository("a").GetOrCreate().Id.Should().NotBe(CreateRepository("b").GetOrCreate().Id, "an id is random: one that is derived from the machine is its name");

    /// <summary>Looking is free of consequence.</summary>
    [Fact]
    public void Finding_creates_nothing()
    {
        const string Look = "looking is what is done when telemetry is off: only GetOrCreate makes an id";
        CreateRepository("a").Find().Should().BeNull(Look);
        CreateRepository("a").Find().Should().BeNull(Look);
        CreateRepository("a").GetOrCreate().Origin.Should().Be(InstanceIdOrigin.Created, Look);
    }

    /// <summary>What was created is found.</summary>
    [Fact]
    public void Finding_returns_what_was_created()
    {
        var created = CreateRepository("a").GetOrCreate();

        CreateRepository("a").Find().Should().NotBeNull("an id was made and kept").And.Be(created.Id, "it is the id that reports bear");
    }

    /// <summary>Racing callers end with one id, the one that is kept.</summary>
    [Fact]
    public async Task Racing_callers_all_get_the_id_that_is_kept()
    {
        for (var round = 0; round < 20; round++)
        {
            var store = $"race-{round}";

            var ids = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => CreateRepository(store).GetOrCreate().Id))).WaitAsync(Deadline);

            var kept = CreateRepository(store).Find();
            kept.Should().NotBeNull("each of the racing callers was to keep an id");
            ids.Should().OnlyContain(id => id == kept, "two that start at once are one installation: publish the id atomically, and answer what is kept");
        }
    }
}
