package io.vernier.node;

import io.vernier.codec.ResultCode;
import io.vernier.protocol.peer.Capabilities;
import io.vernier.transport.Endpoint;

/**
 * Decides whether the capabilities that a peer has just presented are to the node's taste: asked once an application in common
 * is found, for the CER of a peer that connects and for the CEA of one that was dialled. Asked on an event loop: it must not
 * block. One that throws refuses with {@code DIAMETER_UNABLE_TO_COMPLY}.
 */
@FunctionalInterface
public interface CapabilitiesCheck {
    /** Whether the peer may stay. */
    Verdict check(Candidate candidate);

    /**
     * Who wants in.
     *
     * @param transport the entry that the connection came by
     * @param isInitiatedHere whether this node made the connection, so that a CEA is judged
     * @param remote where the connection leads to
     * @param local what this node says of itself on the connection
     * @param peer what the peer says of itself
     */
    record Candidate(
            TransportEntry transport,
            boolean isInitiatedHere,
            Endpoint remote,
            Capabilities local,
            Capabilities peer) {}

    /** What becomes of a peer. */
    sealed interface Verdict {
        /**
         * It is welcome, as far as this check goes.
         *
         * @param resultCode of the CEA, 2000 to 2999
         */
        record Accepted(long resultCode) implements Verdict {}

        /**
         * It is told so, and the connection is closed; a peer that was dialled is told nothing.
         *
         * @param resultCode of the CEA
         */
        record Refused(long resultCode) implements Verdict {}

        /** The connection is closed without an answer. */
        record Discarded() implements Verdict {}

        /** It is welcome. */
        static Verdict ok() {
            return new Accepted(ResultCode.SUCCESS);
        }

        /**
         * It is answered with this Result-Code, which is welcome if it says success (2000 to 2999) and closes the connection
         * otherwise.
         *
         * @throws IllegalArgumentException unless it is 1000 to 4294967295
         */
        static Verdict resultCode(long resultCode) {
            if (resultCode < 1000 || resultCode > 0xffff_ffffL) {
                throw new IllegalArgumentException(
                        "Result-Code: " + resultCode + " (expected: 1000..4294967295, RFC 6733 section 7.1)");
            }
            return resultCode / 1000 == 2 ? new Accepted(resultCode) : new Refused(resultCode);
        }

        /** It is refused because the check failed. */
        static Verdict failed() {
            return new Refused(ResultCode.UNABLE_TO_COMPLY);
        }

        /** It is closed on without a word. */
        static Verdict discard() {
            return new Discarded();
        }

        /** It is answered that it is not known here: {@code DIAMETER_UNKNOWN_PEER}, 3010. */
        static Verdict unknown() {
            return new Refused(ResultCode.UNKNOWN_PEER);
        }
    }
}
