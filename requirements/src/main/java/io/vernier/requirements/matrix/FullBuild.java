package io.vernier.requirements.matrix;

import io.vernier.requirements.matrix.Row.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Tells a build that ran every test from one that ran some of them. Only the former may change the page in {@code docs}:
 * a build of one module, of one chosen test, without tests, or on a machine that lacks a foreign stack says too little.
 */
final class FullBuild {
    private static final String DEPENDENCY = "<artifactId>vernier-requirements</artifactId>";
    private static final String SCTP_RUN = "<id>sctp-tests</id>";

    private FullBuild() {}

    /** What is missing for a full build, in words; empty when nothing is. */
    static Optional<String> gap(Path root, Instant buildStart, List<Row> rows) throws IOException {
        for (var module : RowFiles.modules(root)) {
            if (says(module, DEPENDENCY) && !ranSince(buildStart, RowFiles.folder(module))) {
                return Optional.of("not all tests of " + module.getFileName() + " ran in this build");
            }
            if (says(module, SCTP_RUN) && !ranSince(buildStart, RowFiles.sctpFolder(module))) {
                return Optional.of("not all tests that need SCTP ran in this build");
            }
        }
        return rows.stream()
                .filter(row -> row.result() == Result.SKIPPED)
                .map(row -> row.test() + " was skipped")
                .findFirst();
    }

    private static boolean ranSince(Instant buildStart, Path folder) throws IOException {
        return RowFiles.endOfFullRun(folder)
                .filter(end -> !end.isBefore(buildStart))
                .isPresent();
    }

    private static boolean says(Path module, String text) throws IOException {
        var pom = module.resolve("pom.xml");
        return Files.isRegularFile(pom) && Files.readString(pom).contains(text);
    }
}
