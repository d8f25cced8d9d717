package io.vernier.node;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The machines of a peer, one for each connection that it may have: first those that make connections, then those that only
 * take one. Changed under the peer's lock, read by any thread.
 */
final class MachinePool {
    private final Supplier<PeerMachine> maker;
    private volatile List<PeerMachine> all;

    MachinePool(Supplier<PeerMachine> maker) {
        this.maker = maker;
        this.all = List.of(maker.get());
    }

    List<PeerMachine> all() {
        return all;
    }

    /** Has so many machines at least. */
    void fit(int makers) {
        while (all.size() < makers) {
            more();
        }
    }

    private PeerMachine more() {
        var grown = new ArrayList<>(all);
        PeerMachine made = maker.get();
        grown.add(made);
        all = List.copyOf(grown);
        return made;
    }

    /**
     * The machine that takes a connection that the peer made.
     *
     * @param most how many connections there may be
     * @param makers how many machines make connections
     * @return null if there are as many as there may be
     */
    @Nullable PeerMachine forCaller(int most, int makers) {
        List<PeerMachine> now = all;
        if (most == 1) {
            return now.get(0);
        }
        if (now.stream().filter(machine -> !machine.isClosed()).count() >= most) {
            return null;
        }
        for (PeerMachine machine : now.subList(Math.min(makers, now.size()), now.size())) {
            if (machine.isClosed()) {
                return machine;
            }
        }
        return more();
    }

    /** A machine has lost its connection: it stays if it makes connections, or is the only one. */
    void closed(PeerMachine machine, int makers) {
        if (all.indexOf(machine) >= makers) {
            all = all.stream().filter(other -> other != machine).toList();
        }
    }

    /** Whether this machine is one of so many that make connections. */
    boolean isMaker(PeerMachine machine, int makers) {
        int at = all.indexOf(machine);
        return at >= 0 && at < makers;
    }

    /** The machine that speaks for the peer: one that is open, else one that is not closed, else the first. */
    PeerMachine best() {
        List<PeerMachine> now = all;
        PeerMachine best = now.get(0);
        for (int i = 1; i < now.size() && !best.state().isOpen(); i++) {
            PeerMachine other = now.get(i);
            if (other.state().isOpen() || best.isClosed()) {
                best = other;
            }
        }
        return best;
    }

    /** The connections that are told of. */
    List<Link> links() {
        return all.stream()
                .map(PeerMachine::link)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
    }

    boolean isClosed() {
        return all.stream().allMatch(PeerMachine::isClosed);
    }

    boolean isConnected() {
        return all.stream().anyMatch(PeerMachine::isConnected);
    }

    /** Whether the caller is on the event loop of an open connection. */
    boolean isOnALoop() {
        return all.stream().anyMatch(machine -> {
            Traffic traffic = machine.traffic();
            return traffic != null && traffic.connection().loop().inLoop();
        });
    }

    /** Whether requests are sent over one of them. */
    boolean isReady() {
        for (PeerMachine machine : all) {
            Traffic traffic = machine.traffic();
            if (traffic != null && traffic.isReady()) {
                return true;
            }
        }
        return false;
    }

    int openConnections() {
        return (int) all.stream().filter(machine -> machine.state().isOpen()).count();
    }

    int pendingRequests() {
        int pending = 0;
        for (PeerMachine machine : all) {
            Traffic traffic = machine.traffic();
            pending += traffic == null ? 0 : traffic.pendingRequests();
        }
        return pending;
    }
}
