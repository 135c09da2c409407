package org.ridgepoint.experiment.serve;

import java.util.concurrent.Executor;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.ridgepoint.experiment.config.Home;
import org.ridgepoint.experiment.config.UserError;
import org.ridgepoint.experiment.run.Simulator;
import org.ridgepoint.experiment.serve.answer.Answers;
import org.ridgepoint.experiment.serve.queue.FairQueue;
import org.ridgepoint.experiment.serve.state.DesignState;
import org.ridgepoint.experiment.serve.state.Uploads;

/**
 * The page that answers, as a server: {@link Front} lets requests in, {@link Interface} lists what can be asked, {@link Jobs} has
 * workers answer.
 */
public final class LiveServer implements AutoCloseable {
    private static final int MOST_THREADS = 250;
    private static final int MOST_CONNECTIONS = 4000;
    private static final int IDLE_MILLISECONDS = 30_000;
    private static final int HEADER_BYTES = 8 << 10;

    private static final DesignState WARM_UP = DesignState.of("inferx-x1", "resnet50");

    private final Server server;
    private final ServerConnector connector;
    private final FairQueue queue;
    private final Uploads uploads;
    private final ServeOptions options;
    private final ThreadLocal<Answers> answers;

    /** A server that answers as soon as it is started. */
    public LiveServer(Home home, Simulator simulator, ServeOptions options) {
        this.options = options;
        this.uploads = new Uploads(options.mostKeptBytes());
        this.queue = new FairQueue(options.limits());
        QueuedThreadPool threads = new QueuedThreadPool(MOST_THREADS);
        threads.setName("ridgepoint-http");
        threads.setDaemon(true);
        this.server = new Server(threads);
        this.connector = connector();
        server.addConnector(connector);
        server.addBean(new NetworkConnectionLimit(MOST_CONNECTIONS, server));
        this.answers = ThreadLocal.withInitial(() -> new Answers(home, uploads, simulator));
        server.setErrorHandler(new PlainErrors());
        server.setHandler(front(home, threads));
    }

    private Front front(Home home, Executor threads) {
        Metrics metrics = new Metrics();
        Jobs jobs = new Jobs(queue, answers, metrics, options.limits().longest().toSeconds());
        Interface all = new Interface(home, jobs, uploads, options, () -> metrics.text(queue.load()));
        return new Front(new Gate(options.bind()), all.routes(), metrics, threads);
    }

    private ServerConnector connector() {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setSendDateHeader(false);
        http.setRequestHeaderSize(HEADER_BYTES);
        http.setUriCompliance(UriCompliance.RFC3986);
        http.setIdleTimeout(IDLE_MILLISECONDS);
        ServerConnector made = new ServerConnector(server, new HttpConnectionFactory(http));
        made.setHost(options.bind());
        made.setPort(options.port());
        made.setIdleTimeout(IDLE_MILLISECONDS);
        made.setAcceptQueueSize(1024);
        return made;
    }

    /** Opens the port; a port that is taken is the user's error. */
    public void start() {
        try {
            server.start();
            warmUp();
        } catch (Exception failure) {
            close();
            throw new UserError("--port " + options.port() + " on " + options.bind() + ": cannot be opened: "
                    + failure.getMessage());
        }
    }

    /** Has the JVM compile what every answer needs before somebody waits for it; whoever comes meanwhile goes first in turn. */
    private void warmUp() {
        for (int i = 0; i < options.warmUps(); i++) {
            queue.submit("warm-up " + i, "warm-up", () -> {
                try {
                    answers.get().answer(WARM_UP, false, (name, content) -> Exchange.line(content));
                } catch (RuntimeException unwanted) {
                    // closed meanwhile, or a home without that chip: nobody waits for it
                }
            });
        }
    }

    /** Where the page is. */
    public String address() {
        String host = options.bind().contains(":") ? "[" + options.bind() + "]" : options.bind();
        return "http://" + host + ":" + connector.getLocalPort() + "/";
    }

    /** Waits until somebody closes it. */
    public void join() throws InterruptedException {
        server.join();
    }

    @Override
    public void close() {
        queue.close();
        try {
            server.stop();
        } catch (Exception failure) {
            throw new IllegalStateException("the server does not stop", failure);
        } finally {
            uploads.close();
        }
    }
}
