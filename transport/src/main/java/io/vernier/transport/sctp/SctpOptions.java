package io.vernier.transport.sctp;

import io.vernier.transport.TransportLimits;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * How SCTP is used. Immutable; each {@code with} method gives a changed copy. What is empty is left to the kernel
 * ({@code sysctl net.sctp} shows its defaults).
 */
public final class SctpOptions {
    private static final int MAX_STREAMS = 65_535;
    private static final SctpOptions DEFAULTS = new SctpOptions(new Values());

    private final Values values;

    private SctpOptions(Values values) {
        this.values = values;
    }

    /** The default of every option. */
    public static SctpOptions defaults() {
        return DEFAULTS;
    }

    /** Event loops, that is threads; as many as there are processors unless told. */
    public SctpOptions withLoops(int loops) {
        atLeast("loops", 1, loops);
        return changed(copy -> copy.loops = loops);
    }

    public SctpOptions withLimits(TransportLimits limits) {
        return changed(copy -> copy.limits = limits);
    }

    /**
     * Whether small messages go out at once (SCTP_NODELAY); on unless told. Without it a message may wait until the peer
     * has acknowledged the one before it, which it does after 200 ms.
     */
    public SctpOptions withNoDelay(boolean noDelay) {
        return changed(copy -> copy.noDelay = noDelay);
    }

    /** Associations the kernel may hold before they are accepted; 1024 unless told. */
    public SctpOptions withBacklog(int backlog) {
        atLeast("backlog", 1, backlog);
        return changed(copy -> copy.backlog = backlog);
    }

    /** In which order messages reach the peer; {@link Delivery#UNORDERED} unless told. */
    public SctpOptions withDelivery(Delivery delivery) {
        return changed(copy -> copy.delivery = delivery);
    }

    /** Streams to send on, as far as the peer takes so many; 10 unless told, 65,535 at most. */
    public SctpOptions withOutgoingStreams(int streams) {
        streams("outgoing-streams", streams);
        return changed(copy -> copy.outgoingStreams = streams);
    }

    /** Streams to receive on; 2048 unless told, 65,535 at most. */
    public SctpOptions withIncomingStreams(int streams) {
        streams("incoming-streams", streams);
        return changed(copy -> copy.incomingStreams = streams);
    }

    /**
     * The kernel's buffer for what waits to be sent, in octets. The kernel grants up to {@code sysctl net.core.wmem_max},
     * doubles that, and takes no message that is longer than the result ({@code SendResult.DOES_NOT_FIT}). Large enough
     * for the longest message unless told.
     */
    public SctpOptions withSendBuffer(int octets) {
        atLeast("send-buffer", 1, octets);
        return changed(copy -> copy.sendBuffer = OptionalInt.of(octets));
    }

    /**
     * The kernel's buffer for what waits to be read, in octets, up to {@code sysctl net.core.rmem_max}; as long as the
     * longest message unless told. Longer messages come all the same, in parts.
     */
    public SctpOptions withReceiveBuffer(int octets) {
        atLeast("receive-buffer", 1, octets);
        return changed(copy -> copy.receiveBuffer = OptionalInt.of(octets));
    }

    /** How often a path that carries nothing is probed. */
    public SctpOptions withHeartbeatInterval(Duration interval) {
        positive("heartbeat-interval", interval);
        return changed(copy -> copy.heartbeatInterval = Optional.of(interval));
    }

    /** The retransmission time-out before anything has been measured (RFC 9260 section 6.3.1, RTO.Initial). */
    public SctpOptions withRtoInitial(Duration timeout) {
        positive("rto-initial", timeout);
        return changed(copy -> copy.rtoInitial = Optional.of(timeout));
    }

    /** The least retransmission time-out (RTO.Min). */
    public SctpOptions withRtoMin(Duration timeout) {
        positive("rto-min", timeout);
        return changed(copy -> copy.rtoMin = Optional.of(timeout));
    }

    /** The greatest retransmission time-out (RTO.Max). */
    public SctpOptions withRtoMax(Duration timeout) {
        positive("rto-max", timeout);
        return changed(copy -> copy.rtoMax = Optional.of(timeout));
    }

    /** Retransmissions to one address after which its path is down (RFC 9260 section 8.2, Path.Max.Retrans). */
    public SctpOptions withPathMaxRetransmissions(int retransmissions) {
        atLeast("path-max-retransmissions", 1, retransmissions);
        return changed(copy -> copy.pathMaxRetransmissions = OptionalInt.of(retransmissions));
    }

