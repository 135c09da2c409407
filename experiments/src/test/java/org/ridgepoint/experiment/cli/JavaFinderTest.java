package org.ridgepoint.experiment.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the launcher says of the Java that it finds, new enough or not. */
class JavaFinderTest {
    @TempDir
    Path folder;

    @Test
    void aJavaThatIsPassedOverIsNamedWithItsVersion() throws Exception {
        Path eleven = java("eleven", "echo 'openjdk version \"11.0.2\" 2019-01-15' >&2");
        assertThat(found(eleven, 17_000)).contains("Found: Java 11 without javac in " + eleven + ", ");
        Path eight = java("eight", ":");
        Files.writeString(eight.resolve("release"), "JAVA_VERSION=\"1.8.0_302\"\n");
        assertThat(found(eight, 17_000)).contains("Found: Java 8 without javac in " + eight);
    }

    @Test
    void theJavaThatIsTakenIsNamedWithItsVersionToo() throws Exception {
        Path home = java("seventeen", "echo 'openjdk version \"17.0.9\" 2023-10-17' >&2");
        Files.createFile(home.resolve("bin/javac")).toFile().setExecutable(true);
        assertThat(found(home, 17)).contains("Found: Java 17 in " + home + "; ");
    }

    private Path java(String name, String command) throws IOException {
        Path java = folder.resolve(name).resolve("bin/java");
        Files.createDirectories(java.getParent());
        Files.writeString(java, "#!/bin/sh\n" + command + "\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
        return folder.resolve(name);
    }

    private static String found(Path javaHome, int least) throws Exception {
        String script = ". build-tools/jdk.sh; least_java=" + least + "; find_java javac || :; say_what_is_found";
        ProcessBuilder shell = new ProcessBuilder("sh", "-c", script)
                .directory(Path.of("..").toFile())
                .redirectErrorStream(true);
        shell.environment().put("JAVA_HOME", javaHome.toString());
        shell.environment().put("program", "test");
        Process process = shell.start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(text).isZero();
        return text;
    }
}
