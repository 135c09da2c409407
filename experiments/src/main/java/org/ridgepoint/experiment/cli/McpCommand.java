package org.ridgepoint.experiment.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import org.ridgepoint.experiment.mcp.CommandRunner;
import org.ridgepoint.experiment.mcp.ContextServer;
import org.ridgepoint.experiment.run.ProgressListener;
import picocli.CommandLine.Command;

/** The commands as tools of the Model Context Protocol. */
@Command(
        name = "mcp",
        description = {
            "Speak the Model Context Protocol over standard input and output: tools list, show, run, explain and sweep.",
            "Whoever writes to the input has the rights of the user who started it."
        },
        footer = {"", "Examples:", "  ridgepoint mcp"})
final class McpCommand implements Callable<Integer> {
    private final Workbench bench;

    McpCommand(Workbench bench) {
        this.bench = bench;
    }

    @Override
    public Integer call() throws InterruptedException {
        // whatever a library prints is no protocol
        System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8));
        new ContextServer(this::run).serve(System.in, new FileOutputStream(FileDescriptor.out));
        return ExitCode.FINE;
    }

    /** The command line, with what it prints handed back. */
    private CommandRunner.Completion run(List<String> words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLineInterface line = new CommandLineInterface(
                bench::home, bench.simulator(), new PrintWriter(out), new PrintWriter(err), ProgressListener.SILENT);
        int code = line.run(words.toArray(String[]::new));
        return new CommandRunner.Completion(code == ExitCode.FINE, out.toString(), err.toString());
    }
}
