package org.ridgepoint.experiment.cli;

import java.io.PrintWriter;
import java.util.function.Supplier;
import org.ridgepoint.experiment.config.Home;
import org.ridgepoint.experiment.run.ProgressListener;
import org.ridgepoint.experiment.run.Simulator;
import picocli.CommandLine;

/** The whole command line, with its streams given, so that it can run inside another program. */
public final class CommandLineInterface {
    private final Workbench bench;

    /** A command line that looks for its files in a home and writes to these streams. */
    public CommandLineInterface(
            Supplier<Home> homeFinder,
            Simulator simulator,
            PrintWriter out,
            PrintWriter err,
            ProgressListener progress) {
        this.bench = new Workbench(homeFinder, simulator, out, err, progress);
    }

    /** Does what the arguments ask for and returns the exit code. */
    public int run(String... arguments) {
        RootCommand root = new RootCommand();
        Failures failures = new Failures(arguments, root);
        try {
            return commandLine(root, failures, arguments).execute(arguments);
        } catch (StackOverflowError | OutOfMemoryError exhausted) {
            return failures.failed(exhausted, bench.err());
        } finally {
            bench.out().flush();
            bench.err().flush();
        }
    }

    private CommandLine commandLine(RootCommand root, Failures failures, String[] arguments) {
        CommandLine line = new CommandLine(root);
        CommandTable.needed(arguments)
                .forEach(entry -> line.addSubcommand(entry.name(), entry.maker().apply(bench)));
        return line.setOut(bench.out())
                .setErr(bench.err())
                .setExpandAtFiles(false)
                .setUsageHelpWidth(100)
                .setParameterExceptionHandler(failures::misused)
                .setExecutionExceptionHandler((failure, command, result) -> failures.failed(failure, bench.err()));
    }
}
