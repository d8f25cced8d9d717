package io.vernier.cli.demo;

import io.vernier.cli.load.Report;
import io.vernier.codec.Message;
import java.time.Instant;

/** Something that happened, and when. */
sealed interface Sight {
    Instant at();

    /** How it is to be taken. */
    enum Mood {
        NEUTRAL,
        GOOD,
        BAD
    }

    /** What is done next, in a sentence. */
    record Chapter(Instant at, String words) implements Sight {}

    /** A message on the wire between the two. */
    record Passed(Instant at, boolean fromClient, Message message) implements Sight {}

    /** Somebody cut the wire. */
    record Cut(Instant at) implements Sight {}

    /** What the client's node, or a call of it, told. */
    record Told(Instant at, Mood mood, String words) implements Sight {}

    /** How fast the two were. */
    record Measured(Instant at, Report report) implements Sight {}
}
