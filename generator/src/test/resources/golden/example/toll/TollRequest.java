// Generated from toll.dia: change that file, not this one.
package example.toll;

import static io.vernier.codec.AvpFlags.MANDATORY;

import example.base.ProxyInfo;
import example.roads.RoadClass;
import example.roads.Vehicle;
import io.vernier.codec.Avp;
import io.vernier.codec.AvpFormats;
import io.vernier.codec.AvpKey;
import io.vernier.codec.AvpList;
import io.vernier.codec.CommandBuilder;
import io.vernier.codec.CommandFlags;
import io.vernier.codec.CommandType;
import io.vernier.codec.DecodeException;
import io.vernier.codec.Message;
import io.vernier.codec.Outline;
import io.vernier.codec.Request;
import io.vernier.codec.data.DiameterAddress;
import io.vernier.codec.data.DiameterUri;
import io.vernier.codec.data.IpFilterRule;
import io.vernier.codec.data.QosFilterRule;
import io.vernier.dictionary.ApplicationCommand;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A vehicle has passed (RFC 0000 section 3.1).
 *
 * <pre>{@code
 * Toll-Request ::= < Diameter Header: 9000, REQ, PXY >
 *          < Session-Id >
 *          { Auth-Application-Id }
 *          { Origin-Host }
 *          { Origin-Realm }
 *          { Toll-Number }
 *          { Road-Class }
 *       1* { Vehicle }
 *          [ Lane ]
 *          [ Odometer ]
 *          [ Drift ]
 *          [ Speed ]
 *          [ Position ]
 *          [ Photo ]
 *        * [ Beacon ]
 *          [ Passed-At ]
 *          [ Operator ]
 *          [ Info-Page ]
 *          [ Gate ]
 *          [ Gate-QoS ]
 *          [ 3GPP-Cell ]
 *        * [ Proxy-Info ]
 *        * [ AVP ]
 * }</pre>
 *
 * <p>A view of a message: nothing is decoded before it is asked for. Getters throw {@link DecodeException} for an AVP
 * whose length or value does not fit its format, those of required AVPs also where it is missing.
 */
public final class TollRequest implements Request<TollAnswer> {
    /** The command, to recognise it and to serve it. */
    public static final ApplicationCommand<TollRequest> TYPE = new ApplicationCommand<>(
            "Toll-Request", 9000, 16777999, true, TollRequest::of, () -> TollCollection.APPLICATION);

    private static final Outline OUTLINE = Outline.request("Toll-Request", "RFC 0000 section 3.1")
            .avp("< Session-Id >", 263)
            .avp("{ Auth-Application-Id }", 258)
            .avp("{ Origin-Host }", 264)
            .avp("{ Origin-Realm }", 296)
            .avp("{ Toll-Number }", 201, 32473)
            .avp("{ Road-Class }", 102, 32473)
            .avp("1* { Vehicle }", 115, 32473)
            .avp("[ Lane ]", 103, 32473)
            .avp("[ Odometer ]", 104, 32473)
            .avp("[ Drift ]", 105, 32473)
            .avp("[ Speed ]", 106, 32473)
            .avp("[ Position ]", 107, 32473)
            .avp("[ Photo ]", 108, 32473)
            .avp("* [ Beacon ]", 109, 32473)
            .avp("[ Passed-At ]", 110, 32473)
            .avp("[ Operator ]", 111, 32473)
            .avp("[ Info-Page ]", 112, 32473)
            .avp("[ Gate ]", 113, 32473)
            .avp("[ Gate-QoS ]", 114, 32473)
            .avp("[ 3GPP-Cell ]", 116, 32473)
            .avp("* [ Proxy-Info ]", 284)
            .any("* [ AVP ]")
            .build();

    private final Message message;
    private final AvpList avps;

    private TollRequest(Message message) {
        this.message = message;
        this.avps = message.avps();
    }

    /** A message seen as this command; whether it is one is not asked. */
    public static TollRequest of(Message message) {
        return new TollRequest(message);
    }

    /** Starts a request. */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public Message message() {
        return message;
    }

    @Override
    public CommandType<TollAnswer> answerType() {
        return TollAnswer.TYPE;
    }

    /** {@code < Session-Id >}. */
    public String sessionId() {
        int avp = avps.find(263, 0, "Session-Id");
        return avps.utf8At(avp);
    }

    /** {@code { Auth-Application-Id }}. */
    public long authApplicationId() {
        int avp = avps.find(258, 0, "Auth-Application-Id");
        return avps.unsigned32At(avp);
    }

    /** {@code { Origin-Host }}. */
    public String originHost() {
        int avp = avps.find(264, 0, "Origin-Host");
        return avps.utf8At(avp);
    }

    /** {@code { Origin-Realm }}. */
    public String originRealm() {
        int avp = avps.find(296, 0, "Origin-Realm");
        return avps.utf8At(avp);
    }

