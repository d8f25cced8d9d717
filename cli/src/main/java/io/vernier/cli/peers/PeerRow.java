package io.vernier.cli.peers;

import io.vernier.json.Json;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a node said of one peer, member by member; what is missing or null reads as a dash. */
final class PeerRow {
    static final String NOTHING = "-";

    private final Json json;

    PeerRow(Json json) {
        this.json = json;
    }

    /** The text of a member, found by its path. */
    String text(String... path) {
        return switch (at(path)) {
            case Json.Text text -> text.text();
            case Json.Figure figure -> figure.number().toPlainString();
            case Json.Truth truth -> truth.truth() ? "yes" : "no";
            case null, default -> NOTHING;
        };
    }

    /** A whole number, 0 where there is none. */
    BigDecimal number(String... path) {
        return at(path) instanceof Json.Figure figure ? figure.number() : BigDecimal.ZERO;
    }

    /** The elements of an array as one word. */
    List<String> list(String... path) {
        List<String> all = new ArrayList<>();
        if (at(path) instanceof Json.Elements array) {
            for (Json element : array.elements()) {
                all.add(new PeerRow(element).text());
            }
        }
        return all;
    }

    /** The elements of an array, each with members of its own. */
    List<PeerRow> rows(String... path) {
        return at(path) instanceof Json.Elements array
                ? array.elements().stream().map(PeerRow::new).toList()
                : List.of();
    }

    boolean isThere(String... path) {
        return !(at(path) == null || at(path) instanceof Json.Nothing);
    }

    private @Nullable Json at(String... path) {
        Json found = json;
        for (String name : path) {
            Json next = found instanceof Json.Members object ? object.members().get(name) : null;
            if (next == null) {
                return null;
            }
            found = next;
        }
        return found;
    }

    /** The state as RFC 6733 writes it: I-OPEN, WAIT-I-CEA. */
    String state() {
        return text("state").replace('_', '-');
    }

    String arrow() {
        return switch (text("direction")) {
            case "sender" -> "->";
            case "receiver" -> "<-";
            default -> NOTHING;
        };
    }

    /** The transport and the other end's first address, with how many more there are, and how many of all are down. */
    String transport() {
        List<String> remote = list("transport", "remote");
        String first = remote.isEmpty() ? "" : " " + remote.getFirst();
        long down = rows("connection", "paths").stream()
                .filter(path -> path.text("state").equals("DOWN"))
                .count();
        return text("transport", "proto")
                + first
                + (remote.size() > 1 ? " +" + (remote.size() - 1) : "")
                + (down > 0 ? " (" + down + " down)" : "");
    }

    String applications() {
        List<String> all = list("apps", "auth");
        all.addAll(list("apps", "acct"));
        return all.isEmpty() ? NOTHING : String.join(",", all);
    }

    /** How long it has been connected: 12m, 3d4h. */
    String up() {
        if (!isThere("uptime_s")) {
            return NOTHING;
        }
        long seconds = number("uptime_s").longValue();
        if (seconds < 60) {
            return seconds + "s";
        }
        if (seconds < 3600) {
            return seconds / 60 + "m";
        }
        return seconds < 86_400
                ? seconds / 3600 + "h" + seconds / 60 % 60 + "m"
                : seconds / 86_400 + "d" + seconds / 3600 % 24 + "h";
    }

    /** A rate with three digits at most: 80, 1.2k. */
    String rate(String direction) {
        double rate = number("rate", direction).doubleValue();
        if (rate >= 1000) {
            return String.format(Locale.ROOT, "%.1fk", rate / 1000);
        }
        return rate == 0 || rate >= 10 ? Long.toString(Math.round(rate)) : String.format(Locale.ROOT, "%.1f", rate);
    }

    String p99() {
        return isThere("latency_ms", "p99")
                ? number("latency_ms", "p99")
                                .round(new MathContext(2))
                                .stripTrailingZeros()
                                .toPlainString() + "ms"
                : NOTHING;
    }
}
