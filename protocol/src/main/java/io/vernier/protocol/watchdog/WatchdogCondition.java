package io.vernier.protocol.watchdog;

/** The conditions of RFC 3539 Appendix A, with the numbers that {@link WatchdogSettings} may change. */
public enum WatchdogCondition {
    ALWAYS,
    NOT_PENDING,
    PENDING,
    /** Pending, but fewer time-outs in a row than make a suspect; never with the RFC's number, 1. */
    PENDING_AND_TOLERATED,
    /** The last DWA that a peer needs to prove itself; NumDWA == 2 with the RFC's number, 3. */
    LAST_DWA,
    /** More DWAs are needed after this one. */
    NOT_LAST_DWA,
    /** Pending, and one watchdog request went unanswered already: {@code NumDWA < 0}. */
    PENDING_AGAIN,
    /** Pending for the first time: {@code NumDWA >= 0}. */
    PENDING_FIRST,
    /** The settings want no proof of a peer that comes back. */
    NO_PROOF_WANTED,
    /** The settings want requests processed while a peer proves itself. */
    REOPEN_ACCEPTS_REQUESTS;

    boolean holds(boolean pending, int numDwa, int timeouts, WatchdogSettings settings) {
        return switch (this) {
            case ALWAYS -> true;
            case NOT_PENDING -> !pending;
            case PENDING -> pending;
            case PENDING_AND_TOLERATED -> pending && (settings.suspect() == 0 || timeouts + 1 < settings.suspect());
            case LAST_DWA -> numDwa >= settings.okay() - 1;
            case NOT_LAST_DWA -> numDwa < settings.okay() - 1;
            case PENDING_AGAIN -> pending && numDwa < 0;
            case PENDING_FIRST -> pending && numDwa >= 0;
            case NO_PROOF_WANTED -> settings.okay() == 0;
            case REOPEN_ACCEPTS_REQUESTS -> settings.reopenAcceptsRequests();
        };
    }
}
