package io.vernier.protocol.peer;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One moment of two machines and the network between them; {@link #successors} gives every moment that may follow. Side 0
 * is {@code a.example.net}, side 1 {@code b.example.net}; connection 0 is the one that side 0 initiates.
 */
final class TwoPeers {
    static final int HIGHER = 1;
    private static final List<String> NAMES = List.of("a.example.net", "b.example.net");

    /** What may go wrong or be asked for besides connecting. */
    enum Faults {
        NONE,
        ONE_CONNECT_FAILS,
        BOTH_STOP,
        TIMEOUTS
    }

    private enum Dial {
        NONE,
        DIALLING,
        /** The acceptor has the connection, the initiator is not told yet. */
        ACCEPTED,
        UP,
        OVER
    }

    private enum Acceptor {
        NONE,
        AWAITS_CER,
        IN_USE,
        CLOSED
    }

    /** What travels: C CER, A CEA, X CEA with ELECTION_LOST, D DPR, d DPA, F the end of the connection. */
    private final PeerState[] states = {PeerState.CLOSED, PeerState.CLOSED};

    private final boolean[] mayStart = {false, false};
    private final boolean[] stopped = {false, false};
    private final boolean[] timer = {false, false};
    private final Dial[] dial = {Dial.NONE, Dial.NONE};
    private final boolean[] initiatorOpen = {false, false};
    private final Acceptor[] acceptor = {Acceptor.NONE, Acceptor.NONE};
    private final String[] toAcceptor = {"", ""};
    private final String[] toInitiator = {"", ""};
    private boolean connectFailed;
    private boolean elected;

    private TwoPeers() {}

    static TwoPeers start(boolean firstDials, boolean secondDials) {
        var start = new TwoPeers();
        start.mayStart[0] = firstDials;
        start.mayStart[1] = secondDials;
        return start;
    }

    PeerState state(int side) {
        return states[side];
    }

    /** Whether some side won an election by its own comparison. */
    boolean electionWasHeld() {
        return elected;
    }

    int openConnections() {
        int open = 0;
        for (int c = 0; c < 2; c++) {
            if (initiatorOpen[c] || acceptor[c] == Acceptor.AWAITS_CER || acceptor[c] == Acceptor.IN_USE) {
                open++;
            }
        }
        return open;
    }

    boolean bothOpenOnTheSame() {
        return (states[0] == PeerState.I_OPEN && states[1] == PeerState.R_OPEN)
                || (states[0] == PeerState.R_OPEN && states[1] == PeerState.I_OPEN);
    }

    List<TwoPeers> successors(Faults faults) {
        var next = new ArrayList<TwoPeers>();
        for (int side = 0; side < 2; side++) {
            if (mayStart[side] && !stopped[side]) {
                var n = copy();
                n.mayStart[side] = false;
                n.fire(side, PeerEvent.START);
                next.add(n);
            }
            if (faults == Faults.BOTH_STOP && !stopped[side]) {
                var n = copy();
                n.stopped[side] = true;
                n.mayStart[side] = false;
                n.fire(side, PeerEvent.STOP);
                next.add(n);
            }
            if (faults == Faults.TIMEOUTS && timer[side]) {
                var n = copy();
                n.fire(side, PeerEvent.TIMEOUT);
                next.add(n);
            }
        }
        for (int connection = 0; connection < 2; connection++) {
            network(connection, faults, next);
        }
        return next;
    }

    private void network(int connection, Faults faults, List<TwoPeers> next) {
        if (dial[connection] == Dial.DIALLING) {
            var n = copy();
            n.dial[connection] = Dial.ACCEPTED;
            n.acceptor[connection] = Acceptor.AWAITS_CER;
            next.add(n);
            if (faults == Faults.ONE_CONNECT_FAILS && !connectFailed) {
                var failed = copy();
                failed.connectFailed = true;
                failed.dial[connection] = Dial.OVER;
                failed.fire(connection, PeerEvent.I_RCV_CONN_NACK);
                next.add(failed);
            }
        }
        if (dial[connection] == Dial.ACCEPTED) {
            var n = copy();
            n.dial[connection] = Dial.UP;
            n.initiatorOpen[connection] = true;
            n.fire(connection, PeerEvent.I_RCV_CONN_ACK);
            next.add(n);
        }
        if (!toAcceptor[connection].isEmpty()) {
            var n = copy();
            n.toAcceptor[connection] = toAcceptor[connection].substring(1);
            n.deliverToAcceptor(connection, toAcceptor[connection].charAt(0));
            next.add(n);
        }
        if (!toInitiator[connection].isEmpty() && dial[connection] == Dial.UP) {
            var n = copy();
            n.toInitiator[connection] = toInitiator[connection].substring(1);
            n.deliverToInitiator(connection, toInitiator[connection].charAt(0));
            next.add(n);
        }
    }

    private void deliverToAcceptor(int connection, char what) {
        int side = 1 - connection;
        Acceptor before = acceptor[connection];
        if (before == Acceptor.CLOSED) {
            return;
        }
        if (what == 'F') {
            acceptor[connection] = Acceptor.CLOSED;
            if (before == Acceptor.IN_USE) {
                fire(side, PeerEvent.R_PEER_DISC);
            }
            return;
        }
        if (before == Acceptor.AWAITS_CER) {
            if (what == 'C' && !stopped[side]) {
                fire(side, PeerEvent.R_CONN_CER);
            } else {
                closeAcceptor(connection);
            }
            return;
        }
        fire(side, PeerEvent.receivedOnAccepted(command(what), isRequest(what)));
    }

    private void deliverToInitiator(int connection, char what) {
        if (!initiatorOpen[connection]) {
            return;
        }
        if (what == 'F') {
            initiatorOpen[connection] = false;
            fire(connection, PeerEvent.I_PEER_DISC);
            return;
        }
        fire(
                connection,
                what == 'X'
                        ? PeerEvent.I_RCV_CEA_REFUSED
                        : PeerEvent.receivedOnInitiated(command(what), isRequest(what)));
    }

    private static int command(char what) {
        return switch (what) {
            case 'C', 'A', 'X' -> 257;
            default -> 282;
        };
    }

    private static boolean isRequest(char what) {
        return what == 'C' || what == 'D';
    }

    private void fire(int side, PeerEvent first) {
        var events = new ArrayDeque<PeerEvent>(List.of(first));
        for (PeerEvent event = events.poll(); event != null; event = events.poll()) {
            PeerTransition transition = PeerStateMachine.on(states[side], event);
            states[side] = transition.next();
            elected |= transition.row().equals("F17");
            for (PeerAction action : transition.actions()) {
                PeerEvent caused = perform(side, action);
                if (caused != null) {
                    events.add(caused);
                }
            }
        }
    }

    private @Nullable PeerEvent perform(int side, PeerAction action) {
        int theirs = 1 - side;
        switch (action) {
            case I_SND_CONN_REQ -> dial[side] = Dial.DIALLING;
            case I_SND_CER -> toAcceptor[side] += "C";
            case I_SND_DPR -> toAcceptor[side] += "D";
            case I_SND_DPA -> toAcceptor[side] += "d";
            case I_DISC, CLEANUP -> closeInitiator(side);
            case R_ACCEPT -> acceptor[theirs] = Acceptor.IN_USE;
            case R_REJECT -> {
                toInitiator[theirs] += "X";
                closeAcceptor(theirs);
            }
            case R_SND_CEA -> toInitiator[theirs] += "A";
            case R_SND_DPR -> toInitiator[theirs] += "D";
            case R_SND_DPA -> toInitiator[theirs] += "d";
            case R_DISC -> closeAcceptor(theirs);
            case ERROR -> {
                closeInitiator(side);
                if (acceptor[theirs] == Acceptor.IN_USE) {
                    closeAcceptor(theirs);
                }
            }
            case ELECT -> {
                return Election.isWon(NAMES.get(side), NAMES.get(theirs)) ? PeerEvent.WIN_ELECTION : null;
            }
            case START_CONNECT_TIMER, START_CAPABILITIES_TIMER, START_DISCONNECT_TIMER, START_CLOSE_TIMER ->
                timer[side] = true;
            case STOP_TIMER -> timer[side] = false;
            default -> {}
        }
        return null;
    }

    private void closeInitiator(int connection) {
        if (dial[connection] == Dial.ACCEPTED || initiatorOpen[connection]) {
            toAcceptor[connection] += "F";
        }
        if (dial[connection] != Dial.NONE) {
            dial[connection] = Dial.OVER;
        }
        initiatorOpen[connection] = false;
    }

    private void closeAcceptor(int connection) {
        acceptor[connection] = Acceptor.CLOSED;
        toInitiator[connection] += "F";
    }

    private TwoPeers copy() {
        var copy = new TwoPeers();
        for (int i = 0; i < 2; i++) {
            copy.states[i] = states[i];
            copy.mayStart[i] = mayStart[i];
            copy.stopped[i] = stopped[i];
            copy.timer[i] = timer[i];
            copy.dial[i] = dial[i];
            copy.initiatorOpen[i] = initiatorOpen[i];
            copy.acceptor[i] = acceptor[i];
            copy.toAcceptor[i] = toAcceptor[i];
            copy.toInitiator[i] = toInitiator[i];
        }
        copy.connectFailed = connectFailed;
        copy.elected = elected;
        return copy;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TwoPeers that && toString().equals(that.toString());
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    @Override
    public String toString() {
        var text = new StringBuilder();
        for (int i = 0; i < 2; i++) {
            text.append(NAMES.get(i)).append(' ').append(states[i]);
            text.append(mayStart[i] ? " may start" : "").append(stopped[i] ? " stopped" : "");
            text.append(timer[i] ? " timer" : "").append(", its connection ").append(dial[i]);
            text.append(initiatorOpen[i] ? " open " : " shut ").append(acceptor[i]);
            text.append(" >")
                    .append(toAcceptor[i])
                    .append(" <")
                    .append(toInitiator[i])
                    .append("; ");
        }
        return text.append(connectFailed ? "failed " : "")
                .append(elected ? "elected" : "")
                .toString();
    }
}
