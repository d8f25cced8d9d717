package io.vernier.node;

import io.vernier.codec.CommandCode;
import io.vernier.codec.Explanation;
import io.vernier.codec.Message;
import io.vernier.protocol.Reason;
import io.vernier.protocol.peer.BaseMessages;
import io.vernier.protocol.watchdog.Watchdog;
import io.vernier.protocol.watchdog.WatchdogAction;
import io.vernier.protocol.watchdog.WatchdogState;
import io.vernier.protocol.watchdog.WatchdogTransition;
import io.vernier.transport.Connection;
import io.vernier.transport.Lane;
import io.vernier.transport.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The shell around a peer's watchdog (RFC 3539) while a connection is open: tells it what is heard, sends its DWRs, keeps
 * its timer. Confined to the connection's event loop.
 */
final class Supervision {
    private final Node node;
    private final PeerMachine machine;
    private final PeerControl peer;
    private final Traffic traffic;
    private final Watchdog watchdog;
    private final Connection connection;
    private @Nullable Timer timer;
    private boolean ended;

    /** Something was heard since the last look, which in OKAY is all the watchdog wants to know. */
    private boolean heard;

    private volatile long askedAt;

    Supervision(Node node, PeerMachine machine, Traffic traffic) {
        this.node = node;
        this.machine = machine;
        this.peer = machine.peer();
        this.traffic = traffic;
        this.connection = traffic.connection();
        this.watchdog = machine.watchdog().get(traffic.nanoTime());
    }

    /** The connection is open. */
    void start() {
        watchdog.follow(machine.settings().watchdog());
        perform(watchdog.connectionUp(traffic.nanoTime()));
        arm();
    }

    /** A message has come; gives whether the RFC has it thrown away. */
    boolean onReceived(Message message) {
        if (ended) {
            return false;
        }
        boolean isAnswer = message.commandCode() == CommandCode.DEVICE_WATCHDOG && !message.isRequest();
        if (!isAnswer && watchdog.isOkay()) {
            heard = true;
            return false;
        }
        long now = traffic.nanoTime();
        WatchdogTransition row = isAnswer ? watchdog.receivedAnswer(now) : watchdog.received(now);
        perform(row);
        arm();
        return row.effects().contains(WatchdogAction.THROWAWAY);
    }

    /** A batch of messages has been handed over: one look at the clock serves them all. */
    void onBatchEnd() {
        if (heard) {
            heard = false;
            if (!ended) {
                watchdog.received(traffic.batchTime());
            }
        }
    }

    /** The connection is open no longer. */
    void stop() {
        if (ended) {
            return;
        }
        ended = true;
        disarm();
        WatchdogState before = watchdog.state();
        tell(before, watchdog.connectionDown(traffic.nanoTime()));
    }

    private void onTimer() {
        timer = null;
        if (ended) {
            return;
        }
        onBatchEnd();
        watchdog.follow(machine.settings().watchdog());
        perform(watchdog.timer(traffic.nanoTime()));
        arm();
    }

    private void perform(WatchdogTransition row) {
        List<WatchdogAction> effects = row.effects();
        tell(row.state(), row);
        for (int i = 0; i < effects.size(); i++) {
            switch (effects.get(i)) {
                case SEND_WATCHDOG -> sendRequest();
                case FAILOVER -> traffic.failOver(suspected());
                case CLOSE_CONNECTION ->
                    machine.abort(
                            row.state() == WatchdogState.REOPEN
                                    ? Reason.WATCHDOG_REOPEN_FAILED.explain(peer.host())
                                    : Reason.WATCHDOG_DOWN.explain(
                                            peer.host(),
                                            machine.settings().watchdog().interval()));
                default -> {
                    // failing back is what the state says; dialling is decided elsewhere
                }
            }
        }
        if (row.next() == WatchdogState.OKAY && row.state() != WatchdogState.OKAY) {
            traffic.up(row.state() == WatchdogState.INITIAL || row.state() == WatchdogState.DOWN);
        }
    }

    private Explanation suspected() {
        return Reason.WATCHDOG_SUSPECT.explain(
                peer.host(), machine.settings().watchdog().answerTimeout());
    }

    private void tell(WatchdogState before, WatchdogTransition row) {
        if (before != row.next()) {
            node.events()
                    .tell(new NodeEvent.WatchdogChanged(
                            node.now(), peer, traffic.link().transport(), before, row.next()));
        }
    }

    /** How long nothing has been received, as of the last batch. */
    Duration silence() {
        return Duration.ofNanos(Math.max(0, traffic.nanoTime() - watchdog.lastReceived()));
    }

    /** How long a DWA has been awaited; any thread. */
    Optional<Duration> waitingForDwa() {
        return !ended && watchdog.isPending()
                ? Optional.of(Duration.ofNanos(Math.max(0, traffic.nanoTime() - askedAt)))
                : Optional.empty();
    }

    private void sendRequest() {
        askedAt = traffic.nanoTime();
        Message request = BaseMessages.watchdogRequest(
                traffic.self().capabilities(), traffic.reserveHopByHopId(), node.nextEndToEndId());
        traffic.recorder().linkSent(request);
        connection.send(request, Lane.CONTROL);
    }

    private void arm() {
        disarm();
        if (!ended) {
            long wait = Math.max(0, watchdog.nextCheck() - traffic.nanoTime());
            timer = connection.loop().schedule(Duration.ofNanos(wait), this::onTimer);
        }
    }

    private void disarm() {
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
    }
}