    /** {@code { Toll-Number }}: counts the passages of a session. */
    public long tollNumber() {
        int avp = avps.find(201, 32473, "Toll-Number");
        return avps.unsigned32At(avp);
    }

    /** {@code { Road-Class }}: RFC 0000 section 4.3. */
    public RoadClass roadClass() {
        int avp = avps.find(102, 32473, "Road-Class");
        return RoadClass.of(avps.integer32At(avp));
    }

    /** {@code 1* { Vehicle }}: Who drives. RFC 0000 section 4.2. */
    public List<Vehicle> vehicle() {
        return avps.all(115, 32473, Vehicle.FORMAT);
    }

    /** {@code [ Lane ]}. */
    public OptionalInt lane() {
        int avp = avps.find(103, 32473);
        return avp < 0 ? OptionalInt.empty() : OptionalInt.of(avps.integer32At(avp));
    }

    /** {@code [ Odometer ]}. */
    public OptionalLong odometer() {
        int avp = avps.find(104, 32473);
        return avp < 0 ? OptionalLong.empty() : OptionalLong.of(avps.integer64At(avp));
    }

    /** {@code [ Drift ]}. */
    public OptionalLong drift() {
        int avp = avps.find(105, 32473);
        return avp < 0 ? OptionalLong.empty() : OptionalLong.of(avps.integer64At(avp));
    }

    /** {@code [ Speed ]}. */
    public OptionalDouble speed() {
        int avp = avps.find(106, 32473);
        return avp < 0 ? OptionalDouble.empty() : OptionalDouble.of(avps.float32At(avp));
    }

    /** {@code [ Position ]}. */
    public OptionalDouble position() {
        int avp = avps.find(107, 32473);
        return avp < 0 ? OptionalDouble.empty() : OptionalDouble.of(avps.float64At(avp));
    }

    /** {@code [ Photo ]}. */
    public Optional<byte[]> photo() {
        int avp = avps.find(108, 32473);
        return avp < 0 ? Optional.empty() : Optional.of(avps.octetsAt(avp));
    }

    /** {@code * [ Beacon ]}. */
    public List<DiameterAddress> beacon() {
        return avps.all(109, 32473, AvpFormats.ADDRESS);
    }

    /** {@code [ Passed-At ]}. */
    public Optional<Instant> passedAt() {
        int avp = avps.find(110, 32473);
        return avp < 0 ? Optional.empty() : Optional.of(avps.timeAt(avp));
    }

    /** {@code [ Operator ]}. */
    public Optional<String> operator() {
        int avp = avps.find(111, 32473);
        return avp < 0 ? Optional.empty() : Optional.of(avps.utf8At(avp));
    }

    /** {@code [ Info-Page ]}. */
    public Optional<DiameterUri> infoPage() {
        int avp = avps.find(112, 32473);
        return avp < 0 ? Optional.empty() : Optional.of(avps.valueAt(avp, AvpFormats.DIAMETER_URI));
    }

    /** {@code [ Gate ]}. */
    public Optional<IpFilterRule> gate() {
        int avp = avps.find(113, 32473);
        return avp < 0 ? Optional.empty() : Optional.of(avps.valueAt(avp, AvpFormats.IP_FILTER_RULE));
    }

    /** {@code [ Gate-QoS ]}. */
    public Optional<QosFilterRule> gateQos() {
        int avp = avps.find(114, 32473);
        return avp < 0 ? Optional.empty() : Optional.of(avps.valueAt(avp, AvpFormats.QOS_FILTER_RULE));
    }

    /** {@code [ 3GPP-Cell ]}. */
    public OptionalLong threeGppCell() {
        int avp = avps.find(116, 32473);
        return avp < 0 ? OptionalLong.empty() : OptionalLong.of(avps.unsigned32At(avp));
    }

    /** {@code * [ Proxy-Info ]}. */
    public List<ProxyInfo> proxyInfo() {
        return avps.all(284, 0, ProxyInfo.FORMAT);
    }

    /** The AVPs that the grammar does not name, in their order. */
    public List<Avp> otherAvps() {
        return OUTLINE.others(avps);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TollRequest that && message.equals(that.message);
    }

    @Override
    public int hashCode() {
        return message.hashCode();
    }

    @Override
    public String toString() {
        return message.toString();
    }

    /**
     * Writes the message AVP by AVP; the order of the calls does not matter, that of the grammar is the cheapest.
     * Numbers that do not fit an AVP are refused at once, with an {@link IllegalArgumentException}.
     */
    public static final class Builder extends CommandBuilder {
        private Builder() {
            super(OUTLINE, 9000, 16777999, CommandFlags.REQUEST | CommandFlags.PROXIABLE);
        }

