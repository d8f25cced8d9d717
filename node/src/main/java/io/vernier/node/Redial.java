package io.vernier.node;

import io.vernier.codec.Message;
import io.vernier.protocol.peer.BaseMessages;
import io.vernier.protocol.peer.DisconnectCause;
import io.vernier.transport.Timer;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Connects a persistent peer again after its connection has ended or an attempt has failed. Guarded by the peer's lock. */
final class Redial {
    private final Node node;
    private final PeerControl peer;
    private final @Nullable PeerOptions options;
    private int attempt;
    private boolean unwanted;
    private boolean left;
    private @Nullable Timer timer;

    Redial(Node node, PeerControl peer, @Nullable PeerOptions options) {
        this.node = node;
        this.peer = peer;
        this.options = options;
    }

    /** The peer parts with us; gives the cause it names. */
    Optional<DisconnectCause> onDisconnectRequest(Message request) {
        var cause = BaseMessages.disconnectCause(request);
        unwanted = cause.isPresent() && cause.get() != DisconnectCause.REBOOTING;
        return cause;
    }

    void onOpen() {
        attempt = 0;
        unwanted = false;
        left = false;
        cancel();
    }

    void onClosed() {
        if (options == null || !options.isPersistent() || node.isStopping()) {
            return;
        }
        if (left || (unwanted && !options.isAlwaysReconnect())) {
            return;
        }
        Duration wait = Duration.ofMillis(Math.min(30_000, 100L << Math.min(attempt++, 12)));
        node.events().tell(new NodeEvent.Reconnecting(node.now(), peer, wait));
        timer = node.anyLoop().schedule(wait, peer::connect);
    }

    /** The operator wants no connection, until he asks for one. */
    void leave() {
        left = true;
        cancel();
    }

    void cancel() {
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
    }
}
