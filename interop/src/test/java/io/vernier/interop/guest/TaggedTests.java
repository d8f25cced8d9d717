package io.vernier.interop.guest;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClasspathRoots;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.surefire.api.testset.TestListResolver;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherConstants;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.TagFilter;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.reporting.legacy.xml.LegacyXmlReportGeneratingListener;

/**
 * The tests that carry the tag {@code sctp}; of these, where the property {@code test} names some in the manner of
 * Surefire ({@code PathLossTest#theOtherPathCarriesAll}), no others. What comes of them is left in
 * {@code target/sctp-reports} as Surefire would have it.
 */
final class TaggedTests {
    private static final String TAG = "sctp";
    private static final Path REPORTS = Path.of(System.getProperty("basedir", "."), "target/sctp-reports");

    private TaggedTests() {}

    /** The names of the classes in some folders that hold any. */
    static List<String> classesIn(List<Path> folders) {
        var plan = LauncherFactory.create()
                .discover(request(selectClasspathRoots(new LinkedHashSet<>(folders)).stream(), false));
        return plan.getRoots().stream()
                .flatMap(engine -> plan.getChildren(engine).stream())
                .flatMap(type -> type.getSource().stream())
                .filter(ClassSource.class::isInstance)
                .map(source -> ((ClassSource) source).getClassName())
                .toList();
    }

    /** Removes what an earlier run left, so that nobody takes it for what comes of this one. */
    static void forgetReports() throws IOException {
        Files.deleteIfExists(REPORTS.resolve("TEST-junit-jupiter.xml"));
    }

    /** Runs none and reports each as skipped. */
    static void skip(List<String> classes) {
        execute(classes, true);
    }

    /**
     * Runs them and ends the JVM, with 0 where none failed.
     *
     * @param classes their names
     */
    public static void main(String[] classes) {
        System.exit(execute(List.of(classes), false) ? 0 : 1);
    }

    private static boolean execute(List<String> classes, boolean dry) {
        var out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        var counts = new SummaryGeneratingListener();
        LauncherFactory.create()
                .execute(
                        request(classes.stream().map(name -> selectClass(name)), dry),
                        counts,
                        new Progress(dry ? new PrintWriter(Writer.nullWriter()) : out),
                        new LegacyXmlReportGeneratingListener(REPORTS, out));
        var summary = counts.getSummary();
        summary.printFailuresTo(out, 100);
        out.printf(
                "Tests of SCTP: %d passed, %d failed, %d skipped%n",
                summary.getTestsSucceededCount(),
                summary.getTotalFailureCount(),
                summary.getTestsSkippedCount() + summary.getTestsAbortedCount());
        return summary.getTotalFailureCount() == 0 && summary.getTestsFoundCount() > 0;
    }

    private static LauncherDiscoveryRequest request(Stream<? extends DiscoverySelector> where, boolean dry) {
        return LauncherDiscoveryRequestBuilder.request()
                .selectors(where.toList())
                .filters(TagFilter.includeTags(TAG), chosen(System.getProperty("test", "")))
                .configurationParameter(LauncherConstants.DRY_RUN_PROPERTY_NAME, Boolean.toString(dry))
                .build();
    }

    private static PostDiscoveryFilter chosen(String names) {
        var list = new TestListResolver(names);
        return test -> FilterResult.includedIf(names.isEmpty() || isChosen(list, test));
    }

    /** Classes and engines go where their last test goes. */
    private static boolean isChosen(TestListResolver list, TestDescriptor test) {
        return test.getSource()
                .filter(MethodSource.class::isInstance)
                .map(MethodSource.class::cast)
                .map(method ->
                        list.shouldRun(method.getClassName().replace('.', '/') + ".class", method.getMethodName()))
                .orElse(true);
    }
}
