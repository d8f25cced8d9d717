package io.vernier.protocol.peer;

import java.time.Duration;

/**
 * How long a peer's machine waits for what; the RFC leaves the values to the implementation ("application-defined timer",
 * section 5.6.2).
 *
 * @param connect for the transport connection that we initiate to stand; default 10 s
 * @param capabilitiesRequest for the CER on a connection that a peer made (section 5.6.1); default 10 s
 * @param capabilitiesAnswer for the CEA to our CER; default 10 s
 * @param disconnectAnswer for the DPA to our DPR; default 1 s
 * @param disconnectClose for the peer to close after our DPA to its DPR; default 5 s
 */
public record PeerTimeouts(
        Duration connect,
        Duration capabilitiesRequest,
        Duration capabilitiesAnswer,
        Duration disconnectAnswer,
        Duration disconnectClose) {
    /** The longest that any of them may be. */
    public static final Duration LONGEST = Duration.ofHours(1);

    private static final PeerTimeouts DEFAULTS = new PeerTimeouts(
            Duration.ofSeconds(10),
            Duration.ofSeconds(10),
            Duration.ofSeconds(10),
            Duration.ofSeconds(1),
            Duration.ofSeconds(5));

    /** @throws IllegalArgumentException if one of them is not between 1 ms and {@link #LONGEST} */
    public PeerTimeouts {
        check("connect", connect);
        check("capabilities-request", capabilitiesRequest);
        check("capabilities-answer", capabilitiesAnswer);
        check("disconnect-answer", disconnectAnswer);
        check("disconnect-close", disconnectClose);
    }

    public static PeerTimeouts defaults() {
        return DEFAULTS;
    }

    /** The same with another wait for the transport connection. */
    public PeerTimeouts withConnect(Duration timeout) {
        return new PeerTimeouts(timeout, capabilitiesRequest, capabilitiesAnswer, disconnectAnswer, disconnectClose);
    }

    /** The same with another wait for the CER of an incoming connection. */
    public PeerTimeouts withCapabilitiesRequest(Duration timeout) {
        return new PeerTimeouts(connect, timeout, capabilitiesAnswer, disconnectAnswer, disconnectClose);
    }

    /** The same with another wait for the CEA. */
    public PeerTimeouts withCapabilitiesAnswer(Duration timeout) {
        return new PeerTimeouts(connect, capabilitiesRequest, timeout, disconnectAnswer, disconnectClose);
    }

    /** The same with another wait for the DPA. */
    public PeerTimeouts withDisconnectAnswer(Duration timeout) {
        return new PeerTimeouts(connect, capabilitiesRequest, capabilitiesAnswer, timeout, disconnectClose);
    }

    /** The same with another wait for the peer to close after our DPA. */
    public PeerTimeouts withDisconnectClose(Duration timeout) {
        return new PeerTimeouts(connect, capabilitiesRequest, capabilitiesAnswer, disconnectAnswer, timeout);
    }

    private static void check(String name, Duration timeout) {
        if (timeout.toMillis() < 1 || timeout.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    name + " timeout: " + timeout + " (expected: PT0.001S to " + LONGEST + ")");
        }
    }
}