    /** Retransmissions to all addresses after which the association is lost (section 8.1, Association.Max.Retrans). */
    public SctpOptions withAssociationMaxRetransmissions(int retransmissions) {
        atLeast("association-max-retransmissions", 1, retransmissions);
        return changed(copy -> copy.associationMaxRetransmissions = OptionalInt.of(retransmissions));
    }

    /**
     * The peer's address that messages go to as long as it is up: an address in text or a name. Only associations that
     * have it take note of it; the others keep the address they were made with.
     */
    public SctpOptions withPrimaryAddress(String host) {
        return changed(copy -> copy.primaryAddress = Optional.of(host));
    }

    public int loops() {
        return values.loops;
    }

    public TransportLimits limits() {
        return values.limits;
    }

    public boolean noDelay() {
        return values.noDelay;
    }

    public int backlog() {
        return values.backlog;
    }

    public Delivery delivery() {
        return values.delivery;
    }

    public int outgoingStreams() {
        return values.outgoingStreams;
    }

    public int incomingStreams() {
        return values.incomingStreams;
    }

    public OptionalInt sendBuffer() {
        return values.sendBuffer;
    }

    public OptionalInt receiveBuffer() {
        return values.receiveBuffer;
    }

    public Optional<Duration> heartbeatInterval() {
        return values.heartbeatInterval;
    }

    public Optional<Duration> rtoInitial() {
        return values.rtoInitial;
    }

    public Optional<Duration> rtoMin() {
        return values.rtoMin;
    }

    public Optional<Duration> rtoMax() {
        return values.rtoMax;
    }

    public OptionalInt pathMaxRetransmissions() {
        return values.pathMaxRetransmissions;
    }

    public OptionalInt associationMaxRetransmissions() {
        return values.associationMaxRetransmissions;
    }

    public Optional<String> primaryAddress() {
        return values.primaryAddress;
    }

    private SctpOptions changed(Consumer<Values> change) {
        var copy = new Values(values);
        change.accept(copy);
        return new SctpOptions(copy);
    }

    private static void streams(String name, int streams) {
        if (streams < 1 || streams > MAX_STREAMS) {
            throw new IllegalArgumentException(name + ": " + streams + " (expected: 1.." + MAX_STREAMS + ")");
        }
    }

    private static void atLeast(String name, int least, int value) {
        if (value < least) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: at least " + least + ")");
        }
    }

    private static void positive(String name, Duration value) {
        if (value.toMillis() < 1) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: at least PT0.001S)");
        }
    }

    /** Changed only before the options that hold it are given away. */
    private static final class Values {
        private int loops = Runtime.getRuntime().availableProcessors();
        private TransportLimits limits = TransportLimits.defaults();
        private boolean noDelay = true;
        private int backlog = 1024;
        private Delivery delivery = Delivery.UNORDERED;
        private int outgoingStreams = 10;
        private int incomingStreams = 2048;
        private OptionalInt sendBuffer = OptionalInt.empty();
        private OptionalInt receiveBuffer = OptionalInt.empty();
        private Optional<Duration> heartbeatInterval = Optional.empty();
        private Optional<Duration> rtoInitial = Optional.empty();
        private Optional<Duration> rtoMin = Optional.empty();
        private Optional<Duration> rtoMax = Optional.empty();
        private OptionalInt pathMaxRetransmissions = OptionalInt.empty();
        private OptionalInt associationMaxRetransmissions = OptionalInt.empty();
        private Optional<String> primaryAddress = Optional.empty();

        Values() {}

        Values(Values from) {
            loops = from.loops;
            limits = from.limits;
            noDelay = from.noDelay;
            backlog = from.backlog;
            delivery = from.delivery;
            outgoingStreams = from.outgoingStreams;
            incomingStreams = from.incomingStreams;
            sendBuffer = from.sendBuffer;
            receiveBuffer = from.receiveBuffer;
            heartbeatInterval = from.heartbeatInterval;
            rtoInitial = from.rtoInitial;
            rtoMin = from.rtoMin;
            rtoMax = from.rtoMax;
            pathMaxRetransmissions = from.pathMaxRetransmissions;
            associationMaxRetransmissions = from.associationMaxRetransmissions;
            primaryAddress = from.primaryAddress;
        }
    }
}
