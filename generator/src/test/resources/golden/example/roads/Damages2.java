// Generated from roads.dia: change that file, not this one.
package example.roads;

import io.vernier.codec.AvpFormat;
import io.vernier.codec.BitMask;
import io.vernier.codec.TypedFormats;

/**
 * The bits of Damages where it stands beside Lane 2: RFC 0000 section 4.4.
 *
 * <p>Each constant is the value with this bit alone; bits that have no name here are kept as they are.
 */
public final class Damages2 extends BitMask<Damages2> {
    /** Bit 3. */
    public static final Damages2 SCRATCH = new Damages2(1L << 3);

    /** How the value is read and written. */
    public static final AvpFormat<Damages2> FORMAT = TypedFormats.bits32(Damages2::of);

    private Damages2(long value) {
        super(value);
    }

    /** The value with these bits, whether they have names or not. */
    public static Damages2 of(long value) {
        return new Damages2(value);
    }

    /** The value with the bits of all these. */
    public static Damages2 of(Damages2... bits) {
        long value = 0;
        for (var bit : bits) {
            value |= bit.value();
        }
        return new Damages2(value);
    }

    /** Whether Scratch is set. */
    public boolean scratch() {
        return has(SCRATCH);
    }

    @Override
    protected Damages2 with(long newValue) {
        return new Damages2(newValue);
    }

    @Override
    protected String bitName(int bit) {
        return switch (bit) {
            case 3 -> "Scratch";
            default -> "";
        };
    }
}
