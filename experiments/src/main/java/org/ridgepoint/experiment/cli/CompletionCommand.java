package org.ridgepoint.experiment.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Prints what makes a shell complete commands and options. */
@Command(
        name = "completion",
        description = "Print the script that makes bash and zsh complete commands, options and names.",
        footer = {"", "Example:", "  source <(./ridgepoint completion)"})
final class CompletionCommand implements Callable<Integer> {
    private final Workbench bench;

    CompletionCommand(Workbench bench) {
        this.bench = bench;
    }

    @Override
    public Integer call() {
        CommandLine line = new CommandLine(new RootCommand());
        CommandTable.all()
                .forEach(entry -> line.addSubcommand(entry.name(), entry.maker().apply(bench)));
        bench.out().print(new CompletionScript(bench).text(line));
        return ExitCode.FINE;
    }
}
