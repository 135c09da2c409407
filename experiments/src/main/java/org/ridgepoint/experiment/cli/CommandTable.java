package org.ridgepoint.experiment.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;

/** The commands by name. Only the one that is asked for is made, which saves a tenth of a second. */
final class CommandTable {
    private static final List<CommandRow> ENTRIES = List.of(
            new CommandRow("run", RunCommand::new),
            new CommandRow("sweep", SweepCommand::new),
            new CommandRow("scenario", ScenarioCommand::new),
            new CommandRow("compare", CompareCommand::new),
            new CommandRow("merge", MergeCommand::new),
            new CommandRow("cache", CacheCommand::new),
            new CommandRow("memory", MemoryCommand::new),
            new CommandRow("sram", SramCommand::new),
            new CommandRow("footprint", FootprintCommand::new),
            new CommandRow("list", ListCommand::new),
            new CommandRow("show", ShowCommand::new),
            new CommandRow("verify", VerifyCommand::new),
            new CommandRow("explain", ExplainCommand::new),
            new CommandRow("serve", ServeCommand::new),
            new CommandRow("reproduce", ReproduceCommand::new),
            new CommandRow("validate", ValidateCommand::new),
            new CommandRow("lab", LabCommand::new),
            new CommandRow("mcp", McpCommand::new),
            new CommandRow("completion", CompletionCommand::new));

    private CommandTable() {}

    /** A command and how it is made. */
    record CommandRow(String name, Function<Workbench, Callable<Integer>> maker) {}

    static List<String> names() {
        return ENTRIES.stream().map(CommandRow::name).toList();
    }

    static List<CommandRow> all() {
        return ENTRIES;
    }

    /** The command that the arguments begin with; all of them where they begin with none. */
    static List<CommandRow> needed(String[] arguments) {
        Optional<CommandRow> asked = Arrays.stream(arguments)
                .filter(argument -> !argument.startsWith("-"))
                .findFirst()
                .flatMap(first -> ENTRIES.stream()
                        .filter(entry -> entry.name().equals(first))
                        .findFirst());
        return asked.map(List::of).orElse(ENTRIES);
    }
}
