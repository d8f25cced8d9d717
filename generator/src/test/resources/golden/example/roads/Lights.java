// Generated from roads.dia: change that file, not this one.
package example.roads;

import io.vernier.codec.AvpFormat;
import io.vernier.codec.BitMask;
import io.vernier.codec.TypedFormats;

/**
 * The bits of Lights: which lamps are lit.
 *
 * <p>Each constant is the value with this bit alone; bits that have no name here are kept as they are.
 */
public final class Lights extends BitMask<Lights> {
    /** Bit 0. */
    public static final Lights LOW_BEAM = new Lights(1L << 0);

    /** Bit 1: not in towns. */
    public static final Lights HIGH_BEAM = new Lights(1L << 1);

    /** Bit 31. */
    public static final Lights VALUE = new Lights(1L << 31);

    /** How the value is read and written. */
    public static final AvpFormat<Lights> FORMAT = TypedFormats.bits32(Lights::of);

    private Lights(long value) {
        super(value);
    }

    /** The value with these bits, whether they have names or not. */
    public static Lights of(long value) {
        return new Lights(value);
    }

    /** The value with the bits of all these. */
    public static Lights of(Lights... bits) {
        long value = 0;
        for (var bit : bits) {
            value |= bit.value();
        }
        return new Lights(value);
    }

    /** Whether Low-Beam is set. */
    public boolean lowBeam() {
        return has(LOW_BEAM);
    }

    /** Whether High-Beam is set. */
    public boolean highBeam() {
        return has(HIGH_BEAM);
    }

    /** Whether Value is set. */
    public boolean valueBit() {
        return has(VALUE);
    }

    @Override
    protected Lights with(long newValue) {
        return new Lights(newValue);
    }

    @Override
    protected String bitName(int bit) {
        return switch (bit) {
            case 0 -> "Low-Beam";
            case 1 -> "High-Beam";
            case 31 -> "Value";
            default -> "";
        };
    }
}
