using Microsoft.CodeAnalysis;

namespace TelemetryHex.Analyzers.Tests.Capabilities;

/// <summary>What an assembly reaches is what its list names: each attempt that was once shown is refused, with its finding.</summary>
public sealed class CapabilityAuditTests
{
    private const StringComparison Exact = StringComparison.Ordinal;

    private const string Usings = "using System; using System.Runtime.CompilerServices; using System.Runtime.InteropServices;\n";

    [Theory]
    [InlineData("System.Net.Http.HttpClient", "object O() => new System.Net.Http.HttpClient();")]
    [InlineData("System.Net.Sockets.Socket", "object O(System.Net.Sockets.SafeSocketHandle h) => new System.Net.Sockets.Socket(h);")]
    [InlineData("System.Net.WebSockets.ClientWebSocket", "object O() => new System.Net.WebSockets.ClientWebSocket();")]
    [InlineData("System.Net.Mail.SmtpClient", "object O() => new System.Net.Mail.SmtpClient(\"there\");")]
    [InlineData("System.IO.Pipes.NamedPipeClientStream", "object O() => new System.IO.Pipes.NamedPipeClientStream(\"pipe\");")]
    [InlineData("System.Net.Dns", "object O() => System.Net.Dns.GetHostAddresses(\"secret.there\");")]
    public void Only_the_http_adapter_reaches_the_network(string type, string member)
    {
        var refused = $"{type}: it is of NETWORK, which no list opens to {CompiledAdapter.Name}";

        CompiledAdapter.Audit($"class Adapter {{ {member} }}").Should().Contain(finding => finding.StartsWith(refused, Exact));
        CompiledAdapter.Audit("", $"NETWORK\n{type}").Should()
            .Contain($"{CompiledAdapter.Name}.txt: the line '{type}' is of NETWORK, which no list opens to this assembly");
        CompiledAdapter.Audit($"class Adapter {{ {member} }}", $"NETWORK\n{type}", "TelemetryHex.Adapters.Http")
            .Should().NotContain(finding => finding.StartsWith(type + ":", Exact));
    }

    [Theory]
    [InlineData("System.Xml.Linq.XDocument::Load", "object O() => System.Xml.Linq.XDocument.Load(\"https://there/secret\");", "FILES")]
    [InlineData("System.Text.RegularExpressions.Regex", "object O() => new System.Text.RegularExpressions.Regex(\"x\");", "PLAIN")]
    [InlineData("System.Collections.Generic.List`1", "System.Collections.Generic.List<int>? O;", "PLAIN")]
    [InlineData("System.IO.FileInfo", "void O<T>() where T : System.IO.FileSystemInfo => O<System.IO.FileInfo>();", "FILES")]
    [InlineData("System.Threading.AsyncLocal`1", "object O(object o) => (System.Threading.AsyncLocal<Adapter>)o;", "PLAIN")]
    [InlineData("System.ComponentModel.DescriptionAttribute", "[System.ComponentModel.Description] int O;", "PLAIN")]
    [InlineData("System.Nowhere", "", "PLAIN", "namespace System { class Nowhere { public class Inner; } }")]
    [InlineData(
        "native libc!gethostname",
        "[DllImport(\"libc\", EntryPoint = \"gethostname\")] static extern int O(nint name, nint length);",
        "NATIVE")]
    public void What_the_list_does_not_name_is_refused_with_the_line_to_write(string line, string member, string heading, string other = "")
    {
        var source = $"{Usings}class Adapter {{ {member} }} {other}";
        var write = $"{line}: its list does not name it: write '{line}' under {heading} in "
            + $"analyzers/capabilities/{CompiledAdapter.Name}.txt, which a privacy owner must approve";

        CompiledAdapter.Audit(source).Should().Contain(write);
        CompiledAdapter.Audit(source, $"{heading}\n{line}").Should().NotContain(finding => finding.StartsWith(line + ":", Exact));
    }

    [Fact]
    public void Of_a_many_sided_type_the_other_members_stay_refused()
    {
        const string Source = "class Adapter { object O() => System.IO.File.ReadAllText(\"/etc/hostname\"); }";

        foreach (var list in (string[])["FILES\nSystem.IO.File::Exists\nSystem.IO.File::OpenRead", "FILES\nSystem.IO.File"])
        {
            CompiledAdapter.Audit(Source, list).Should().Contain(finding
                => finding.StartsWith("System.IO.File::ReadAllText: its list does not name it", Exact));
        }
    }

