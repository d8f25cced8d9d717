package io.vernier.cli.load;

import java.time.Duration;

/** What the requests of a run go to, and what they are. */
interface Target {
    int connections();

    /** How long an answer is waited for. */
    Duration patience();

    /** A place in flight on one of the connections, which are numbered from 0 on. */
    Slot slot(int connection, Meter meter, Slot.Ends ends);

    /** Whether messages wait at this moment because the other end does not read. */
    boolean isBackedUp();
}
