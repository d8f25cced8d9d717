package io.vernier.cli.peers;

import io.vernier.cli.message.Printable;
import io.vernier.json.Json;
import java.util.List;
import java.util.Locale;

/** All about one peer, a line for each thing. */
final class PeerPage {
    private final StringBuilder out = new StringBuilder();

    private PeerPage() {}

    static String of(Json answer) {
        var peer = new PeerRow(answer);
        var page = new PeerPage();
        page.line("peer", peer.text("host") + "  realm " + peer.text("realm"));
        page.line(
                "state",
                peer.state() + "  watchdog " + peer.text("watchdog") + "  requests are sent to it: "
                        + peer.text("ready"));
        page.line(
                "connection",
                peer.text("connection", "state") + "  " + peer.arrow() + " " + peer.transport() + "  up " + peer.up());
        page.alternatives(peer);
        page.paths(peer);
        page.line(
                "they are",
                "\"" + peer.text("capabilities", "Product-Name") + "\" vendor "
                        + peer.text("capabilities", "Vendor-Id"));
        page.line("common", "auth " + words(peer, "auth") + "  acct " + words(peer, "acct"));
        page.line(
                "requests",
                "in " + peer.text("counters", "requests_received") + "  out "
                        + peer.text("counters", "requests_sent") + "  waiting " + peer.text("pending") + "  timed out "
                        + peer.text("counters", "timeouts"));
        page.line("rate", "in " + peer.rate("in") + "/s  out " + peer.rate("out") + "/s  p99 " + peer.p99());
        page.line("connected", peer.text("last_connect") + "  " + peer.text("counters", "connects") + " times");
        page.line("lost", peer.text("last_disconnect"));
        page.line("reason", peer.text("disconnect_reason") + "  " + peer.text("disconnect_cause"));
        return page.out.toString();
    }

    /** What became of the transports that were tried, where there was a choice. */
    private void alternatives(PeerRow peer) {
        List<PeerRow> all = peer.rows("alternatives");
        for (PeerRow way : all.size() > 1 ? all : List.<PeerRow>of()) {
            String what = way.text("proto") + " "
                    + way.text("outcome").toLowerCase(Locale.ROOT).replace('_', ' ');
            line(
                    "transport",
                    way.isThere("cause") ? what + ": " + way.text("cause") + " (" + way.text("code") + ")" : what);
        }
    }

    /** The addresses of both ends, where the other end has several. */
    private void paths(PeerRow peer) {
        List<PeerRow> paths = peer.rows("connection", "paths");
        for (PeerRow path : paths) {
            line(
                    "path",
                    path.text("address") + "  " + path.text("state").toLowerCase(Locale.ROOT)
                            + (path.text("primary").equals("yes") ? ", primary" : ""));
        }
        if (!paths.isEmpty()) {
            line("from", String.join(", ", peer.list("connection", "local_addresses")));
        }
    }

    private static String words(PeerRow peer, String kind) {
        var ids = peer.list("apps", kind);
        return ids.isEmpty() ? PeerRow.NOTHING : String.join(", ", ids);
    }

    private void line(String name, String what) {
        out.append(String.format("%-12s%s%n", name, Printable.escaped(what)));
    }
}