    [Fact]
    public void A_list_may_narrow_any_type_to_some_of_its_members()
        => CompiledAdapter.Audit("class Adapter { object O() => System.Math.Abs(1) + System.Math.Max(1, 2); }", "PLAIN\nSystem.Math::Abs")
            .Should().Contain(finding => finding.StartsWith("System.Math::Max: its list does not name it", Exact))
            .And.NotContain(finding => finding.StartsWith("System.Math::Abs", Exact));

    [Theory]
    [InlineData(
        "System.Runtime.CompilerServices.UnsafeAccessorAttribute",
        "[UnsafeAccessor(UnsafeAccessorKind.Constructor)] static extern Version O(int major);")]
    [InlineData(
        "System.Runtime.CompilerServices.UnsafeAccessorTypeAttribute",
        "[UnsafeAccessor(UnsafeAccessorKind.StaticMethod, Name = \"get_MachineName\")] "
        + "static extern string O([UnsafeAccessorType(\"System.Environment\")] object? o);")]
    [InlineData(
        "System.Runtime.InteropServices.NativeLibrary",
        "object O() => NativeLibrary.GetExport(NativeLibrary.Load(\"libc\"), \"gethostname\");")]
    [InlineData("System.Diagnostics.Process", "object? O() => System.Diagnostics.Process.Start(\"hostname\");")]
    [InlineData("System.Reflection.Assembly::Load", "object O(byte[] o) => System.Reflection.Assembly.Load(o);")]
    [InlineData("System.Reflection.MethodBase::Invoke", "object? O(System.Reflection.MethodInfo o) => o.Invoke(null, null);")]
    [InlineData("System.Type::GetType", "object? O() => Type.GetType(\"System.Net.Dns, System.Net.NameResolution\");")]
    [InlineData("System.Reflection.Emit.DynamicMethod", "object O() => new System.Reflection.Emit.DynamicMethod(\"o\", null, null);")]
    [InlineData("System.Runtime.Loader.AssemblyLoadContext", "object O() => System.Runtime.Loader.AssemblyLoadContext.Default;")]
    [InlineData("System.Runtime.CompilerServices.ModuleInitializerAttribute", "[ModuleInitializer] internal static void O() { }")]
    [InlineData("<Module>", "[ModuleInitializer] internal static void O() { }")]
    [InlineData("a function pointer", "unsafe void O(delegate*<void> o) { }")]
    [InlineData("a function pointer", "unsafe void O(nint o) => ((delegate* unmanaged<int, void>)o)(1);")]
    [InlineData("a function pointer", "unsafe delegate*<void>[]? O;")]
    [InlineData("a function pointer", "unsafe object O() => new System.Collections.Generic.List<delegate*<int>[]>();")]
    [InlineData("Adapter.O", "[MethodImpl(MethodImplOptions.InternalCall)] static extern int O();")]
    public void What_leads_past_every_list_is_refused_though_the_list_names_it(string place, string member)
        => CompiledAdapter.Audit($"{Usings}class Adapter {{ {member} }}", $"PLAIN\n{place}")
            .Should().Contain(finding => finding.StartsWith(place + ": ", Exact)
                && finding.Contains("no list allows", Exact));

    [Theory]
    [InlineData("sealed", "UnsafeAccessorAttribute")]
    [InlineData("sealed", "IgnoresAccessChecksToAttribute")]
    [InlineData("sealed", "InterceptsLocationAttribute")]
    [InlineData("file sealed", "InterceptsLocationAttribute")]
    public void An_attribute_that_the_assembly_declares_itself_is_known_by_its_name(string modifiers, string name)
        => CompiledAdapter.Audit($"namespace System.Runtime.CompilerServices {{ {modifiers} class {name} : Attribute; }}")
            .Should().Contain(finding => finding.Contains($"{name}: no list allows it", Exact));

    [Fact]
    public void The_constructor_of_a_version_is_out_of_reach()
        => CompiledAdapter.Audit(
            CompiledAdapter.Compile(
                """
                using System.Runtime.CompilerServices; using TelemetryHex.Vocabulary; namespace TelemetryHex;
                class Adapter { [UnsafeAccessor(UnsafeAccessorKind.Constructor)] static extern ProductVersion O(string text); }
                """,
                more: [Core("namespace TelemetryHex.Vocabulary; public class ProductVersion { private ProductVersion(string text) { } }")]))
            .Should().HaveCount(2)
            .And.OnlyContain(finding => finding.StartsWith("System.Runtime.CompilerServices.UnsafeAccessor", Exact)
                && finding.Contains("no list allows it", Exact));

