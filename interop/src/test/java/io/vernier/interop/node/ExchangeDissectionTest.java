package io.vernier.interop.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.vernier.codec.CommandCode;
import io.vernier.interop.erlang.ErlangNode;
import io.vernier.interop.process.ForeignStack;
import io.vernier.interop.process.Needs;
import io.vernier.interop.process.Processes;
import io.vernier.interop.tshark.Agreement;
import io.vernier.interop.tshark.Tshark;
import io.vernier.interop.wire.Wiretap;
import io.vernier.interop.wire.Wiretap.Sender;
import io.vernier.protocol.peer.DisconnectCause;
import io.vernier.protocol.watchdog.WatchdogSettings;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A whole conversation of our node, as it went over the wire, before tshark. */
@Needs({ForeignStack.ERLANG, ForeignStack.TSHARK})
class ExchangeDissectionTest {
    @RegisterExtension
    final Processes processes = new Processes();

    @Test
    void tsharkReadsAWholeConversationAsWeDo() {
        var server = ErlangNode.listen(processes);
        try (var tap = Wiretap.to(server.port())) {
            try (var node = Ours.client(server.host(), tap.port())
                    .watchdog(WatchdogSettings.inLaboratory(Duration.ofMillis(300)))
                    .start()) {
                node.awaitReady(Duration.ofSeconds(60));
                node.call(Ours.ccr(node, 1));
                node.call(Ours.acr(node, 2));
                tap.expect(1, Sender.LISTENER, CommandCode.DEVICE_WATCHDOG, false);
                node.disconnect(server.host(), DisconnectCause.DO_NOT_WANT_TO_TALK_TO_YOU);
                tap.expect(1, Sender.LISTENER, CommandCode.DISCONNECT_PEER, false);
            }

            var messages = tap.seen().stream().map(Wiretap.Seen::message).toList();
            var dissected = Tshark.dissect(processes.folder(), messages);
            assertThat(messages).hasSizeGreaterThanOrEqualTo(10);
            for (int i = 0; i < messages.size(); i++) {
                Agreement.check(messages.get(i), dissected.get(i));
            }
        }
    }
}
