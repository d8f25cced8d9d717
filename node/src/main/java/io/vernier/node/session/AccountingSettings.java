package io.vernier.node.session;

import io.vernier.protocol.accounting.RealtimeRequired;
import java.time.Duration;

/**
 * How a client accounts, where the accounting server's answers say nothing else.
 *
 * @param realtime what the authorization server requires
 * @param interval the Acct-Interim-Interval, zero for no interim records
 * @param timeout how long a record may take to be answered
 */
public record AccountingSettings(RealtimeRequired realtime, Duration interval, Duration timeout) {
    private static final AccountingSettings DEFAULTS =
            new AccountingSettings(RealtimeRequired.GRANT_AND_STORE, Duration.ZERO, Duration.ofSeconds(10));

    /** GRANT_AND_STORE, which RFC 6733 has as the default, no interim records, 10 seconds for an answer. */
    public static AccountingSettings defaults() {
        return DEFAULTS;
    }

    /** The same with another requirement. */
    public AccountingSettings withRealtime(RealtimeRequired requirement) {
        return new AccountingSettings(requirement, interval, timeout);
    }

    /** The same with interim records. */
    public AccountingSettings withInterval(Duration time) {
        return new AccountingSettings(realtime, time, timeout);
    }

    /** The same with another time for an answer. */
    public AccountingSettings withTimeout(Duration time) {
        return new AccountingSettings(realtime, interval, time);
    }
}
