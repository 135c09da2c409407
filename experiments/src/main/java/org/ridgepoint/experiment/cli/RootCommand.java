package org.ridgepoint.experiment.cli;

import org.ridgepoint.experiment.report.Version;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The program without a command: it says what there is. */
@Command(
        name = "ridgepoint",
        description =
                "How fast, and at what energy, does a network really run on an accelerator, and what holds it back?",
        synopsisSubcommandLabel = "COMMAND",
        versionProvider = RootCommand.Versions.class,
        footer = {
            "",
            "Examples:",
            "  ridgepoint run inferx-x1 yolov3 --input 608",
            "  ridgepoint run inferx-x1 resnet50 --set dram.channels=2 --set sram.bulk.capacity=\"4 MiB\"",
            "  ridgepoint run my-chip.yaml gemm:128,256,512 --json",
            "  ridgepoint list chips",
            "",
            "Exit codes: 0 fine; 1 a result differs (verify) or an answer (lab); 2 the input is at fault; 70 ours."
        })
final class RootCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show how to use it.")
    @SuppressWarnings("unused") // the parser acts on it
    private boolean help;

    @Option(names = "--version", versionHelp = true, description = "Show the version.")
    @SuppressWarnings("unused") // the parser acts on it
    private boolean version;

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Show the stack trace of whatever goes wrong.")
    private boolean debug;

    boolean debug() {
        return debug;
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /** Read only where it is asked for. */
    static final class Versions implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"ridgepoint " + Version.current()};
        }
    }
}
