package org.ridgepoint.spark;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.package$;
import org.ridgepoint.experiment.config.UserError;
import scala.util.Properties$;

/**
 * How the program gets hold of a cluster: as the application that {@code spark-submit} has started, or by a master's URL.
 *
 * @param master the URL
 */
record Session(String master) {
    private static final String SCALA = "2.13";
    private static final String EVERY_CORE = "local[*]";
    private static final String JARS = "spark.jars";
    private static final String LOG_FILE = "log4j2.configurationFile";
    private static final Pattern STANDALONE = Pattern.compile("spark://(?<masters>.+)");
    private static final Pattern ADDRESS = Pattern.compile("(?<host>[^\\s:/,]+|\\[[0-9a-fA-F:]+]):(?<port>\\d{1,5})");
    private static final int MOST_PORT = 65_535;
    private static final int PATIENCE_MILLISECONDS = 5_000;

    /** A session with the master that the user names, else with the one that {@code spark-submit} was given. */
    static Session of(Optional<String> master) {
        return new Session(master.orElseGet(() -> System.getProperty("spark.master", EVERY_CORE)));
    }

    /** Whether {@code spark-submit} has started this program. */
    static boolean isSubmitted() {
        return System.getProperty("spark.submit.deployMode") != null;
    }

    /** Whether simulations run in this process. */
    boolean isHere() {
        return master.startsWith("local");
    }

    /** A context of Spark, which the caller has to stop. */
    SparkContext open() {
        requireScala();
        requireMaster();
        if (!isSubmitted() && System.getProperty(LOG_FILE) == null) {
            System.setProperty(LOG_FILE, "classpath:org/ridgepoint/spark/quiet-log4j2.properties");
        }
        SparkConf conf = settings();
        try {
            return new SparkContext(conf);
        } catch (Exception refusal) {
            throw refused(Failure.inOneLine(refusal));
        }
    }

    /** A mistake that has to do with the master. */
    UserError refused(String reason) {
        return new UserError("--master " + master + ": " + reason);
    }

    private SparkConf settings() {
        SparkConf conf = new SparkConf()
                .setMaster(master)
                .setIfMissing("spark.app.name", "ridgepoint")
                .setIfMissing("spark.ui.enabled", "false")
                // As much as ./ridgepoint gives itself.
                .setIfMissing("spark.executor.memory", "2g");
        if (isHere()) {
            return conf.set("spark.driver.bindAddress", "127.0.0.1").set("spark.driver.host", "127.0.0.1");
        }
        if (!isSubmitted()) {
            assembledJar().ifPresent(jar -> conf.set(JARS, (conf.get(JARS, "") + "," + jar).replaceFirst("^,", "")));
        }
        return conf;
    }

    /** The jar that this class is in; executors get it from here. */
    private static Optional<Path> assembledJar() {
        try {
            return Optional.of(Path.of(Session.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI()))
                    .filter(Files::isRegularFile);
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void requireScala() {
        String version = Properties$.MODULE$.versionNumberString();
        if (!version.startsWith(SCALA + ".")) {
            throw new UserError("--engine spark: needs a Spark for Scala " + SCALA + "; this is Spark "
                    + package$.MODULE$.SPARK_VERSION() + " for Scala " + version);
        }
    }

    /** Spark itself would try for a minute, and then say little. */
    private void requireMaster() {
        Matcher url = STANDALONE.matcher(master);
        if (!url.matches()) {
            return;
        }
        List<Optional<String>> tried =
                Stream.of(url.group("masters").split(",", -1)).map(this::tried).toList();
        if (tried.stream().allMatch(Optional::isPresent)) {
            throw refused("cannot be reached: " + tried.get(0).orElseThrow());
        }
    }

    /** Why nothing answers at an address, where nothing does. */
    private Optional<String> tried(String address) {
        Matcher parts = ADDRESS.matcher(address);
        if (!parts.matches() || Integer.parseInt(parts.group("port")) > MOST_PORT) {
            throw refused("expected spark://HOST:PORT, or several HOST:PORT with commas between");
        }
        InetSocketAddress place = new InetSocketAddress(parts.group("host"), Integer.parseInt(parts.group("port")));
        if (place.isUnresolved()) {
            return Optional.of("no host is known by the name " + parts.group("host"));
        }
        try (Socket socket = new Socket()) {
            socket.connect(place, PATIENCE_MILLISECONDS);
            return Optional.empty();
        } catch (IOException failure) {
            return Optional.of(Failure.inOneLine(failure));
        }
    }
}
