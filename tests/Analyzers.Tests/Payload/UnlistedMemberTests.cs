using Microsoft.CodeAnalysis.Testing;

namespace TelemetryHex.Analyzers.Tests.Payload;

/// <summary>THX0002.</summary>
public sealed class UnlistedMemberTests
{
    [Fact]
    public Task A_report_whose_members_all_have_rows_is_accepted() => Verify.Payload(Acme.Report, Acme.Rows);

    [Fact]
    public Task A_member_without_a_row_is_refused_at_its_name_with_the_row_to_add()
        => Verify.Payload(
            """
            public sealed record Report
            {
                public required Word Id { get; init; }
                public required Word {|#0:HostName|} { get; init; }
            }
            """,
            "| `id` | word | To count | `abc` |",
            new DiagnosticResult(Rules.UnlistedMember).WithLocation(0)
                .WithArguments("Report.HostName", "host_name", "| `host_name` | word | why it is collected | `example` |"));

    [Fact]
    public Task A_member_that_may_be_null_is_told_so_in_the_row_to_add()
        => Verify.Payload(
            """
            public sealed record Report
            {
                public required Count? Id { get; init; }
                public required Count? {|#0:Users|} { get; init; }
            }
            """,
            "| `id` | count or null | To count | `1` |",
            new DiagnosticResult(Rules.UnlistedMember).WithLocation(0)
                .WithArguments("Report.Users", "users", "| `users` | count or null | why it is collected | `example` |"));

    [Fact]
    public Task A_positional_member_without_a_row_is_refused()
        => Verify.Payload("public sealed record Report(Word Id, Word {|THX0002:Host|});", "| `id` | word | To count | `abc` |");

    [Fact]
    public Task A_member_of_an_object_is_named_by_its_whole_path()
        => Verify.Payload(
            """
            public sealed record Report(OsInfo Os);
            public readonly record struct OsInfo(Word Name, Word {|#0:Kernel|});
            """,
            "| `os.name` | word | To build | `linux` |",
            new DiagnosticResult(Rules.UnlistedMember).WithLocation(0)
                .WithArguments("OsInfo.Kernel", "os.kernel", "| `os.kernel` | word | why it is collected | `example` |"));

    [Fact]
    public Task An_object_none_of_whose_members_has_a_row_is_refused_as_a_whole()
        => Verify.Payload(
            """
            public sealed record Report(Word Id, OsInfo {|#0:Os|});
            public sealed record OsInfo(Word Name);
            """,
            "| `id` | word | To count | `abc` |",
            new DiagnosticResult(Rules.UnlistedMember).WithLocation(0)
                .WithArguments("Report.Os", "os.…", "| `os.…` | type | why it is collected | `example` |"));

    [Fact]
    public Task One_type_at_two_paths_needs_the_rows_of_both()
        => Verify.Payload(
            """
            public sealed record Report(OsInfo Host, OsInfo Guest);
            public sealed record OsInfo(Word Name, Word {|#0:Kernel|});
            """,
            """
            | `host.name` | word | To build | `linux` |
            | `host.kernel` | word | To build | `linux` |
            | `guest.name` | word | To build | `linux` |
            """,
            new DiagnosticResult(Rules.UnlistedMember).WithLocation(0)
                .WithArguments("OsInfo.Kernel", "guest.kernel", "| `guest.kernel` | word | why it is collected | `example` |"));

    [Fact]
    public Task A_row_in_prose_allows_nothing()
        => Verify.Payload(
            "public sealed record Report(Word Id, Word {|THX0002:Host|});",
            "| `id` | word | To count, as `host` is a word | `abc` |");
}
