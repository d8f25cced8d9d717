// Generated from roads.dia: change that file, not this one.
package example.roads;

import io.vernier.codec.Avp;
import io.vernier.codec.AvpFormat;
import io.vernier.codec.AvpFormats;
import io.vernier.codec.AvpList;
import io.vernier.codec.DecodeException;
import io.vernier.codec.GrammarBuilder;
import io.vernier.codec.Outline;
import io.vernier.codec.TypedFormats;
import io.vernier.codec.TypedGroup;
import io.vernier.codec.encoding.E164Number;
import io.vernier.codec.encoding.Encoding;
import io.vernier.codec.encoding.PlmnId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The group Toll-Box.
 *
 * <pre>{@code
 * Toll-Box ::= < AVP Header: 120 32473 >
 *          { Lights }
 *        * [ Phone ]
 *          [ Home ]
 *          [ Sensors ]
 *          [ Lane ]
 *          [ Damages ]
 * }</pre>
 *
 * <p>A view of the octets: nothing is decoded before it is asked for. Getters throw {@link DecodeException} for an AVP
 * whose length or value does not fit its format, those of required AVPs also where it is missing.
 */
public final class TollBox implements TypedGroup {
    /** How the group is read and written. */
    public static final AvpFormat<TollBox> FORMAT = TypedFormats.group(TollBox::of);

    private static final Outline OUTLINE = Outline.group("Toll-Box", "")
            .avp("{ Lights }", 123, 32473)
            .avp("* [ Phone ]", 121, 32473)
            .avp("[ Home ]", 122, 32473)
            .avp("[ Sensors ]", 124, 32473)
            .avp("[ Lane ]", 103, 32473)
            .avp("[ Damages ]", 125, 32473)
            .build();

    private final AvpList avps;

    private TollBox(AvpList avps) {
        this.avps = avps;
    }

    /** Members seen as this group; whether they are its members is not asked. */
    public static TollBox of(AvpList avps) {
        return new TollBox(avps);
    }

    /**
     * A group on its own, to be put into messages later.
     *
     * @throws IllegalStateException if an AVP is missing or there are too many of it
     */
    public static TollBox of(Consumer<Builder> members) {
        var builder = new Builder();
        members.accept(builder);
        return builder.build();
    }

    @Override
    public AvpList avps() {
        return avps;
    }

    /** {@code { Lights }}: which lamps are lit. */
    public Lights lights() {
        int avp = avps.findMember(123, 32473, "Lights");
        return Lights.of(avps.unsigned32At(avp));
    }

    /** {@code * [ Phone ]}. */
    public List<E164Number> phone() {
        return avps.all(121, 32473, Encoding.E164);
    }

    /**
     * {@code * [ Phone ]}.
     *
     * <p>Phone as it came, whether it has its form or not.
     */
    public List<byte[]> phoneOctets() {
        return avps.all(121, 32473, AvpFormats.OCTET_STRING);
    }

    /** {@code [ Home ]}. */
    public Optional<PlmnId> home() {
        int avp = avps.findMember(122, 32473);
        return avp < 0 ? Optional.empty() : Optional.of(avps.valueAt(avp, Encoding.PLMN_TEXT));
    }

    /**
     * {@code [ Home ]}.
     *
     * <p>Home as it came, whether it has its form or not.
     */
    public Optional<String> homeText() {
        int avp = avps.findMember(122, 32473);
        return avp < 0 ? Optional.empty() : Optional.of(avps.utf8At(avp));
    }

    /** {@code [ Sensors ]}. */
    public Optional<Sensors> sensors() {
        int avp = avps.findMember(124, 32473);
        return avp < 0 ? Optional.empty() : Optional.of(Sensors.of(avps.integer64At(avp)));
    }

    /** {@code [ Lane ]}. */
    public OptionalInt lane() {
        int avp = avps.findMember(103, 32473);
        return avp < 0 ? OptionalInt.empty() : OptionalInt.of(avps.integer32At(avp));
    }

    /** {@code [ Damages ]}. */
    public OptionalLong damages() {
        int avp = avps.findMember(125, 32473);
        return avp < 0 ? OptionalLong.empty() : OptionalLong.of(avps.unsigned32At(avp));
    }

    /** The AVPs that the grammar does not name, in their order. */
    public List<Avp> otherAvps() {
        return OUTLINE.others(avps);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TollBox that && avps.equals(that.avps);
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

        /** Sets {@code { Lights }}: which lamps are lit. */
        public Builder lights(Lights value) {
            unsigned32(0, 123, 32473, 0, value.value());
            return this;
        }

        /** Sets {@code { Lights }}: which lamps are lit. As a number. */
        public Builder lights(long value) {
            unsigned32(0, 123, 32473, 0, value);
            return this;
        }

        /** Adds {@code * [ Phone ]}. */
        public Builder phone(E164Number value) {
            value(1, 121, 32473, 0, Encoding.E164, value);
            return this;
        }

        /** Adds {@code * [ Phone ]}. As it is to be sent. */
        public Builder phone(byte[] value) {
            octets(1, 121, 32473, 0, value);
            return this;
        }

        /** Sets {@code [ Home ]}. */
        public Builder home(PlmnId value) {
            value(2, 122, 32473, 0, Encoding.PLMN_TEXT, value);
            return this;
        }

        /** Sets {@code [ Home ]}. As it is to be sent. */
        public Builder home(String value) {
            utf8(2, 122, 32473, 0, value);
            return this;
        }

        /** Sets {@code [ Sensors ]}. */
        public Builder sensors(Sensors value) {
            integer64(3, 124, 32473, 0, value.value());
            return this;
        }

        /** Sets {@code [ Sensors ]}. As a number. */
        public Builder sensors(long value) {
            integer64(3, 124, 32473, 0, value);
            return this;
        }

        /** Sets {@code [ Lane ]}. */
        public Builder lane(int value) {
            integer32(4, 103, 32473, 0, value);
            return this;
        }

        /** Sets {@code [ Damages ]}. */
        public Builder damages(long value) {
            unsigned32(5, 125, 32473, 0, value);
            return this;
        }

        private TollBox build() {
            return new TollBox(members());
        }
    }
}
