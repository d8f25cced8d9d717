package io.vernier.codec;

import java.time.Instant;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * What generated builders of commands and groups have in common: each AVP is written straight into the buffer that the
 * message will be cut from, under its ordinal in the grammar. When the last one is there, those that came out of order
 * are put in order, an AVP that may occur once but was given again counts as given the last time, and what is missing is
 * named.
 *
 * <p>For one message or group; not safe for use by several threads at once. Generated code is the only user.
 */
public abstract class GrammarBuilder {
    private static final int NONE = Integer.MAX_VALUE;
    private static final int TYPICAL_GROUP = 128;

    private final Outline outline;
    private final AvpWriter out;

    /** Tells this builder from others with the same writer. */
    private final int turn;

    /** The largest ordinal so far. */
    private int last;

    /** The lines at the head of the grammar whose AVPs have been written. */
    private long seen;

    /** Whether AVPs are in order and none was given twice that may not. */
    private boolean inOrder = true;

    private int nextDefault = NONE;
    private int start;

    /** A builder that writes at the end of this writer. */
    GrammarBuilder(Outline outline, AvpWriter out) {
        this.outline = outline;
        this.out = out;
        this.turn = 0;
        this.start = out.position();
        this.nextDefault = outline.defaults().length == 0 ? NONE : outline.defaults()[0];
    }

    /** A builder of a group on its own. */
    protected GrammarBuilder(Outline outline) {
        this(outline, new AvpWriter(TYPICAL_GROUP));
    }

    /** A builder of a group inside of what another one builds. */
    protected GrammarBuilder(Outline outline, GrammarBuilder outer) {
        this.outline = outline;
        this.out = outer.out;
        this.turn = out.newTurn();
    }

    protected final void integer32(int ordinal, int code, int vendorId, int flags, int value) {
        int mark = before(ordinal);
        out.integer32(code, vendorId, flags, value);
        written(ordinal, mark);
    }

    protected final void unsigned32(int ordinal, int code, int vendorId, int flags, long value) {
        int mark = before(ordinal);
        out.unsigned32(code, vendorId, flags, value);
        written(ordinal, mark);
    }

    protected final void integer64(int ordinal, int code, int vendorId, int flags, long value) {
        int mark = before(ordinal);
        out.integer64(code, vendorId, flags, value);
        written(ordinal, mark);
    }

    protected final void float32(int ordinal, int code, int vendorId, int flags, float value) {
        int mark = before(ordinal);
        out.float32(code, vendorId, flags, value);
        written(ordinal, mark);
    }

    protected final void float64(int ordinal, int code, int vendorId, int flags, double value) {
        int mark = before(ordinal);
        out.float64(code, vendorId, flags, value);
        written(ordinal, mark);
    }

    protected final void utf8(int ordinal, int code, int vendorId, int flags, String value) {
        int mark = before(ordinal);
        out.utf8(code, vendorId, flags, value);
        written(ordinal, mark);
    }

    protected final void identity(int ordinal, int code, int vendorId, int flags, String value) {
        int mark = before(ordinal);
        out.identity(code, vendorId, flags, value);
        written(ordinal, mark);
    }

    protected final void time(int ordinal, int code, int vendorId, int flags, Instant value) {
        int mark = before(ordinal);
        out.time(code, vendorId, flags, value);
        written(ordinal, mark);
    }

    protected final void octets(int ordinal, int code, int vendorId, int flags, byte[] value) {
        int mark = before(ordinal);
        out.octets(code, vendorId, flags, value);
        written(ordinal, mark);
    }

    /** Writes an AVP whose format is more than a number or some octets. */
    protected final <T> void value(int ordinal, int code, int vendorId, int flags, AvpFormat<T> format, T value) {
        int mark = before(ordinal);
        out.value(code, vendorId, flags, format, value);
        written(ordinal, mark);
    }

    /** Writes a group, whose members the given function gives to the builder made for them. */
    protected final <B extends GrammarBuilder> void group(
            int ordinal, int code, int vendorId, int flags, B builder, Consumer<B> members) {
        int mark = before(ordinal);
        int group = out.beginGroup(code, vendorId, flags);
        GrammarBuilder inner = builder;
        inner.start = out.position();
        out.turn(inner.turn);
        try {
            members.accept(builder);
            inner.finish();
            out.end(group);
        } catch (RuntimeException e) {
            out.rewind(mark);
            throw e;
        } finally {
            out.turn(turn);
        }
        written(ordinal, mark);
    }

