// Generated from roads.dia: change that file, not this one.
package example.roads;

import static io.vernier.codec.AvpFlags.MANDATORY;

import io.vernier.codec.Avp;
import io.vernier.codec.AvpFormat;
import io.vernier.codec.AvpList;
import io.vernier.codec.DecodeException;
import io.vernier.codec.GrammarBuilder;
import io.vernier.codec.Outline;
import io.vernier.codec.TypedFormats;
import io.vernier.codec.TypedGroup;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Who drives. RFC 0000 section 4.2.
 *
 * <pre>{@code
 * Vehicle ::= < AVP Header: 115 32473 >
 *          { Plate }
 *        * [ Vehicle ]
 *          [ Class ]
 * }</pre>
 *
 * <p>A view of the octets: nothing is decoded before it is asked for. Getters throw {@link DecodeException} for an AVP
 * whose length or value does not fit its format, those of required AVPs also where it is missing.
 */
public final class Vehicle implements TypedGroup {
    /** How the group is read and written. */
    public static final AvpFormat<Vehicle> FORMAT = TypedFormats.group(Vehicle::of);

    private static final Outline OUTLINE = Outline.group("Vehicle", "RFC 0000 section 4.2")
            .avp("{ Plate }", 101, 32473)
            .avp("* [ Vehicle ]", 115, 32473)
            .avp("[ Class ]", 117, 32473)
            .build();

    private final AvpList avps;

    private Vehicle(AvpList avps) {
        this.avps = avps;
    }

    /** Members seen as this group; whether they are its members is not asked. */
    public static Vehicle of(AvpList avps) {
        return new Vehicle(avps);
    }

    /**
     * A group on its own, to be put into messages later.
     *
     * @throws IllegalStateException if an AVP is missing or there are too many of it
     */
    public static Vehicle of(Consumer<Builder> members) {
        var builder = new Builder();
        members.accept(builder);
        return builder.build();
    }

    @Override
    public AvpList avps() {
        return avps;
    }

    /** {@code { Plate }}: RFC 0000 section 4.1. */
    public String plate() {
        int avp = avps.findMember(101, 32473, "Plate");
        return avps.utf8At(avp);
    }

    /** {@code * [ Vehicle ]}: Who drives. RFC 0000 section 4.2. */
    public List<Vehicle> vehicle() {
        return avps.all(115, 32473, Vehicle.FORMAT);
    }

    /** {@code [ Class ]}. */
    public Optional<String> classAvp() {
        int avp = avps.findMember(117, 32473);
        return avp < 0 ? Optional.empty() : Optional.of(avps.utf8At(avp));
    }

    /** The AVPs that the grammar does not name, in their order. */
    public List<Avp> otherAvps() {
        return OUTLINE.others(avps);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Vehicle that && avps.equals(that.avps);
    }

    @Override
    public int hashCode() {
        return avps.hashCode();
    }

    @Override
    public String toString() {
        return avps.toString();
    }

    /** Writes the group AVP by AVP, into the buffer of what it is a part of. */
    public static final class Builder extends GrammarBuilder {
        private Builder() {
            super(OUTLINE);
        }

        /** For the builders of what contains this group. */
        public Builder(GrammarBuilder outer) {
            super(OUTLINE, outer);
        }

        /** Sets {@code { Plate }}: RFC 0000 section 4.1. */
        public Builder plate(String value) {
            utf8(0, 101, 32473, MANDATORY, value);
            return this;
        }

        /** Adds {@code * [ Vehicle ]}: Who drives. RFC 0000 section 4.2. */
        public Builder vehicle(Consumer<Vehicle.Builder> members) {
            group(1, 115, 32473, MANDATORY, new Vehicle.Builder(this), members);
            return this;
        }

        /** Adds {@code * [ Vehicle ]}: Who drives. RFC 0000 section 4.2. */
        public Builder vehicle(Vehicle value) {
            group(1, 115, 32473, MANDATORY, value);
            return this;
        }

        /** Sets {@code [ Class ]}. */
        public Builder classAvp(String value) {
            utf8(2, 117, 32473, 0, value);
            return this;
        }

        private Vehicle build() {
            return new Vehicle(members());
        }
    }
}
