package io.vernier.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where {@code ./mvnw} takes its Maven from; the Mavens are scripts that say what they are called with. */
class MavenWrapperTest {
    private static final String SAYS_HOW_IT_IS_CALLED = "echo \"run $* with $JAVA_HOME\"";

    @TempDir
    Path root;

    @BeforeEach
    void hasShell() {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "the scripts need /bin/sh");
    }

    @Test
    void anInstalledMavenThatIsNewEnoughIsTaken() throws IOException, InterruptedException {
        installed("3.8.7");

        assertThat(mvnw("verify", "-q").said()).isEqualTo("run verify -q with " + System.getProperty("java.home"));
    }

    @Test
    void aReleaseFetchedBeforeComesFirst() throws IOException, InterruptedException {
        installed("3.8.7");
        Shell.program(root.resolve("wrapper/dists/apache-maven-3.9.12/5a1b/bin/mvn"), "echo fetched");

        assertThat(mvnw("verify").said()).isEqualTo("fetched");
    }

    @Test
    void whereThereIsNoneTheSentenceSaysWhatCanBeDone() throws IOException, InterruptedException {
        installed("3.6.3");

        var answer = mvnw("verify");

        assertThat(answer.status()).isEqualTo(1);
        assertThat(answer.said())
                .contains("mvnw: cannot fetch file:" + root + "/repository/org/apache/maven/apache-maven/3.9.12/")
                .endsWith("install Maven 3.8.7 or newer,"
                        + " or set MVNW_REPOURL to a Maven repository that this machine reaches.");
    }

    @Test
    void aFetchedReleaseIsCheckedAndUnpacked() throws IOException, InterruptedException, NoSuchAlgorithmException {
        var zip = zip("apache-maven-3.9.12/bin/mvn");

        var answer = fetch(zip, sum(zip));

        assertThat(answer.said()).isEmpty();
        assertThat(answer.status()).isZero();
        assertThat(root.resolve("home/bin/mvn")).isExecutable().hasContent("echo");
    }

    @Test
    void whatHasAnotherSumIsNotUnpacked() throws IOException, InterruptedException, NoSuchAlgorithmException {
        var zip = zip("apache-maven-3.9.12/bin/mvn");

        var answer = fetch(zip, sum(zip).replaceAll("^.", "x"));

        assertThat(answer.status()).isEqualTo(1);
        assertThat(answer.said()).contains("SHA-256 is " + sum(zip) + ", expected x");
        assertThat(root.resolve("home")).doesNotExist();
    }

    @Test
    void anEntryThatLeavesTheArchiveIsRefused() throws IOException, InterruptedException, NoSuchAlgorithmException {
        var zip = zip("apache-maven-3.9.12/../../outside");

        var answer = fetch(zip, sum(zip));

        assertThat(answer.said()).contains("leaves the archive");
        assertThat(root.resolve("home")).doesNotExist();
    }

    private void installed(String version) throws IOException {
        Shell.program(
                root.resolve("bin/mvn"),
                "if [ \"$1\" = --version ]; then echo 'Apache Maven " + version + "'; else " + SAYS_HOW_IT_IS_CALLED
                        + "; fi");
    }

    private Shell.Answer mvnw(String... arguments) throws IOException, InterruptedException {
        var environment = new HashMap<String, String>();
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("PATH", root.resolve("bin") + ":/usr/bin:/bin");
        environment.put("MAVEN_USER_HOME", root.toString());
        environment.put("MVNW_REPOURL", "file:" + root + "/repository/");
        var command = new ArrayList<>(List.of(House.ROOT.resolve("mvnw").toString()));
        command.addAll(List.of(arguments));
        return Shell.run(environment, command);
    }

    private Shell.Answer fetch(Path zip, String sum) throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin/java").toString();
        var program = House.ROOT.resolve(".mvn/wrapper/FetchMaven.java").toString();
        var home = root.resolve("home").toString();
        return Shell.run(Map.of(), List.of(java, program, zip.toUri().toString(), sum, home));
    }

    private Path zip(String name) throws IOException {
        var zip = root.resolve("maven.zip");
        try (var out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry(name));
            out.write("echo".getBytes(StandardCharsets.UTF_8));
        }
        return zip;
    }

    private static String sum(Path file) throws IOException, NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }
}
