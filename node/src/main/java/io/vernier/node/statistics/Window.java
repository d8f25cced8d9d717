package io.vernier.node.statistics;

/**
 * How many there were lately, the current second included.
 *
 * @param lastMinute in the last 60 seconds
 * @param last5Minutes in the last 300 seconds
 * @param last15Minutes in the last 900 seconds
 */
public record Window(long lastMinute, long last5Minutes, long last15Minutes) {
    /** None in 15 minutes. */
    public static final Window NONE = new Window(0, 0, 0);

    /** The mean rate of the last minute, per second. */
    public double perSecond() {
        return lastMinute / 60.0;
    }
}
