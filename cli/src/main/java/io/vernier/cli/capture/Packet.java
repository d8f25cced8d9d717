package io.vernier.cli.capture;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One packet of a capture file.
 *
 * @param frame its number in the file, from 1
 * @param time when it was captured; absent where the file does not say
 * @param linkType what {@code data} starts with, as a number of the LINKTYPE registry
 * @param data what was captured
 * @param originalLength how long it was on the wire; more than {@code data} where the capture cut it
 */
record Packet(long frame, @Nullable Instant time, int linkType, Octets data, long originalLength) {}
