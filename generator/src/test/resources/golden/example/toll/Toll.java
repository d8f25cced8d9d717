// Generated from toll.dia: change that file, not this one.
package example.toll;

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
 * The group Toll: RFC 0000 section 4.9.
 *
 * <pre>{@code
 * Toll ::= < AVP Header: 202 32473 >
 *          { Odometer }
 *          [ Other-Road ]
 * }</pre>
 *
 * <p>A view of the octets: nothing is decoded before it is asked for. Getters throw {@link DecodeException} for an AVP
 * whose length or value does not fit its format, those of required AVPs also where it is missing.
 */
public final class Toll implements TypedGroup {
    /** How the group is read and written. */
    public static final AvpFormat<Toll> FORMAT = TypedFormats.group(Toll::of);

    private static final Outline OUTLINE = Outline.group("Toll", "RFC 0000 section 4.9")
            .avp("{ Odometer }", 104, 32473)
            .avp("[ Other-Road ]", 119, 32473)
            .build();

    private final AvpList avps;

    private Toll(AvpList avps) {
        this.avps = avps;
    }

    /** Members seen as this group; whether they are its members is not asked. */
    public static Toll of(AvpList avps) {
        return new Toll(avps);
    }

    /**
     * A group on its own, to be put into messages later.
     *
     * @throws IllegalStateException if an AVP is missing or there are too many of it
     */
    public static Toll of(Consumer<Builder> members) {
        var builder = new Builder();
        members.accept(builder);
        return builder.build();
    }

    @Override
    public AvpList avps() {
        return avps;
    }

    /** {@code { Odometer }}. */
    public long odometer() {
        int avp = avps.findMember(104, 32473, "Odometer");
        return avps.integer64At(avp);
    }

    /** {@code [ Other-Road ]}. */
    public Optional<OtherRoad> otherRoad() {
        int avp = avps.findMember(119, 32473);
        return avp < 0 ? Optional.empty() : Optional.of(OtherRoad.of(avps.integer32At(avp)));
    }

    /** The AVPs that the grammar does not name, in their order. */
    public List<Avp> otherAvps() {
        return OUTLINE.others(avps);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Toll that && avps.equals(that.avps);
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

        /** Sets {@code { Odometer }}. */
        public Builder odometer(long value) {
            integer64(0, 104, 32473, MANDATORY, value);
            return this;
        }

        /** Sets {@code [ Other-Road ]}. */
        public Builder otherRoad(OtherRoad value) {
            integer32(1, 119, 32473, 0, value.value());
            return this;
        }

        private Toll build() {
            return new Toll(members());
        }
    }
}
