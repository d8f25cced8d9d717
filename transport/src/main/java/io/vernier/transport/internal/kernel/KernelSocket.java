package io.vernier.transport.internal.kernel;

import com.sun.nio.sctp.SctpChannel;
import com.sun.nio.sctp.SctpServerChannel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A socket of SCTP with the options of RFC 6458 that the JDK has no name for; the layouts are those of {@code linux/sctp.h}.
 * What is set before an association begins holds for it, and what is set on a socket that listens for all that it accepts.
 * Good as long as the channel is open; the loop of the channel alone uses it.
 */
public final class KernelSocket {
    static final int IPPROTO_SCTP = 132;

    private static final int SCTP_RTOINFO = 0;
    private static final int SCTP_ASSOCINFO = 1;
    private static final int SCTP_PEER_ADDR_PARAMS = 9;

    private static final int SCTP_DELAYED_SACK = 16;
    private static final int SOL_SOCKET = 1;
    private static final int SO_MEMINFO = 55;

    private static final int RTOINFO_LENGTH = 16;
    private static final int ASSOCINFO_LENGTH = 20;

    /** The struct up to Linux 4.19, which all kernels take: packed, behind an address of 128 octets. */
    private static final int PEER_ADDR_PARAMS_LENGTH = 152;

    private static final int HEARTBEAT_INTERVAL = 132;
    private static final int PATH_MAX_RETRANSMISSIONS = 136;
    private static final int PATH_FLAGS = 146;
    private static final int HEARTBEATS_ENABLED = 1;

    private static final int MEMINFO_LENGTH = 36;
    private static final int WMEM_QUEUED = 20;

    private static final int DELAYED_SACK_LENGTH = 12;
    private static final int USUAL_DELAY_MILLIS = 200;

    private final SocketCalls calls;
    private final int descriptor;

    private KernelSocket(SocketCalls calls, int descriptor) {
        this.calls = calls;
        this.descriptor = descriptor;
    }

    /**
     * A way to the options of any channel.
     *
     * @throws UnsupportedOperationException if there is none here; its message says why
     */
    public static Access access() {
        return new Access(SocketCalls.find());
    }

    /** A way to the options of any channel. Any thread. */
    public static final class Access {
        private final SocketCalls calls;

        private Access(SocketCalls calls) {
            this.calls = calls;
        }

        /** The socket of a channel. */
        public KernelSocket of(SctpChannel channel) throws IOException {
            return new KernelSocket(calls, Descriptors.of(calls, channel));
        }

        /** The socket of a channel that listens, or is going to. */
        public KernelSocket of(SctpServerChannel channel) throws IOException {
            return new KernelSocket(calls, Descriptors.of(calls, channel));
        }
    }

    /**
     * Retransmission time-outs (SCTP_RTOINFO, RFC 6458 section 8.1.1), in milliseconds.
     *
     * @param initial before anything was measured
     * @param max upper bound
     * @param min lower bound
     */
    public record Retransmission(int initial, int max, int min) {}

    /** Sets those of the time-outs that are not 0. */
    public void setRetransmission(Retransmission times) throws IOException {
        set(
                SCTP_RTOINFO,
                struct(RTOINFO_LENGTH)
                        .putInt(0)
                        .putInt(times.initial)
                        .putInt(times.max)
                        .putInt(times.min));
    }

    /** The time-outs in force. */
    public Retransmission retransmission() throws IOException {
        ByteBuffer answer = get(SCTP_RTOINFO, RTOINFO_LENGTH);
        return new Retransmission(answer.getInt(4), answer.getInt(8), answer.getInt(12));
    }

    /**
     * How paths are watched (SCTP_PEER_ADDR_PARAMS, RFC 6458 section 8.1.12).
     *
     * @param heartbeatMillis how often an idle path is probed, in milliseconds
     * @param maxRetransmissions after so many without an answer it is down
     */
    public record PathWatch(int heartbeatMillis, int maxRetransmissions) {}

    /** Sets those that are not 0, for all paths. */
    public void setPathWatch(PathWatch watch) throws IOException {
        set(
                SCTP_PEER_ADDR_PARAMS,
                struct(PEER_ADDR_PARAMS_LENGTH)
                        .putInt(HEARTBEAT_INTERVAL, watch.heartbeatMillis)
                        .putShort(PATH_MAX_RETRANSMISSIONS, (short) watch.maxRetransmissions)
                        .putInt(PATH_FLAGS, watch.heartbeatMillis == 0 ? 0 : HEARTBEATS_ENABLED));
    }

    /** How paths to come are watched. */
    public PathWatch pathWatch() throws IOException {
        ByteBuffer answer = get(SCTP_PEER_ADDR_PARAMS, PEER_ADDR_PARAMS_LENGTH);
        return new PathWatch(answer.getInt(HEARTBEAT_INTERVAL), answer.getShort(PATH_MAX_RETRANSMISSIONS) & 0xffff);
    }

    /** Retransmissions to all addresses after which the association is lost (SCTP_ASSOCINFO, RFC 6458 section 8.1.2). */
    public void setMaxRetransmissions(int retransmissions) throws IOException {
        set(SCTP_ASSOCINFO, struct(ASSOCINFO_LENGTH).putInt(0).putShort((short) retransmissions));
    }

    /** The bound in force. */
    public int maxRetransmissions() throws IOException {
        return get(SCTP_ASSOCINFO, ASSOCINFO_LENGTH).getShort(4) & 0xffff;
    }

    /** The same socket as one that authenticates its chunks. */
    public ChunkAuthentication authentication() {
        return new ChunkAuthentication(this);
    }

    /**
     * Whether the peer has acknowledged all that was sent, for good: what was taken back later counts as not acknowledged
     * (SO_MEMINFO, as the kernel lets go of a message when it is acknowledged cumulatively).
     */
    public boolean isDry() throws IOException {
        return calls.get(descriptor, SOL_SOCKET, SO_MEMINFO, new byte[MEMINFO_LENGTH])
                        .getInt(WMEM_QUEUED)
                == 0;
    }

    /** Whether each message is acknowledged as soon as it comes, and not together with the next (SCTP_DELAYED_SACK). */
    public void setPromptAcknowledgements(boolean prompt) throws IOException {
        set(
                SCTP_DELAYED_SACK,
                struct(DELAYED_SACK_LENGTH).putInt(0).putInt(USUAL_DELAY_MILLIS).putInt(prompt ? 1 : 2));
    }

    void set(int option, ByteBuffer value) throws SocketCallException {
        calls.set(descriptor, IPPROTO_SCTP, option, value);
    }

    ByteBuffer get(int option, int length) throws SocketCallException {
        return calls.get(descriptor, IPPROTO_SCTP, option, new byte[length]);
    }

    static ByteBuffer struct(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.nativeOrder());
    }
}
