package io.vernier.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The search for a JDK in {@code bin/find-jdk.sh}, on folders that only look like JDKs: it starts none of them. */
class FindJdkTest {
    @TempDir
    Path root;

    @BeforeEach
    void hasShell() {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "the scripts need /bin/sh");
    }

    @Test
    void javaHomeComesFirst() throws IOException, InterruptedException {
        var chosen = jdk("home/me/mine", "27.0.1");
        jdk("usr/lib/jvm/java-25", "25.0.3");

        assertThat(find(Map.of("JAVA_HOME", chosen.toString()))).isEqualTo("found " + chosen);
    }

    @Test
    void thenTheJavaOfThePathThroughAllItsLinks() throws IOException, InterruptedException {
        var chosen = jdk("elsewhere/jdk", "26");
        jdk("usr/lib/jvm/java-25", "25.0.3");
        var bin = Files.createDirectories(root.resolve("usr/bin"));
        var alternatives = Files.createDirectories(root.resolve("etc/alternatives"));
        Files.createSymbolicLink(alternatives.resolve("java"), chosen.resolve("bin/java"));
        Files.createSymbolicLink(bin.resolve("java"), Path.of("../../etc/alternatives/java"));

        assertThat(find(Map.of("PATH", bin + ":/usr/bin:/bin"))).isEqualTo("found " + chosen.toRealPath());
    }

    @Test
    void aJavaHomeThatIsTooOldIsPassedOver() throws IOException, InterruptedException {
        var old = jdk("usr/lib/jvm/java-17", "17.0.15");
        var chosen = jdk("opt/jdk-25", "25-ea");

        assertThat(find(Map.of("JAVA_HOME", old.toString()))).isEqualTo("found " + chosen);
    }

    @Test
    void amongTheUsualFoldersTheReleaseNearestTo25Wins() throws IOException, InterruptedException {
        jdk("usr/lib/jvm/a-too-old", "1.8.0_412");
        jdk("usr/lib/jvm/java-27", "27");
        var chosen = jdk("Library/Java/JavaVirtualMachines/temurin-25.jdk/Contents/Home", "25.0.1");

        assertThat(find(Map.of())).isEqualTo("found " + chosen);
    }

    @Test
    void theFoldersOfAPersonCountToo() throws IOException, InterruptedException {
        var chosen = jdk("home/me/.sdkman/candidates/java/25-tem", "25");

        assertThat(find(Map.of())).isEqualTo("found " + chosen);
    }

    @Test
    void aRuntimeWithoutACompilerIsNoJdk() throws IOException, InterruptedException {
        Files.delete(jdk("usr/lib/jvm/jre-25", "25").resolve("bin/javac"));

        assertThat(find(Map.of())).startsWith("Vernier needs a JDK 25 or newer");
    }

    @Test
    void whereThereIsNoneOneSentenceNamesTheCommandThatInstallsIt() throws IOException, InterruptedException {
        assertThat(find(Map.of()))
                .startsWith("Vernier needs a JDK 25 or newer and finds none")
                .containsPattern("install one with: .*25.*")
                .hasLineCount(1);
    }

    private Path jdk(String folder, String version) throws IOException {
        var home = root.resolve(folder);
        Shell.program(home.resolve("bin/java"), "exit 1");
        Shell.program(home.resolve("bin/javac"), "exit 1");
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
        return home;
    }

    private String find(Map<String, String> variables) throws IOException, InterruptedException {
        var script = ". " + House.ROOT.resolve("bin/find-jdk.sh")
                + "; if find_jdk; then echo \"found $JAVA_HOME\"; else explain_jdk; fi";
        var environment = new HashMap<>(
                Map.of("PATH", root + "/empty", "HOME", root + "/home/me", "VERNIER_JDK_ROOT", root.toString()));
        environment.putAll(variables);
        return Shell.run(environment, List.of("/bin/sh", "-eu", "-c", script)).said();
    }
}