        /** Sets {@code < Session-Id >}. */
        public Builder sessionId(String value) {
            utf8(0, 263, 0, MANDATORY, value);
            return this;
        }

        /** Sets {@code { Auth-Application-Id }}. */
        public Builder authApplicationId(long value) {
            unsigned32(1, 258, 0, MANDATORY, value);
            return this;
        }

        /** Sets {@code { Origin-Host }}. */
        public Builder originHost(String value) {
            identity(2, 264, 0, MANDATORY, value);
            return this;
        }

        /** Sets {@code { Origin-Realm }}. */
        public Builder originRealm(String value) {
            identity(3, 296, 0, MANDATORY, value);
            return this;
        }

        /** Sets {@code { Toll-Number }}: counts the passages of a session. */
        public Builder tollNumber(long value) {
            unsigned32(4, 201, 32473, MANDATORY, value);
            return this;
        }

        /** Sets {@code { Road-Class }}: RFC 0000 section 4.3. */
        public Builder roadClass(RoadClass value) {
            integer32(5, 102, 32473, 0, value.value());
            return this;
        }

        /** Adds {@code 1* { Vehicle }}: Who drives. RFC 0000 section 4.2. */
        public Builder vehicle(Consumer<Vehicle.Builder> members) {
            group(6, 115, 32473, MANDATORY, new Vehicle.Builder(this), members);
            return this;
        }

        /** Adds {@code 1* { Vehicle }}: Who drives. RFC 0000 section 4.2. */
        public Builder vehicle(Vehicle value) {
            group(6, 115, 32473, MANDATORY, value);
            return this;
        }

        /** Sets {@code [ Lane ]}. */
        public Builder lane(int value) {
            integer32(7, 103, 32473, MANDATORY, value);
            return this;
        }

        /** Sets {@code [ Odometer ]}. */
        public Builder odometer(long value) {
            integer64(8, 104, 32473, MANDATORY, value);
            return this;
        }

        /** Sets {@code [ Drift ]}. */
        public Builder drift(long value) {
            integer64(9, 105, 32473, 0, value);
            return this;
        }

        /** Sets {@code [ Speed ]}. */
        public Builder speed(float value) {
            float32(10, 106, 32473, 0, value);
            return this;
        }

        /** Sets {@code [ Position ]}. */
        public Builder position(double value) {
            float64(11, 107, 32473, 0, value);
            return this;
        }

        /** Sets {@code [ Photo ]}. */
        public Builder photo(byte[] value) {
            octets(12, 108, 32473, 0, value);
            return this;
        }

        /** Adds {@code * [ Beacon ]}. */
        public Builder beacon(DiameterAddress value) {
            value(13, 109, 32473, 0, AvpFormats.ADDRESS, value);
            return this;
        }

        /** Sets {@code [ Passed-At ]}. */
        public Builder passedAt(Instant value) {
            time(14, 110, 32473, MANDATORY, value);
            return this;
        }

        /** Sets {@code [ Operator ]}. */
        public Builder operator(String value) {
            identity(15, 111, 32473, 0, value);
            return this;
        }

        /** Sets {@code [ Info-Page ]}. */
        public Builder infoPage(DiameterUri value) {
            value(16, 112, 32473, 0, AvpFormats.DIAMETER_URI, value);
            return this;
        }

        /** Sets {@code [ Gate ]}. */
        public Builder gate(IpFilterRule value) {
            value(17, 113, 32473, 0, AvpFormats.IP_FILTER_RULE, value);
            return this;
        }

        /** Sets {@code [ Gate-QoS ]}. */
        public Builder gateQos(QosFilterRule value) {
            value(18, 114, 32473, 0, AvpFormats.QOS_FILTER_RULE, value);
            return this;
        }

        /** Sets {@code [ 3GPP-Cell ]}. */
        public Builder threeGppCell(long value) {
            unsigned32(19, 116, 32473, 0, value);
            return this;
        }

        /** Adds {@code * [ Proxy-Info ]}. */
        public Builder proxyInfo(Consumer<ProxyInfo.Builder> members) {
            group(20, 284, 0, MANDATORY, new ProxyInfo.Builder(this), members);
            return this;
        }

        /** Adds {@code * [ Proxy-Info ]}. */
        public Builder proxyInfo(ProxyInfo value) {
            group(20, 284, 0, MANDATORY, value);
            return this;
        }

        /** Adds an AVP that the grammar does not name. */
        public Builder avp(Avp avp) {
            other(avp);
            return this;
        }

        /** Adds an AVP that the grammar does not name. */
        public <T> Builder avp(AvpKey<T> key, T value) {
            other(key, value);
            return this;
        }

        /**
         * The message.
         *
         * @throws IllegalStateException if an AVP is missing or there are too many of it
         */
        public TollRequest build() {
            return new TollRequest(message());
        }
    }
}
