using FluentAssertions;
using TelemetryHex.Ports;

namespace TelemetryHex.Contracts;

/// <summary>What every <see cref="IInstanceIdRepository"/> must do.</summary>
public abstract class InstanceIdRepositoryContract
{
    /// <summary>A repository on a store. Calls with the same name share the store; a name's first call finds it empty.</summary>
    protected abstract IInstanceIdRepository CreateRepository(string store);

    /// <summary>The first call makes an id and says so.</summary>
    [ContractFact]
    public void An_empty_store_creates_an_id()
    {
        var lookup = CreateRepository("a").GetOrCreate();

        lookup.Origin.Should().Be(InstanceIdOrigin.Created);
        lookup.Id.Should().NotBeNull();
        lookup.Fault.Should().BeNull();
    }

    /// <summary>The id outlives the repository that made it.</summary>
    [ContractFact]
    public void A_later_repository_on_the_same_store_keeps_the_id()
    {
        var first = CreateRepository("a").GetOrCreate();

        var second = CreateRepository("a").GetOrCreate();

        second.Should().Be(InstanceIdLookup.Kept(first.Id ?? throw new InvalidOperationException("No id was made.")));
    }

    /// <summary>Two installations do not share an id.</summary>
    [ContractFact]
    public void Two_stores_have_two_ids()
        => CreateRepository("a").GetOrCreate().Id.Should().NotBe(CreateRepository("b").GetOrCreate().Id);

    /// <summary>Looking is free of consequence.</summary>
    [ContractFact]
    public void Finding_creates_nothing()
    {
        CreateRepository("a").Find().Should().BeNull();
        CreateRepository("a").Find().Should().BeNull();
        CreateRepository("a").GetOrCreate().Origin.Should().Be(InstanceIdOrigin.Created);
    }

    /// <summary>What was created is found.</summary>
    [ContractFact]
    public void Finding_returns_what_was_created()
    {
        var created = CreateRepository("a").GetOrCreate();

        CreateRepository("a").Find().Should().Be(created.Id);
    }

    /// <summary>Racing callers end with one id, the one that is kept.</summary>
    [ContractFact]
    public async Task Racing_callers_all_get_the_id_that_is_kept()
    {
        for (var round = 0; round < 20; round++)
        {
            var store = $"race-{round}";

            var ids = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => CreateRepository(store).GetOrCreate().Id)));

            var kept = CreateRepository(store).Find();
            kept.Should().NotBeNull();
            ids.Should().OnlyContain(id => id == kept);
        }
    }
}
