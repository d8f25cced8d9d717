package io.vernier.requirements.matrix;

import io.vernier.requirements.matrix.Row.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Writes a row for each run of a test that carries a {@link io.vernier.requirements.Requirement}. JUnit finds it by
 * itself in every module that has this one among its test dependencies. Rows go to {@code target/requirements} of the
 * module when Maven runs the tests, to the folder that the property {@code requirements} names where there is one, and
 * nowhere when an IDE does.
 *
 * <p>A parameterised test whose rows stand for different lines names the line of each run itself:
 * {@code testReporter.publishEntry("requirement", "F7")}.
 */
public final class RequirementListener implements TestExecutionListener {
    private static final String ENTRY = "requirement";

    /** Surefire hands these to the tests' JVM when only some of the tests are to run. */
    private static final List<String> SELECTIONS = List.of("test", "groups", "excludedGroups");

    private final Optional<Path> folder;
    private final boolean allTests;
    private final Map<String, List<Row>> rows = new LinkedHashMap<>();
    private final Map<String, Set<String>> published = new LinkedHashMap<>();
    private final Set<String> seen = new HashSet<>();
    private @Nullable TestPlan plan;

    /** For JUnit, which finds this class as a service. */
    public RequirementListener() {
        this(
                Optional.ofNullable(System.getProperty("requirements"))
                        .map(Path::of)
                        .or(() -> Optional.ofNullable(System.getProperty("basedir"))
                                .map(Path::of)
                                .map(RowFiles::folder)),
                SELECTIONS.stream()
                        .allMatch(selection -> System.getProperty(selection, "").isEmpty()));
    }

    RequirementListener(Optional<Path> folder, boolean allTests) {
        this.folder = folder;
        this.allTests = allTests;
    }

    @Override
    public void testPlanExecutionStarted(TestPlan plan) {
        this.plan = plan;
    }

    @Override
    public void reportingEntryPublished(TestIdentifier test, ReportEntry entry) {
        var id = entry.getKeyValuePairs().get(ENTRY);
        if (id != null) {
            published
                    .computeIfAbsent(test.getUniqueId(), key -> new LinkedHashSet<>())
                    .add(id);
        }
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        addWithAllBelow(test, Result.SKIPPED);
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        switch (result.getStatus()) {
            case SUCCESSFUL -> {
                if (test.isTest()) {
                    add(test, Result.PASSED);
                }
            }
            case ABORTED -> addWithAllBelow(test, Result.SKIPPED);
            case FAILED -> addWithAllBelow(test, Result.FAILED);
        }
    }

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        folder.ifPresent(target -> {
            try {
                if (allTests) {
                    RowFiles.writeAll(target, rows);
                } else {
                    RowFiles.writeSome(target, rows);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** A class whose set-up fails or that is skipped takes its tests with it: JUnit does not name them one by one. */
    private void addWithAllBelow(TestIdentifier test, Result result) {
        add(test, result);
        if (plan != null) {
            plan.getDescendants(test).forEach(below -> add(below, result));
        }
    }

    private void add(TestIdentifier test, Result result) {
        var source = test.getSource().orElse(null);
        var ids = RequirementIds.of(source);
        ids.addAll(published.getOrDefault(test.getUniqueId(), Set.of()));
        if (ids.isEmpty() || !seen.add(test.getUniqueId())) {
            return;
        }
        var type = source instanceof MethodSource method
                ? method.getClassName()
                : source instanceof ClassSource aClass ? aClass.getClassName() : "";
        var name = source instanceof MethodSource method ? type + "#" + method.getMethodName() : type;
        var rowsOfType = rows.computeIfAbsent(type, key -> new ArrayList<>());
        ids.forEach(id -> rowsOfType.add(new Row(id, name, test.getDisplayName(), result)));
    }
}
