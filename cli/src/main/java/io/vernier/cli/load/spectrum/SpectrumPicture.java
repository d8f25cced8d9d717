package io.vernier.cli.load.spectrum;

import io.vernier.cli.shell.Colour;
import io.vernier.cli.shell.Terminal;
import java.util.List;
import java.util.Locale;

/**
 * A spectrum for people: a line for each band with a bar as long as its share, and the percentiles that lie in it. A band
 * whose share is too small for a bar has a dot. Where the terminal is narrow, columns are left away and bars get shorter.
 */
public final class SpectrumPicture {
    private static final int COUNTS_FROM = 72;
    private static final int SHARES_FROM = 48;
    private static final int RANGE = 19;
    private static final int COUNT = 14;
    private static final int SHARE = 10;
    private static final double ROUNDING = 1e-9;
    private static final int SHORTEST_BAR = 5;
    private static final int LONGEST_BAR = 60;

    private final Terminal terminal;

    public SpectrumPicture(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Prints it; nothing where nothing was timed. */
    public void print(Spectrum spectrum) {
        var bands = spectrum.bands();
        if (bands.isEmpty()) {
            return;
        }
        boolean withCounts = terminal.width() >= COUNTS_FROM;
        boolean withShares = terminal.width() >= SHARES_FROM;
        String heading = String.format("  %17s", "ms") + (withCounts ? String.format("%14s", "requests") : "");
        terminal.out().println(terminal.paint(Colour.GREY, heading));
        long all = bands.stream().mapToLong(Spectrum.Band::count).sum();
        int room = terminal.width() - RANGE - (withCounts ? COUNT : 0) - (withShares ? SHARE : 0) - 2;
        double perCharacter = requestsPerCharacter(bands, room);
        long below = 0;
        for (var band : bands) {
            String line = String.format("  %7s .. %6s", millis(band.fromNanos()), millis(band.toNanos()));
            if (withCounts) {
                line += String.format(Locale.ROOT, "%,14d", band.count());
            }
            if (withShares) {
                line += String.format(Locale.ROOT, "%8.3f %%", 100.0 * band.count() / all);
            }
            line += "  " + terminal.paint(colour((double) below / all), bar(band.count(), perCharacter));
            terminal.out().println((line + marks(band)).stripTrailing());
            below += band.count();
        }
    }

    /** So that each bar and what is behind it have room. */
    private static double requestsPerCharacter(List<Spectrum.Band> bands, int room) {
        double requests = 0;
        for (var band : bands) {
            int longest = Math.clamp(room - marks(band).length(), SHORTEST_BAR, LONGEST_BAR);
            requests = Math.max(requests, (double) band.count() / longest);
        }
        return requests;
    }

    private static String bar(long count, double perCharacter) {
        int length = (int) Math.floor(count / perCharacter + ROUNDING);
        return length == 0 && count > 0 ? "." : "#".repeat(length);
    }

    /** Nobody minds the half that is fast; the slowest hundredth is what people complain about. */
    private static Colour colour(double shareBelow) {
        if (shareBelow >= 0.99) {
            return Colour.RED;
        }
        return shareBelow >= 0.9 ? Colour.YELLOW : Colour.GREEN;
    }

    private static String marks(Spectrum.Band band) {
        return band.marks().isEmpty()
                ? ""
                : "  "
                        + String.join(
                                " ", band.marks().stream().map(Percentile::word).toList());
    }

    /** Three digits that matter, or all of a whole number. */
    static String millis(long nanos) {
        double millis = nanos / 1e6;
        int digits = 2;
        for (double bound = 1; bound > millis && digits < 6; bound /= 10) {
            digits++;
        }
        if (millis >= 10) {
            digits = millis >= 100 ? 0 : 1;
        }
        return String.format(Locale.ROOT, "%." + digits + "f", millis);
    }
}
