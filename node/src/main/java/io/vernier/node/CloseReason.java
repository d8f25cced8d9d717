package io.vernier.node;

import io.vernier.codec.Explanation;
import io.vernier.codec.Message;
import io.vernier.protocol.Reason;
import io.vernier.protocol.peer.PeerEvent;
import io.vernier.protocol.peer.PeerState;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Why a connection was closed or none came about, for programs; the {@link Explanation} beside it is for people.
 *
 * @param kind what ended it
 * @param resultCode the Result-Code that this node refused with, or was refused with, where there was one
 * @param packet the message that ended it, where there was one: the CER, the CEA, or the one out of order
 */
public record CloseReason(Kind kind, OptionalLong resultCode, Optional<Message> packet) {
    /** What ends connections. More kinds may be added: a switch over them needs a {@code default}. */
    public enum Kind {
        /** This node answered the CER with an error. */
        CER_REFUSED,
        /** This node gave no answer to the CER. */
        CER_DISCARDED,
        /** No CER came in time. */
        CER_TIMEOUT,
        /** The peer's CEA was an error, or this node cannot accept it. */
        CEA_REFUSED,
        /** No CEA came in time. */
        CEA_TIMEOUT,
        /** No transport connection came about. */
        NO_CONNECTION,
        /** The peer did not answer the watchdog. */
        WATCHDOG_TIMEOUT,
        /** Another message came than the one that was due. */
        OUT_OF_ORDER,
        /** The peers took leave of each other, whoever began. */
        PARTED,
        /** The connection was lost or broken. */
        LOST
    }

    static final CloseReason LOST = of(Kind.LOST);

    static CloseReason of(Kind kind) {
        return new CloseReason(kind, OptionalLong.empty(), Optional.empty());
    }

    /** What ended it was this message. */
    static CloseReason of(Kind kind, Message packet) {
        return new CloseReason(kind, packet.resultCode(), Optional.of(packet));
    }

    /** This node refused a CER, with this answer or with none. */
    static CloseReason refused(Message cer, @Nullable Message answer) {
        return answer == null
                ? new CloseReason(Kind.CER_DISCARDED, OptionalLong.empty(), Optional.of(cer))
                : new CloseReason(Kind.CER_REFUSED, answer.resultCode(), Optional.of(cer));
    }

    /**
     * What an event means that ends a peer's connection, or begins its end.
     *
     * @param state the state in which it happened
     * @param message what it came with
     * @param why its explanation, if it has one already
     */
    static CloseReason of(PeerState state, PeerEvent event, @Nullable Message message, @Nullable Explanation why) {
        return switch (event) {
            case I_RCV_CONN_NACK -> of(Kind.NO_CONNECTION);
            case TIMEOUT ->
                state == PeerState.WAIT_CONN_ACK || state == PeerState.WAIT_CONN_ACK_ELECT
                        ? of(Kind.NO_CONNECTION)
                        : of(Kind.CEA_TIMEOUT);
            case I_RCV_CEA_REFUSED -> message == null ? of(Kind.CEA_REFUSED) : of(Kind.CEA_REFUSED, message);
            case STOP -> of(Kind.PARTED);
            case I_RCV_DPR, R_RCV_DPR -> state.isOpen() ? of(Kind.PARTED) : outOfOrder(message);
            case ABORT -> isWatchdog(why) ? of(Kind.WATCHDOG_TIMEOUT) : LOST;
            default -> outOfOrder(message);
        };
    }

    private static CloseReason outOfOrder(@Nullable Message message) {
        return message == null ? LOST : of(Kind.OUT_OF_ORDER, message);
    }

    private static boolean isWatchdog(@Nullable Explanation why) {
        return why != null
                && (why.code().equals(Reason.WATCHDOG_DOWN.code())
                        || why.code().equals(Reason.WATCHDOG_REOPEN_FAILED.code()));
    }
}
