package io.vernier.transport.sctp;

import com.sun.nio.sctp.SctpChannel;
import com.sun.nio.sctp.SctpServerChannel;
import java.io.IOException;

/**
 * Applies those options that the JDK knows no name for: heartbeats, retransmission time-outs and limits. An exception
 * ends what was about to begin, with its message.
 */
interface AssociationTuning {
    /** Leaves everything to the kernel. */
    AssociationTuning NONE = new AssociationTuning() {};

    /**
     * What these options ask for.
     *
     * @throws io.vernier.transport.TransportException if they ask for something that cannot be done here
     */
    static AssociationTuning of(SctpOptions options) {
        return KernelTuning.of(options);
    }

    /** A socket is about to connect; it may be bound. */
    default void connecting(SctpChannel channel) throws IOException {}

    /** A socket is about to listen; what it accepts inherits from it. */
    default void listening(SctpServerChannel channel) throws IOException {}

    /** An association was accepted. */
    default void accepted(SctpChannel channel) throws IOException {}
}
