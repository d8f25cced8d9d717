package io.vernier.protocol.watchdog;

/** What happens to a watchdog, in the words of RFC 3539 Appendix A. */
public enum WatchdogEvent {
    RECEIVE_DWA("Receive DWA"),
    RECEIVE_NON_DWA("Receive non-DWA"),
    TIMER_EXPIRES("Timer expires"),
    CONNECTION_UP("Connection up"),
    CONNECTION_DOWN("Connection down");

    private final String rfcName;

    WatchdogEvent(String rfcName) {
        this.rfcName = rfcName;
    }

    /** The name as RFC 3539 writes it. */
    public String rfcName() {
        return rfcName;
    }
}
