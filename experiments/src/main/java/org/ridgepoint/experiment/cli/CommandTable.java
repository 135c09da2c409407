package org.ridgepoint.experiment.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;

/** The commands by name. Only the one that is asked for is made, which saves a tenth of a second. */
final class CommandTable {
    private static final List<Entry> ENTRIES = List.of(
            new Entry("run", RunCommand::new),
            new Entry("sweep", SweepCommand::new),
            new Entry("scenario", ScenarioCommand::new),
            new Entry("compare", CompareCommand::new),
            new Entry("merge", MergeCommand::new),
            new Entry("cache", CacheCommand::new),
            new Entry("memory", MemoryCommand::new),
            new Entry("sram", SramCommand::new),
            new Entry("footprint", FootprintCommand::new),
            new Entry("list", ListCommand::new),
            new Entry("show", ShowCommand::new),
            new Entry("verify", VerifyCommand::new),
            new Entry("explain", ExplainCommand::new),
            new Entry("serve", ServeCommand::new),
            new Entry("reproduce", ReproduceCommand::new),
            new Entry("validate", ValidateCommand::new),
            new Entry("lab", LabCommand::new),
            new Entry("mcp", McpCommand::new),
            new Entry("completion", CompletionCommand::new));

    private CommandTable() {}

    /** A command and how it is made. */
    record Entry(String name, Function<Workbench, Callable<Integer>> maker) {}

    static List<String> names() {
        return ENTRIES.stream().map(Entry::name).toList();
    }

    static List<Entry> all() {
        return ENTRIES;
    }

    /** The command that the arguments begin with; all of them where they begin with none. */
    static List<Entry> needed(String[] arguments) {
        Optional<Entry> asked = Arrays.stream(arguments)
                .filter(argument -> !argument.startsWith("-"))
                .findFirst()
                .flatMap(first -> ENTRIES.stream()
                        .filter(entry -> entry.name().equals(first))
                        .findFirst());
        return asked.map(List::of).orElse(ENTRIES);
    }
}
