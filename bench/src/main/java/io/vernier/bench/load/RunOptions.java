package io.vernier.bench.load;

import java.time.Duration;

/** What all comparisons of two processes can be told. */
public final class RunOptions {
    private String inFlight = "1,64,512,2000";
    private Duration warmUp = Duration.ofSeconds(5);
    private Duration measured = Duration.ofSeconds(8);
    private String jvm = "-Xms1g -Xmx2g";

    /** What holds unless told otherwise: some minutes for three contenders. */
    public RunOptions() {}

    /** The form for continuous integration: whether it works, not how fast. */
    public void smoke() {
        inFlight = "1,64";
        warmUp = Duration.ofMillis(200);
        measured = Duration.ofMillis(300);
        jvm = "-Xmx256m -XX:TieredStopAtLevel=1 -XX:+UseSerialGC";
    }

    /** Takes an option; false if it is none of these. */
    public boolean takes(String option, String value) {
        switch (option) {
            case "--in-flight" -> inFlight = value;
            case "--warm-up" -> warmUp = seconds(value);
            case "--seconds" -> measured = seconds(value);
            case "--jvm" -> jvm = value;
            default -> {
                return false;
            }
        }
        return true;
    }

    private static Duration seconds(String value) {
        return Duration.ofMillis((long) (Double.parseDouble(value) * 1000));
    }

    /** Numbers of requests in flight, with commas. */
    public String inFlight() {
        return inFlight;
    }

    /** How long each number of requests in flight is kept before anything counts. */
    public Duration warmUp() {
        return warmUp;
    }

    /** How long each is measured. */
    public Duration measured() {
        return measured;
    }

    /** Options of the JVM at either end. */
    public String jvm() {
        return jvm;
    }
}
