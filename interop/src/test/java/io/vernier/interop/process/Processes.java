package io.vernier.interop.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Starts foreign programs for one test after the other and leaves none behind: those that still run are killed after
 * the test, however it ended, and when the virtual machine is told to end before. Their logs stay under
 * {@code target/foreign/CLASS/TEST}.
 */
public final class Processes implements BeforeEachCallback, AfterEachCallback {
    private static final Path TARGET = Path.of(System.getProperty("basedir", "."), "target", "foreign");
    private static final Set<ForeignProcess> RUNNING = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> RUNNING.forEach(ForeignProcess::close)));
    }

    private final List<ForeignProcess> started = new CopyOnWriteArrayList<>();
    private @Nullable Path folder;

    /** Where things live that are made once for all tests: compiled modules, certificates. */
    public static Path shared(String name) {
        return created(TARGET.toAbsolutePath().resolve(name));
    }

    /** The folder of the test that runs. */
    public Path folder() {
        if (folder == null) {
            throw new IllegalStateException("no test runs (expected: @RegisterExtension on an instance field)");
        }
        return folder;
    }

    /** Starts a program in the folder of the test; its output goes to {@code NAME.log} there. */
    public ForeignProcess start(String name, List<String> command) {
        var process = ForeignProcess.start(name, folder(), command);
        started.add(process);
        RUNNING.add(process);
        return process;
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        String test = context.getRequiredTestMethod().getName();
        folder = created(TARGET.toAbsolutePath()
                .resolve(context.getRequiredTestClass().getSimpleName())
                .resolve(test));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        for (var process : started.reversed()) {
            process.close();
            RUNNING.remove(process);
        }
        started.clear();
    }

    private static Path created(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
