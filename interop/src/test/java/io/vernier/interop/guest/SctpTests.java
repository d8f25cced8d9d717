package io.vernier.interop.guest;

import io.vernier.interop.erlang.ErlangNode;
import io.vernier.interop.freediameter.FreeDiameterNode;
import io.vernier.interop.process.ForeignStack;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Runs the tests of all modules that need a kernel with SCTP, which carry the tag {@code sctp}, in one JVM on such a
 * kernel: this machine's own or a guest's, as {@code sctp/with-sctp-kernel} finds it. Where it finds none, the tests are
 * skipped with the reason, or fail where the environment says {@code VERNIER_REQUIRE_FOREIGN=true}.
 *
 * <p>The build calls it when it has packaged this module. Its own class path and options are those of the tests' JVM.
 */
public final class SctpTests {
    private static final Path BASE = Path.of(System.getProperty("basedir", "."));
    private static final Path RUNNER = BASE.resolve("sctp/with-sctp-kernel");
    private static final int LIMIT_SECONDS = 420;

    private SctpTests() {}

    /**
     * Ends the JVM with 0 where no test failed.
     *
     * @param arguments the folders of compiled tests, as a class path
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        var classes = TaggedTests.classesIn(Stream.of(arguments[0].split(File.pathSeparator, -1))
                .map(Path::of)
                .toList());
        if (classes.isEmpty()) {
            System.out.println("No test needs a kernel with SCTP.");
            return;
        }
        TaggedTests.forgetReports();
        var kernel = new ProcessBuilder(RUNNER.toString(), "--check").start();
        var answer = new String(kernel.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        System.out.println("Tests of SCTP: " + answer);
        if (kernel.waitFor() == 0) {
            prepare(classes);
            System.exit(new ProcessBuilder(command(classes)).inheritIO().start().waitFor());
        } else if (Boolean.parseBoolean(System.getenv("VERNIER_REQUIRE_FOREIGN"))) {
            System.out.println("VERNIER_REQUIRE_FOREIGN is true, so they are not skipped.");
            System.exit(1);
        }
        TaggedTests.skip(classes);
    }

    /** A guest is slow at making things, and forgets those that it makes outside of this module. */
    private static void prepare(List<String> classes) {
        if (isNeeded(ErlangNode.class, classes) && isHere(ForeignStack.ERLANG)) {
            ErlangNode.prepare();
        }
        if (isNeeded(FreeDiameterNode.class, classes)
                && isHere(ForeignStack.FREEDIAMETER)
                && isHere(ForeignStack.FREEDIAMETER_EXTENSION)) {
            FreeDiameterNode.prepare();
        }
    }

    private static boolean isNeeded(Class<?> node, List<String> classes) {
        return classes.stream().anyMatch(test -> test.startsWith(node.getPackageName() + "."));
    }

    private static boolean isHere(ForeignStack stack) {
        return stack.missing().isEmpty();
    }

    private static List<String> command(List<String> classes) {
        var command = new ArrayList<>(List.of(
                RUNNER.toString(),
                "-t",
                Integer.toString(LIMIT_SECONDS),
                "-w",
                BASE.resolve("target").toString(),
                ProcessHandle.current().info().command().orElse("java")));
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), TaggedTests.class.getName()));
        command.addAll(classes);
        return command;
    }
}
