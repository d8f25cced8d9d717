package io.vernier.cli.peers;

import io.vernier.cli.message.Printable;
import io.vernier.cli.shell.Colour;
import io.vernier.cli.shell.Terminal;
import io.vernier.json.Json;
import java.util.ArrayList;
import java.util.List;

/** All peers of a node, a line each, with columns as wide as they need to be. */
final class PeerTable {
    private static final List<String> TITLES = List.of(
            "PEER",
            "STATE",
            "WATCHDOG",
            "DIR",
            "TRANSPORT",
            "APPS",
            "IN/s",
            "OUT/s",
            "P99",
            "PEND",
            "UP",
            "LAST REASON");
    private static final int STATE = 1;

    private PeerTable() {}

    static String of(Json answer, Terminal terminal) {
        List<PeerRow> peers = new ArrayList<>();
        if (answer instanceof Json.Members object && object.members().get("peers") instanceof Json.Elements all) {
            all.elements().forEach(peer -> peers.add(new PeerRow(peer)));
        }
        if (peers.isEmpty()) {
            return "The node has no peers.\n";
        }
        List<List<String>> lines = new ArrayList<>(List.of(TITLES));
        peers.forEach(peer -> lines.add(line(peer)));
        int[] widths = new int[TITLES.size()];
        for (List<String> line : lines) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], line.get(i).length());
            }
        }
        var table = new StringBuilder();
        for (List<String> line : lines) {
            var text = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                String cell = line.get(i);
                text.append(i == STATE && !line.equals(TITLES) ? painted(cell, terminal) : cell)
                        .append(" ".repeat(widths[i] - cell.length() + 2));
            }
            table.append(text.toString().stripTrailing()).append('\n');
        }
        return table.toString();
    }

    private static String painted(String state, Terminal terminal) {
        return terminal.paint(
                state.endsWith("OPEN") ? Colour.GREEN : state.equals("CLOSED") ? Colour.RED : Colour.YELLOW, state);
    }

    private static List<String> line(PeerRow peer) {
        return List.of(
                Printable.escaped(peer.text("host")),
                peer.state(),
                peer.text("watchdog"),
                peer.arrow(),
                peer.transport(),
                peer.applications(),
                peer.rate("in"),
                peer.rate("out"),
                peer.p99(),
                peer.text("pending"),
                peer.up(),
                Printable.escaped(peer.text("disconnect_cause")));
    }
}
