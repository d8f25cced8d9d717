// Generated from roads.dia: change that file, not this one.
package example.roads;

import io.vernier.codec.AvpFormat;
import io.vernier.codec.EnumeratedValue;
import io.vernier.codec.TypedFormats;

/**
 * A value of Road-Class: RFC 0000 section 4.3.
 *
 * <p>Numbers that have no name here are kept as they are.
 */
public final class RoadClass extends EnumeratedValue {
    /** 1: for everybody. */
    public static final RoadClass STREET = new RoadClass(Value.STREET, "STREET");

    /** 2: for those who pay. */
    public static final RoadClass MOTORWAY = new RoadClass(Value.MOTORWAY, "MOTORWAY");

    /** 2. */
    public static final RoadClass AUTOBAHN = MOTORWAY;

    /** 3. */
    public static final RoadClass TWO_LANES = new RoadClass(Value.TWO_LANES, "2_LANES");

    /** How the value is read and written. */
    public static final AvpFormat<RoadClass> FORMAT = TypedFormats.enumerated(RoadClass::of);

    private RoadClass(int value, String name) {
        super(value, name);
    }

    /** The value with this number, whether it has a name or not. */
    public static RoadClass of(int value) {
        return switch (value) {
            case Value.STREET -> STREET;
            case Value.MOTORWAY -> MOTORWAY;
            case Value.TWO_LANES -> TWO_LANES;
            default -> new RoadClass(value, "");
        };
    }

    /** The numbers, for {@code switch (x.value())}. */
    public static final class Value {
        /** STREET. */
        public static final int STREET = 1;

        /** MOTORWAY. */
        public static final int MOTORWAY = 2;

        /** AUTOBAHN. */
        public static final int AUTOBAHN = 2;

        /** 2_LANES. */
        public static final int TWO_LANES = 3;

        private Value() {}
    }
}
