package io.vernier.node;

import io.vernier.protocol.peer.ConnectionEnd;
import io.vernier.protocol.peer.ReconnectPolicy;
import io.vernier.protocol.peer.RedialRule;
import io.vernier.transport.Timer;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Dials a persistent peer again, as the policy says, when its connection or an attempt at one has ended. Guarded by the peer's lock. */
final class Redial {
    private final Node node;
    private final PeerMachine machine;
    private int failures;
    private boolean wasOpen;
    private boolean hasBeenOpen;
    private @Nullable ConnectionEnd end;
    private @Nullable Timer timer;

    Redial(Node node, PeerMachine machine) {
        this.node = node;
        this.machine = machine;
    }

    /** The peer is to be dialled as if nothing had been before. */
    void restart() {
        failures = 0;
        hasBeenOpen = wasOpen;
        end = null;
        cancel();
    }

    private @Nullable ReconnectPolicy policy() {
        PeerOptions options = machine.peer().said();
        if (options == null
                || !options.isPersistent()
                || node.isStopping()
                || !machine.peer().dials(machine)) {
            return null;
        }
        ReconnectPolicy policy = options.reconnect().orElse(node.settings().reconnect());
        return options.isAlwaysReconnect() ? policy.withRule(RedialRule.ALWAYS) : policy;
    }

    /** The connection will end for this reason; a later one does not change it. */
    void because(ConnectionEnd reason) {
        if (end == null) {
            end = reason;
        }
    }

    /** The operator ends the connection, whatever else is said. */
    void stop() {
        end = new ConnectionEnd.StoppedHere();
        cancel();
    }

    void onOpen() {
        failures = 0;
        wasOpen = true;
        hasBeenOpen = true;
        end = null;
        cancel();
    }

    void onClosed() {
        ConnectionEnd how = end != null ? end : wasOpen ? new ConnectionEnd.Lost() : new ConnectionEnd.NotReached();
        failures = wasOpen ? 0 : failures + 1;
        wasOpen = false;
        end = null;
        ReconnectPolicy policy = policy();
        if (policy == null) {
            return;
        }
        var random = ThreadLocalRandom.current();
        var before = new ReconnectPolicy.Attempts(
                hasBeenOpen, failures, machine.settings().watchdog().nextInterval(random::nextDouble));
        if (policy.decide(machine.peer().host(), how, before, random.nextDouble())
                instanceof ReconnectPolicy.Decision.DialAfter dial) {
            cancel();
            machine.tell(
                    (now, peer, transport) -> new NodeEvent.ReconnectScheduled(now, peer, transport, dial.delay()));
            timer = node.anyLoop().schedule(dial.delay(), machine::connectAgain);
        }
    }

    private void cancel() {
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
    }
}
