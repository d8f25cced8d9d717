package io.vernier.cli.capture;

/**
 * Cuts one direction of a TCP connection into Diameter messages. Gets the octets in order, with the gaps that the
 * capture left, and finds the next message behind what cannot be one.
 */
final class DiameterStream {
    private enum State {
        /** Nothing Diameter was seen yet: only the beginning of a segment may prove that it is. */
        UNRECOGNISED,
        /** A message is due at {@code start}. */
        IN_STEP,
        /** A message was lost: the next one is looked for, octet by octet. */
        SEARCHING
    }

    /** Where the messages go. */
    interface Sink {
        void message(byte[] bytes);

        void note(String sentence);
    }

    private final Sink sink;
    private final boolean diameterPort;
    private State state = State.UNRECOGNISED;
    private byte[] buffer = new byte[0];
    private int start;
    private int end;
    private long toSkip;
    private long searched;

    DiameterStream(boolean diameterPort, Sink sink) {
        this.diameterPort = diameterPort;
        this.sink = sink;
    }

    /** Octets held until their message is complete. */
    int held() {
        return buffer.length;
    }

    /** The next octets, as one segment brought them. */
    void data(Octets segment) {
        int skipped = (int) Math.min(toSkip, segment.length());
        toSkip -= skipped;
        append(segment.skip(skipped));
        cut(false);
    }

    /** {@code octets} of the stream are not in the capture. */
    void gap(long octets) {
        int available = end - start;
        if (state == State.IN_STEP && available >= 4) {
            long announced = DiameterHeader.length(waiting());
            long rest = announced - available;
            sink.note("a message of " + announced + " octets is lost: " + Math.min(octets, rest)
                    + " of them are not in the capture");
            toSkip = Math.max(0, rest - octets);
        } else {
            toSkip = Math.max(0, toSkip - octets);
        }
        start = end = 0;
        if (state == State.IN_STEP) {
            state = State.SEARCHING;
        }
    }

    /** No more octets come. */
    void end() {
        cut(true);
        if (state == State.IN_STEP && end - start >= 4) {
            sink.note("the last message is incomplete: " + (end - start) + " of " + DiameterHeader.length(waiting())
                    + " octets were captured");
            start++; // whole messages may hide behind a damaged length
            state = State.SEARCHING;
            cut(true);
            searched = state == State.SEARCHING ? 0 : searched;
        }
        tellSearched();
        buffer = new byte[0];
        start = end = 0;
    }

    private void cut(boolean last) {
        boolean more = true;
        while (more && start < end) {
            more = switch (state) {
                case UNRECOGNISED -> recognise(last);
                case IN_STEP -> nextMessage();
                case SEARCHING -> search(last);
            };
        }
        if (start == end) {
            start = end = 0;
        }
    }

    private boolean recognise(boolean last) {
        var waiting = waiting();
        if (DiameterHeader.begins(waiting)) {
            state = State.IN_STEP;
            return true;
        }
        boolean tooFew = waiting.length() < DiameterHeader.ENOUGH && waiting.uint8(0) == 1;
        if (tooFew && !last) {
            return false;
        }
        if (waiting.length() >= 3 && waiting.uint8(0) == 22 && waiting.uint8(1) == 3) {
            if (diameterPort) {
                sink.note("the connection is encrypted with TLS; its messages cannot be read");
            }
        } else if (diameterPort && waiting.length() >= DiameterHeader.LENGTH) {
            state = DiameterHeader.mayBegin(waiting) ? State.IN_STEP : State.SEARCHING;
            return true;
        }
        start = end;
        return false;
    }

    private boolean nextMessage() {
        var waiting = waiting();
        if (waiting.length() < DiameterHeader.LENGTH) {
            return false;
        }
        if (!DiameterHeader.mayBegin(waiting)) {
            state = State.SEARCHING;
            return true;
        }
        int length = DiameterHeader.length(waiting);
        if (length < DiameterHeader.LENGTH) {
            state = State.SEARCHING; // the header is shown, for its fault; where the next one is, nobody knows
            length = DiameterHeader.LENGTH;
        }
        if (waiting.length() < length) {
            return false;
        }
        sink.message(waiting.first(length).copy());
        start += length;
        return true;
    }

    private boolean search(boolean last) {
        int least = last ? DiameterHeader.LENGTH : DiameterHeader.ENOUGH;
        while (end - start >= least) {
            if (DiameterHeader.begins(waiting())) {
                state = State.IN_STEP;
                tellSearched();
                return true;
            }
            start++;
            searched++;
        }
        if (last) {
            searched += end - start;
            start = end;
        }
        return false;
    }

    private void tellSearched() {
        if (searched > 0) {
            sink.note(searched + " octets are left out: no Diameter message begins in them");
            searched = 0;
        }
    }

    private Octets waiting() {
        return new Octets(buffer, start, end);
    }

    private void append(Octets segment) {
        int length = segment.length();
        if (length == 0) {
            return;
        }
        int available = end - start;
        if (end + length > buffer.length) {
            var larger = available + length > buffer.length
                    ? new byte[Math.max(available + length, Math.min(2 * available, 1 << 25))]
                    : buffer;
            System.arraycopy(buffer, start, larger, 0, available);
            buffer = larger;
            start = 0;
            end = available;
        }
        System.arraycopy(segment.bytes(), segment.from(), buffer, end, length);
        end += length;
    }
}
