package io.vernier.node.statistics.internal;

import io.vernier.node.statistics.StatisticsSnapshot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The last snapshots of a node, oldest first, and on request the same in a file of one line each. The file is appended to
 * and, when it has twice as many lines as are kept, written anew. Any thread; waits for the file, so never on an event loop.
 */
public final class History {
    /** How many snapshots are kept: one a minute for 24 hours. */
    public static final int LIMIT = 1440;

    private final ArrayDeque<StatisticsSnapshot> snapshots = new ArrayDeque<>();
    private final @Nullable Path file;
    private int linesInFile;
    private boolean lineIsOpen;

    /** An empty history, without a file if null. */
    public History(@Nullable Path file) {
        this.file = file;
    }

    /**
     * Reads what an earlier process wrote. Lines that are no snapshots are passed over, as the last one may be if that
     * process was interrupted.
     *
     * @throws IOException if there is a file that cannot be read
     */
    public synchronized void load() throws IOException {
        if (file == null || Files.notExists(file)) {
            return;
        }
        var text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        text.lines().forEach(line -> {
            linesInFile++;
            parse(line).ifPresent(this::keep);
        });
        lineIsOpen = !text.isEmpty() && !text.endsWith("\n");
    }

    /**
     * Adds one, and forgets the oldest beyond {@value #LIMIT}.
     *
     * @throws IOException if it could not be written to the file; it is kept in memory all the same
     */
    public synchronized void add(StatisticsSnapshot snapshot) throws IOException {
        keep(snapshot);
        if (file == null) {
            return;
        }
        if (linesInFile >= 2 * LIMIT) {
            rewrite(file);
        } else {
            append(file, snapshot);
        }
    }

    /** All that are kept, oldest first. */
    public synchronized List<StatisticsSnapshot> snapshots() {
        return List.copyOf(snapshots);
    }

    private void keep(StatisticsSnapshot snapshot) {
        snapshots.add(snapshot);
        if (snapshots.size() > LIMIT) {
            snapshots.remove();
        }
    }

    private void append(Path to, StatisticsSnapshot snapshot) throws IOException {
        String line = (lineIsOpen ? "\n" : "") + snapshot.json() + "\n";
        lineIsOpen = true;
        Files.writeString(to, line, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        lineIsOpen = false;
        linesInFile++;
    }

    private void rewrite(Path to) throws IOException {
        Path fresh = to.resolveSibling(to.getFileName() + ".new");
        Files.write(fresh, snapshots.stream().map(StatisticsSnapshot::json).toList(), StandardCharsets.UTF_8);
        Files.move(fresh, to, StandardCopyOption.REPLACE_EXISTING);
        linesInFile = snapshots.size();
        lineIsOpen = false;
    }

    private static Optional<StatisticsSnapshot> parse(String line) {
        try {
            return Optional.of(StatisticsSnapshot.parse(line));
        } catch (IllegalArgumentException damaged) {
            return Optional.empty();
        }
    }
}
