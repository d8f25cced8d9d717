// Generated from roads.dia: change that file, not this one.
package example.roads;

import static io.vernier.codec.AvpFlags.MANDATORY;
import static io.vernier.codec.AvpFlags.PROTECTED;

import io.vernier.codec.AvpFormats;
import io.vernier.codec.AvpKey;
import io.vernier.codec.data.DiameterAddress;
import io.vernier.codec.data.DiameterUri;
import io.vernier.codec.data.IpFilterRule;
import io.vernier.codec.data.QosFilterRule;
import io.vernier.codec.encoding.E164Number;
import io.vernier.codec.encoding.Encoding;
import io.vernier.codec.encoding.PlmnId;
import java.time.Instant;

/** The AVPs of roads, for those who read and write messages without their classes. */
public final class RoadsAvps {
    /** Plate: RFC 0000 section 4.1. */
    public static final AvpKey<String> PLATE = new AvpKey<>("Plate", 101, 32473, MANDATORY, AvpFormats.UTF8_STRING);

    /** Road-Class: RFC 0000 section 4.3. */
    public static final AvpKey<RoadClass> ROAD_CLASS =
            new AvpKey<>("Road-Class", 102, 32473, MANDATORY, RoadClass.FORMAT);

    /** Lane. */
    public static final AvpKey<Integer> LANE = new AvpKey<>("Lane", 103, 32473, 0, AvpFormats.INTEGER32);

    /** Odometer. */
    public static final AvpKey<Long> ODOMETER = new AvpKey<>("Odometer", 104, 32473, MANDATORY, AvpFormats.UNSIGNED64);

    /** Drift. */
    public static final AvpKey<Long> DRIFT = new AvpKey<>("Drift", 105, 32473, 0, AvpFormats.INTEGER64);

    /** Speed. */
    public static final AvpKey<Float> SPEED = new AvpKey<>("Speed", 106, 32473, 0, AvpFormats.FLOAT32);

    /** Position. */
    public static final AvpKey<Double> POSITION = new AvpKey<>("Position", 107, 32473, 0, AvpFormats.FLOAT64);

    /** Photo. */
    public static final AvpKey<byte[]> PHOTO = new AvpKey<>("Photo", 108, 32473, 0, AvpFormats.OCTET_STRING);

    /** Beacon. */
    public static final AvpKey<DiameterAddress> BEACON = new AvpKey<>("Beacon", 109, 32473, 0, AvpFormats.ADDRESS);

    /** Passed-At. */
    public static final AvpKey<Instant> PASSED_AT = new AvpKey<>("Passed-At", 110, 32473, MANDATORY, AvpFormats.TIME);

    /** Operator. */
    public static final AvpKey<String> OPERATOR = new AvpKey<>("Operator", 111, 32473, 0, AvpFormats.DIAMETER_IDENTITY);

    /** Info-Page. */
    public static final AvpKey<DiameterUri> INFO_PAGE =
            new AvpKey<>("Info-Page", 112, 32473, 0, AvpFormats.DIAMETER_URI);

    /** Gate. */
    public static final AvpKey<IpFilterRule> GATE = new AvpKey<>("Gate", 113, 32473, 0, AvpFormats.IP_FILTER_RULE);

    /** Gate-QoS. */
    public static final AvpKey<QosFilterRule> GATE_QOS =
            new AvpKey<>("Gate-QoS", 114, 32473, 0, AvpFormats.QOS_FILTER_RULE);

    /** Vehicle: Who drives. RFC 0000 section 4.2. */
    public static final AvpKey<Vehicle> VEHICLE = new AvpKey<>("Vehicle", 115, 32473, MANDATORY, Vehicle.FORMAT);

    /** 3GPP-Cell. */
    public static final AvpKey<Long> THREE_GPP_CELL = new AvpKey<>("3GPP-Cell", 116, 32473, 0, AvpFormats.UNSIGNED32);

    /** Class. */
    public static final AvpKey<String> CLASS = new AvpKey<>("Class", 117, 32473, 0, AvpFormats.UTF8_STRING);

    /** Anything. */
    public static final AvpKey<Anything> ANYTHING = new AvpKey<>("Anything", 118, 32473, PROTECTED, Anything.FORMAT);

    /** Other-Road. */
    public static final AvpKey<OtherRoad> OTHER_ROAD = new AvpKey<>("Other-Road", 119, 32473, 0, OtherRoad.FORMAT);

    /** Toll-Box. */
    public static final AvpKey<TollBox> TOLL_BOX = new AvpKey<>("Toll-Box", 120, 32473, MANDATORY, TollBox.FORMAT);

    /** Phone. */
    public static final AvpKey<E164Number> PHONE = new AvpKey<>("Phone", 121, 32473, 0, Encoding.E164);

    /** Home. */
    public static final AvpKey<PlmnId> HOME = new AvpKey<>("Home", 122, 32473, 0, Encoding.PLMN_TEXT);

    /** Lights: which lamps are lit. */
    public static final AvpKey<Lights> LIGHTS = new AvpKey<>("Lights", 123, 32473, 0, Lights.FORMAT);

    /** Sensors. */
    public static final AvpKey<Sensors> SENSORS = new AvpKey<>("Sensors", 124, 32473, 0, Sensors.FORMAT);

    /** Damages. */
    public static final AvpKey<Long> DAMAGES = new AvpKey<>("Damages", 125, 32473, 0, AvpFormats.UNSIGNED32);

    private RoadsAvps() {}
}