    [Fact]
    public void A_stand_in_for_the_platform_s_assembly_hides_no_name()
    {
        var stub = CompiledAdapter.Compile(
            "namespace System.Net; public static class Dns { public static object GetHostName() => 1; }", "System.Net.NameResolution");
        var adapter = CompiledAdapter.Compile(
            "extern alias stub; class Adapter { object O() => stub::System.Net.Dns.GetHostName(); }",
            more: [MetadataReference.CreateFromImage(stub).WithAliases(["stub"])]);

        CompiledAdapter.Audit(adapter).Should().Contain(finding => finding.StartsWith("System.Net.Dns: it is of NETWORK", Exact))
            .And.Contain(finding => finding.StartsWith("assembly System.Net.NameResolution: its list", Exact));
    }

    [Fact]
    public void Types_of_ours_are_free_and_what_only_calls_itself_ours_is_not()
    {
        CompiledAdapter.Audit(CompiledAdapter.Compile(
            "namespace TelemetryHex; class Adapter { object O() => new Ports.Port<int>(); }",
            more: [Core("namespace TelemetryHex.Ports; public class Port<T>;")]))
            .Should().BeEmpty();

        var evil = MetadataReference.CreateFromImage(CompiledAdapter.Compile("namespace TelemetryHex.Ports; public class Evil;", "Evil"));
        CompiledAdapter.Audit(CompiledAdapter.Compile("class Adapter { object O() => new TelemetryHex.Ports.Evil(); }", more: [evil]))
            .Should().Contain(finding => finding.StartsWith("assembly Evil: its list", Exact))
            .And.Contain(finding => finding.StartsWith("TelemetryHex.Ports.Evil: its list", Exact));

        var forwarding = Core("namespace System.Net; public class Dns2;");
        CompiledAdapter.Audit(CompiledAdapter.Compile("class Adapter { object O() => new System.Net.Dns2(); }", more: [forwarding]))
            .Should().Contain(finding => finding.StartsWith("System.Net.Dns2: it is of NETWORK", Exact));
    }

    [Fact]
    public void An_embedded_assembly_and_its_loading_are_refused()
    {
        var resource = new ResourceDescription("hidden.dll", () => new MemoryStream([0x4D, 0x5A]), isPublic: true);
        var adapter = CompiledAdapter.Compile(
            "class Adapter { object O(byte[] o) => System.Reflection.Assembly.Load(o); }", resources: [resource]);

        CompiledAdapter.Audit(adapter).Should().Contain(finding => finding.StartsWith("resource hidden.dll: its list", Exact))
            .And.Contain(finding => finding.StartsWith("System.Reflection.Assembly::Load: no list allows it", Exact));
    }

    [Fact]
    public void A_line_that_nothing_uses_is_a_difference_where_lists_are_strict()
    {
        const string Source = "class Adapter { }";
        const string List = "ASSEMBLIES\nassembly System.Runtime\n\nPLAIN\nSystem.Text.Rune";

        CompiledAdapter.Audit(Source, List).Should().NotContain(finding => finding.StartsWith("System.Text.Rune", Exact));
        CompiledAdapter.Audit(Source, List, isStrict: true).Should().Contain(
            $"System.Text.Rune: nothing reaches it: take the line out of analyzers/capabilities/{CompiledAdapter.Name}.txt");
    }

    [Theory]
    [InlineData("PLAIN\nSystem.IO.File::Exists", "the line 'System.IO.File::Exists' belongs under FILES")]
    [InlineData("System.Text.Rune", "the line 'System.Text.Rune' belongs under PLAIN")]
    [InlineData("PLAIN\nSystem.Text.Rune\nSystem.Text.Rune", "the line 'System.Text.Rune' stands there twice")]
    public void A_list_that_hides_a_line_is_a_difference_itself(string list, string fault)
        => CompiledAdapter.Audit("", list).Should().Contain($"{CompiledAdapter.Name}.txt: {fault}");

    [Fact]
    public void An_assembly_of_ours_without_a_list_is_refused_and_another_s_is_not_asked_for_one()
    {
        CompiledAdapter.Audit(CompiledAdapter.Compile("", "TelemetryHex.New")).Should().ContainSingle()
            .Which.Should().StartWith("TelemetryHex.New: it has no list: write analyzers/capabilities/TelemetryHex.New.txt");
        CompiledAdapter.Audit(CompiledAdapter.Compile("", "telemetryhex")).Should().ContainSingle();
        CompiledAdapter.Audit(CompiledAdapter.Compile("class C { object O() => new System.Net.Http.HttpClient(); }", "Acme"))
            .Should().BeEmpty();
    }

    private static PortableExecutableReference Core(string source)
        => MetadataReference.CreateFromImage(CompiledAdapter.Compile(source, "TelemetryHex.Core"));
}
