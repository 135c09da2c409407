package org.ridgepoint.spark;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.opentest4j.TestAbortedException;

/** A master and workers of Spark on the loopback address, each a process, from nothing but Spark's jars. */
final class StandaloneCluster implements AutoCloseable {
    static final Path JARS = Path.of(System.getProperty("spark.jars.folder"));
    static final Path ASSEMBLED = Path.of(System.getProperty("assembled.jar"));

    private static final Pattern URL = Pattern.compile("spark://\\S+:\\d+");
    private static final long MOST_SECONDS = 600;

    private final Path folder;
    private final List<Process> processes = new ArrayList<>();
    private final String master;

    private StandaloneCluster(Path folder) throws IOException, InterruptedException {
        this.folder = folder;
        processes.add(daemon("master", "master.Master"));
        this.master = awaited(folder.resolve("master.log"), URL);
    }

    /** A master alone; the test is left out where no port may be opened. */
    static StandaloneCluster start(Path folder) throws IOException, InterruptedException {
        try (ServerSocket door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            door.getLocalPort();
        } catch (IOException forbidden) {
            throw new TestAbortedException("no port can be opened on the loopback address", forbidden);
        }
        return new StandaloneCluster(folder);
    }

    String master() {
        return master;
    }

    /** A worker of one core, once the master knows it. */
    Process worker(String name) throws IOException, InterruptedException {
        Path work = folder.resolve(name);
        Process worker =
                daemon(name, "worker.Worker", "--cores", "1", "--memory", "1g", "--work-dir", work.toString(), master);
        processes.add(worker);
        awaited(folder.resolve(name + ".log"), Pattern.compile("Successfully registered with master"));
        return worker;
    }

    /** Ridgepoint with Spark beside it, as {@code ./ridgepoint --engine spark} runs it. */
    Process program(String name, List<String> options, String... arguments) throws IOException {
        List<String> words = new ArrayList<>(options);
        words.addAll(List.of("-cp", ASSEMBLED + File.pathSeparator + JARS + "/*"));
        words.add("org.ridgepoint.experiment.cli.Main");
        words.addAll(List.of(arguments));
        return java(name, words);
    }

    /** What {@code spark-submit} does, which is a script around this class. */
    Process submit(String name, String... arguments) throws IOException, InterruptedException {
        List<String> words = List.of("-cp", JARS + "/*", "org.apache.spark.launcher.Main");
        List<String> asked = new ArrayList<>(words);
        asked.add("org.apache.spark.deploy.SparkSubmit");
        asked.addAll(List.of(arguments));
        finish(java(name + "-command", asked));
        String command = Files.readString(folder.resolve(name + "-command.log"));
        int start = command.indexOf('\n') + 1;
        return process(name, List.of(command.substring(start).split("\0")));
    }

    /** The exit code of a process, which has to end. */
    static int finish(Process process) throws InterruptedException {
        if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("does not end: " + process.info());
        }
        return process.exitValue();
    }

    /** What a process has printed, by its name. */
    String printed(String name) throws IOException {
        return Files.readString(folder.resolve(name + ".log"));
    }

    private Process daemon(String name, String type, String... arguments) throws IOException {
        List<String> words =
                new ArrayList<>(List.of("-Xmx256m", "-Dspark.master.rest.enabled=false", "-cp", JARS + "/*"));
        words.add("org.apache.spark.deploy." + type);
        words.addAll(List.of("--host", "127.0.0.1", "--port", "0", "--webui-port", "0"));
        words.addAll(List.of(arguments));
        return java(name, words);
    }

    private Process java(String name, List<String> words) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(words);
        return process(name, command);
    }

    private Process process(String name, List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(name + ".log").toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("SPARK_HOME", JARS.getParent().toString());
        builder.environment().put("SPARK_SCALA_VERSION", "2.13");
        builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
        return builder.start();
    }

    private static String awaited(Path log, Pattern words) throws IOException, InterruptedException {
        for (long tenths = 0; tenths < MOST_SECONDS * 10; tenths++) {
            Matcher found = words.matcher(Files.readString(log));
            if (found.find()) {
                return found.group();
            }
            Thread.sleep(100);
        }
        throw new IllegalStateException("no " + words + " in " + Files.readString(log));
    }

    @Override
    public void close() throws InterruptedException {
        for (Process process : processes) {
            process.destroy();
        }
        for (Process process : processes) {
            finish(process);
        }
    }
}
