// Generated from roads.dia: change that file, not this one.
package example.roads;

import io.vernier.codec.AvpFormat;
import io.vernier.codec.BitMask;
import io.vernier.codec.TypedFormats;

/**
 * The bits of Sensors.
 *
 * <p>Each constant is the value with this bit alone; bits that have no name here are kept as they are.
 */
public final class Sensors extends BitMask<Sensors> {
    /** Bit 0. */
    public static final Sensors RAIN = new Sensors(1L << 0);

    /** Bit 40. */
    public static final Sensors FAR_IR = new Sensors(1L << 40);

    /** How the value is read and written. */
    public static final AvpFormat<Sensors> FORMAT = TypedFormats.bits64(Sensors::of);

    private Sensors(long value) {
        super(value);
    }

    /** The value with these bits, whether they have names or not. */
    public static Sensors of(long value) {
        return new Sensors(value);
    }

    /** The value with the bits of all these. */
    public static Sensors of(Sensors... bits) {
        long value = 0;
        for (var bit : bits) {
            value |= bit.value();
        }
        return new Sensors(value);
    }

    /** Whether Rain is set. */
    public boolean rain() {
        return has(RAIN);
    }

    /** Whether Far-IR is set. */
    public boolean farIr() {
        return has(FAR_IR);
    }

    @Override
    protected Sensors with(long newValue) {
        return new Sensors(newValue);
    }

    @Override
    protected String bitName(int bit) {
        return switch (bit) {
            case 0 -> "Rain";
            case 40 -> "Far-IR";
            default -> "";
        };
    }
}
