// Generated from toll.dia: change that file, not this one.
package example.toll;

import io.vernier.codec.AvpFormat;
import io.vernier.codec.EnumeratedValue;
import io.vernier.codec.TypedFormats;

/**
 * A value of Other-Road.
 *
 * <p>Numbers that have no name here are kept as they are.
 */
public final class OtherRoad extends EnumeratedValue {
    /** 7. */
    public static final OtherRoad FIELD_PATH = new OtherRoad(Value.FIELD_PATH, "FIELD_PATH");

    /** How the value is read and written. */
    public static final AvpFormat<OtherRoad> FORMAT = TypedFormats.enumerated(OtherRoad::of);

    private OtherRoad(int value, String name) {
        super(value, name);
    }

    /** The value with this number, whether it has a name or not. */
    public static OtherRoad of(int value) {
        return switch (value) {
            case Value.FIELD_PATH -> FIELD_PATH;
            default -> new OtherRoad(value, "");
        };
    }

    /** The numbers, for {@code switch (x.value())}. */
    public static final class Value {
        /** FIELD_PATH. */
        public static final int FIELD_PATH = 7;

        private Value() {}
    }
}
