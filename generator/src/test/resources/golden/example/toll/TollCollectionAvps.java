// Generated from toll.dia: change that file, not this one.
package example.toll;

import static io.vernier.codec.AvpFlags.MANDATORY;

import example.roads.RoadClass;
import io.vernier.codec.AvpFormats;
import io.vernier.codec.AvpKey;

/** The AVPs of toll, for those who read and write messages without their classes. */
public final class TollCollectionAvps {
    /** Toll-Number: counts the passages of a session. */
    public static final AvpKey<Long> TOLL_NUMBER =
            new AvpKey<>("Toll-Number", 201, 32473, MANDATORY, AvpFormats.UNSIGNED32);

    /** Toll: RFC 0000 section 4.9. */
    public static final AvpKey<Toll> TOLL = new AvpKey<>("Toll", 202, 32473, MANDATORY, Toll.FORMAT);

    /** Road-Class: RFC 0000 section 4.3. */
    public static final AvpKey<RoadClass> ROAD_CLASS = new AvpKey<>("Road-Class", 102, 32473, 0, RoadClass.FORMAT);

    /** Lane. */
    public static final AvpKey<Integer> LANE = new AvpKey<>("Lane", 103, 32473, MANDATORY, AvpFormats.INTEGER32);

    /** Other-Road. */
    public static final AvpKey<OtherRoad> OTHER_ROAD = new AvpKey<>("Other-Road", 119, 32473, 0, OtherRoad.FORMAT);

    private TollCollectionAvps() {}
}
