package org.ridgepoint.experiment.cli;

import java.util.concurrent.Callable;
import org.ridgepoint.experiment.config.UserError;
import org.ridgepoint.experiment.serve.LiveServer;
import org.ridgepoint.experiment.serve.ServeOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Opens the page that answers, until it is stopped. */
@Command(
        name = "serve",
        description = "Open a page that answers as you move a slider, and its JSON interface.",
        footer = {"", "Examples:", "  ridgepoint serve", "  ridgepoint serve --port 9000 --bind 0.0.0.0"})
final class ServeCommand implements Callable<Integer> {
    private static final int LARGEST_PORT = 65_535;

    private final Workbench bench;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8080",
            description = "Port to listen on, 0 for any that is free (default 8080).")
    private int port;

    @Option(
            names = "--bind",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description =
                    "Address to listen on (default 127.0.0.1: this machine alone; 0.0.0.0 lets a class in, who need no password).")
    private String bind;

    ServeCommand(Workbench bench) {
        this.bench = bench;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (port < 0 || port > LARGEST_PORT) {
            throw new UserError("--port " + port + ": expected a number from 0 to " + LARGEST_PORT);
        }
        LiveServer server = new LiveServer(bench.home(), bench.simulator(), ServeOptions.usual(bind, port));
        server.start();
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        bench.out().println("Listening on " + server.address() + " (stop with Ctrl-C)");
        bench.out().flush();
        server.join();
        return ExitCode.FINE;
    }
}