    /** Writes a group that is there already. */
    protected final void group(int ordinal, int code, int vendorId, int flags, TypedGroup value) {
        value(ordinal, code, vendorId, flags, AvpFormats.GROUPED, value.avps());
    }

    /**
     * What was written to a group on its own.
     *
     * @throws IllegalStateException if an AVP is missing or there are too many of it
     */
    protected final AvpList members() {
        finish();
        return out.toList();
    }

    /** Writes an AVP as it is; the ordinal follows from its code where the grammar names it. */
    protected final void other(Avp avp) {
        int ordinal = outline.ordinalOf(avp.code(), avp.list().vendorId(avp.position()));
        int mark = before(ordinal);
        out.avp(avp);
        written(ordinal, mark);
    }

    /** Writes an AVP with the flags of its key; the ordinal follows from the code where the grammar names it. */
    protected final <T> void other(AvpKey<T> key, T value) {
        value(
                outline.ordinalOf(key.code(), key.vendorId()),
                key.code(),
                key.vendorId(),
                key.flags(),
                key.format(),
                value);
    }

    /** Where the AVPs are written. */
    final AvpWriter out() {
        return out;
    }

    final Outline outline() {
        return outline;
    }

    /** Has {@link #writeDefaults} asked when this line, or one behind it, is reached. */
    final void nextDefault(int ordinal) {
        nextDefault = ordinal;
    }

    /** Writes what comes by itself before this line, and on this line too if the caller does not. */
    void writeDefaults(int ordinal) {
        throw new IllegalStateException("a group has no defaults");
    }

    /** Ends the writing: nothing is missing, and everything stands where the grammar has it. */
    final void finish() {
        if (nextDefault != NONE) {
            writeDefaults(NONE);
        }
        long required = outline.required();
        if ((seen & required) != required || outline.isCounted()) {
            outline.check(counts());
        }
        if (!inOrder) {
            arrange();
        }
    }

    /** Notes that an AVP of this line now stands between the mark and the end. */
    final void written(int ordinal, int mark) {
        if (ordinal < last) {
            inOrder = false;
        } else {
            last = ordinal;
        }
        if (ordinal < Outline.MASKED) {
            long bit = 1L << ordinal;
            if ((seen & bit & outline.once()) != 0) {
                inOrder = false;
            }
            seen |= bit;
        } else if (mark > start && outline.isOnce(ordinal)) {
            inOrder = false; // not known, so it is looked at when all is there
        }
    }

    private int before(int ordinal) {
        if (out.turn() != turn) {
            throw new IllegalStateException("a group inside is still being written");
        }
        if (ordinal >= nextDefault) {
            writeDefaults(ordinal);
        }
        return out.position();
    }

    /** How often the AVP of each line stands in what was written. */
    private int[] counts() {
        var counts = new int[outline.size() + 1];
        byte[] bytes = out.array();
        for (int at = start; at < out.position(); at += Octets.padded(lengthAt(bytes, at))) {
            int ordinal = ordinalAt(bytes, at);
            counts[ordinal] = outline.isOnce(ordinal) ? 1 : counts[ordinal] + 1;
        }
        return counts;
    }

    private void arrange() {
        byte[] written = Arrays.copyOfRange(out.array(), start, out.position());
        var places = new long[written.length / 8];
        int count = 0;
        for (int at = 0; at < written.length; at += Octets.padded(lengthAt(written, at))) {
            places[count++] = ((long) ordinalAt(written, at) << 32) | at;
        }
        Arrays.sort(places, 0, count);
        out.rewind(start);
        for (int i = 0; i < count; i++) {
            int ordinal = (int) (places[i] >>> 32);
            boolean givenAgain = i + 1 < count && (int) (places[i + 1] >>> 32) == ordinal && outline.isOnce(ordinal);
            if (!givenAgain) {
                int at = (int) places[i];
                out.putRaw(written, at, Octets.padded(lengthAt(written, at)));
            }
        }
    }

    private int ordinalAt(byte[] bytes, int at) {
        return outline.ordinalOf(Octets.int32(bytes, at), bytes[at + 4] < 0 ? Octets.int32(bytes, at + 8) : 0);
    }

    private static int lengthAt(byte[] bytes, int at) {
        return Octets.int32(bytes, at + 4) & 0xff_ffff;
    }
}
