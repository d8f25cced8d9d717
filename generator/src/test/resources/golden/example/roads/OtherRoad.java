// Generated from roads.dia: change that file, not this one.
package example.roads;

import io.vernier.codec.AvpFormat;
import io.vernier.codec.EnumeratedValue;
import io.vernier.codec.TypedFormats;

/**
 * A value of Other-Road.
 *
 * <p>Numbers that have no name here are kept as they are.
 */
public final class OtherRoad extends EnumeratedValue {
    /** How the value is read and written. */
    public static final AvpFormat<OtherRoad> FORMAT = TypedFormats.enumerated(OtherRoad::of);

    private OtherRoad(int value, String name) {
        super(value, name);
    }

    /** The value with this number, whether it has a name or not. */
    public static OtherRoad of(int value) {
        return new OtherRoad(value, "");
    }
}
