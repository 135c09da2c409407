package org.ridgepoint.experiment.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.ridgepoint.experiment.config.Home;
import org.ridgepoint.experiment.progress.ProgressLine;
import org.ridgepoint.experiment.run.MachineSimulator;

/** Where the program starts. */
public final class Main {
    private Main() {}

    /** Does what the arguments ask for and ends the process with its exit code. */
    public static void main(String[] arguments) {
        PrintWriter out = writer(FileDescriptor.out);
        PrintWriter err = writer(FileDescriptor.err);
        CommandLineInterface line =
                new CommandLineInterface(Home::find, new MachineSimulator(), out, err, ProgressLine.on(err));
        System.exit(line.run(arguments));
    }

    private static PrintWriter writer(FileDescriptor stream) {
        return new PrintWriter(new FileOutputStream(stream), false, StandardCharsets.UTF_8);
    }
}
