package io.vernier.protocol.watchdog;

/**
 * The states of RFC 3539 Appendix A ({@code Status} of the peer control block).
 *
 * <pre>
 *               up            silent 2 Tw         silent 3 Tw
 *   INITIAL ─────────▶ OKAY ─────────────▶ SUSPECT ───────────▶ DOWN
 *                       ▲ ◀── any message ─┘                    │  ▲
 *                       │ 3 DWAs                             up │  │ 2 DWRs without DWA
 *                       └──────────────────── REOPEN ◀──────────┘  │
 *                                                └─────────────────┘
 * </pre>
 */
public enum WatchdogState {
    /** There has been no connection to the peer yet. */
    INITIAL,
    /** The connection is up: requests may be sent. */
    OKAY,
    /** The peer did not answer a watchdog request: failover has begun, no requests are sent. */
    SUSPECT,
    /** The connection is closed. */
    DOWN,
    /** The connection is up again, and has to prove itself before requests are sent. */
    REOPEN
}
