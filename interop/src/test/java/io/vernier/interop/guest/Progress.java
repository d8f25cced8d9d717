package io.vernier.interop.guest;

import java.io.PrintWriter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/** Says how each test ended, and before that which class is at work: where a run is killed, that is the last word. */
final class Progress implements TestExecutionListener {
    private final PrintWriter out;
    private final Map<String, Long> started = new HashMap<>();

    Progress(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void executionStarted(TestIdentifier test) {
        started.put(test.getUniqueId(), System.nanoTime());
        if (test.getSource().filter(ClassSource.class::isInstance).isPresent()) {
            out.println(((ClassSource) test.getSource().orElseThrow()).getClassName());
        }
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        out.println("  skipped  " + name(test) + ": " + reason);
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (test.isTest() || result.getStatus() != TestExecutionResult.Status.SUCCESSFUL) {
            out.println("  "
                    + switch (result.getStatus()) {
                        case SUCCESSFUL -> "passed   ";
                        case ABORTED -> "skipped  ";
                        case FAILED -> "FAILED   ";
                    }
                    + name(test)
                    + seconds(test));
        }
    }

    private String seconds(TestIdentifier test) {
        long took = System.nanoTime() - started.getOrDefault(test.getUniqueId(), System.nanoTime());
        return String.format(Locale.ROOT, ", %.1f s", took / 1e9);
    }

    private static String name(TestIdentifier test) {
        return test.getSource().orElse(null) instanceof MethodSource method
                        && !test.getDisplayName().startsWith(method.getMethodName())
                ? method.getMethodName() + " " + test.getDisplayName()
                : test.getDisplayName();
    }
}
